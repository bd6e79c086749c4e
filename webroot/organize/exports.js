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

/** The program for other programs: calendars, apps, signage. */
export function exportsPanel({ slug, status }) {
  const isPublic = status !== 'DRAFT';
  const row = (format) => {
    const path = `/api/v1/conferences/${slug}/schedule.${format}`;
    const url = location.origin + path;
    return html`<li><span><b>${t(`exports.${format}`)}</b><small>${t(`exports.${format}.for`)}</small></span>
      ${format === 'ics' && isPublic ? html`<a class="icon-button" href=${url.replace(/^https?:/, 'webcal:')} aria-label=${t('exports.subscribe')} title=${t('exports.subscribe')}>${icon('calendar')}</a>` : nothing}
      <button type="button" class="icon-button" aria-label=${t('exports.copy', { format })} title=${t('exports.copy', { format })} @click=${() => copy(url)}>${icon('copy')}</button>
      ${isPublic ? html`<a class="icon-button" download href=${path} aria-label=${t('exports.download', { format })} title=${t('exports.download', { format })}>${icon('download')}</a>` : nothing}</li>`;
  };
  return html`<section class="panel"><h2>${t('exports.title')}</h2>${isPublic ? nothing : html`<p class="hint">${t('exports.draft')}</p>`}
    <ul class="export-list">${FORMATS.map(row)}</ul></section>`;
}
