import { html, nothing } from 'lit';
import { saveProgram } from '../lib/files.js';
import { t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';

const FORMATS = ['ics', 'json', 'xml'];

async function copy(url) {
  await navigator.clipboard.writeText(url).then(
    () => toast({ text: t('exports.copied') }),
    () => toast({ text: t('exports.not-copied', { url }), lasts: true }),
  );
}

const button = (text, symbol, run) => html`<button type="button" class="icon-button" aria-label=${text} title=${text}
  @click=${run}>${icon(symbol)}</button>`;

/** The program for other programs: calendars, apps, signage. */
export function exportsPanel({ slug, status }) {
  const isPublic = status !== 'DRAFT';
  const row = (format) => {
    const url = `${location.origin}/api/v1/conferences/${slug}/schedule.${format}`;
    return html`<li><span><b>${t(`exports.${format}`)}</b><small>${t(`exports.${format}.for`)}</small></span>
      ${format === 'ics' && isPublic ? html`<a class="icon-button" href=${url.replace(/^https?:/, 'webcal:')}
        aria-label=${t('exports.subscribe')} title=${t('exports.subscribe')}>${icon('calendar')}</a>` : nothing}
      ${button(t('exports.copy', { format }), 'copy', () => copy(url))}
      ${button(t('exports.download', { format }), 'download', () => saveProgram(slug, format).catch(toastProblem))}</li>`;
  };
  return html`<section class="panel"><h2>${t('exports.title')}</h2>${isPublic ? nothing : html`<p class="hint">${t('exports.draft')}</p>`}
    <ul class="export-list">${FORMATS.map(row)}</ul></section>`;
}
