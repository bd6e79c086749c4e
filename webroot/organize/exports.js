import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';
import { toast } from '../parts/toast.js';

const FORMATS = ['ics', 'json', 'xml'];

async function copy(url) {
  await navigator.clipboard.writeText(url).then(
    () => toast({ text: t('exports.copied') }),
    () => toast({ text: t('exports.not-copied', { url }), lasts: true }),
  );
}

const link = (href, text, symbol, isFile = false) => html`<a class="icon-button" href=${href} ?download=${isFile}
  aria-label=${text} title=${text}>${icon(symbol)}</a>`;

/** The program for other programs: calendars, apps, signage. */
export function exportsPanel({ slug, status }) {
  const isPublic = status !== 'DRAFT';
  const row = (format) => {
    const path = `/api/v1/conferences/${slug}/schedule.${format}`;
    const url = location.origin + path;
    const copyText = t('exports.copy', { format });
    return html`<li><span><b>${t(`exports.${format}`)}</b><small>${t(`exports.${format}.for`)}</small></span>
      ${format === 'ics' && isPublic ? link(url.replace(/^https?:/, 'webcal:'), t('exports.subscribe'), 'calendar') : nothing}
      <button type="button" class="icon-button" aria-label=${copyText} title=${copyText} @click=${() => copy(url)}>${icon('copy')}</button>
      ${isPublic ? link(path, t('exports.download', { format }), 'download', true) : nothing}</li>`;
  };
  return html`<section class="panel"><h2>${t('exports.title')}</h2>${isPublic ? nothing : html`<p class="hint">${t('exports.draft')}</p>`}
    <ul class="export-list">${FORMATS.map(row)}</ul></section>`;
}
