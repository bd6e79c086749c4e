import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';
import { stamp } from '../lib/time.js';
import { icon } from '../parts/icons.js';

const SYMBOLS = { SUCCEEDED: 'check', FAILED: 'warning', PREVIEWED: 'clock' };

export const isOver = ({ state }) => state === 'SUCCEEDED' || state === 'FAILED';

/** What an import did to the program, in words. */
export const outcome = ({ counts }) =>
  ['created', 'updated', 'cancelled', 'kept', 'unchanged']
    .filter((name) => counts[name] > 0)
    .map((name) => t(`imports.${name}`, { count: counts[name] }))
    .join(', ') || t('imports.nothing');

export function importRow(job, slug) {
  const text = job.state === 'SUCCEEDED' ? outcome(job) : t(`imports.state.${job.state}`, { detail: job.error ?? '' });
  return html`<li class=${job.state.toLowerCase()}><a href="/c/${slug}/organize/imports/${job.id}">${icon(SYMBOLS[job.state] ?? 'clock')}
    <span><b>${job.filename ?? t('imports.unnamed')}</b><small>${text}</small></span>
    <small class="when">${stamp(Date.parse(job.createdAt))}${job.size ? html`<br>${fileSize(job.size)}` : nothing}</small></a></li>`;
}

export const fileSize = (bytes) =>
  bytes < 1024 * 1024 ? `${number(Math.ceil(bytes / 1024))} KiB` : `${number(Math.round(bytes / 1024 / 102.4) / 10)} MiB`;
