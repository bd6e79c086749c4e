import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { shortDay, time } from '../lib/time.js';
import { icon } from '../parts/icons.js';

const LOOKS = {
  NEW: ['plus', 'good'],
  REMOVED: ['close', 'bad'],
  CANCELLED: ['close', 'bad'],
  REINSTATED: ['check', 'good'],
  MOVED: ['forward', 'late'],
};
const USUAL = ['edit', ''];

/** What a release changes, or would change, as `/draft/changes` tells it. */
export const releaseChanges = (items, conference) => html`<ul class="changes">${items.map((change) => row(change, conference))}</ul>`;

function row(change, conference) {
  const { subject, id, title, kinds, before, after } = change;
  const [symbol, tone] = LOOKS[kinds[0]] ?? USUAL;
  const isThere = subject === 'SESSION' && !kinds.includes('REMOVED');
  const name = isThere ? html`<a href="/c/${conference.slug}/organize/sessions/${id}">${title}</a>` : html`<b>${title}</b>`;
  const words = kinds.map((kind) => t(`releases.kind.${kind}`, { title: before?.title ?? '' })).join(' · ');
  return html`<li class="change"><span class="mark ${tone}" aria-hidden="true">${icon(symbol)}</span>
    <div><p>${name} ${words}</p><p class="detail">${subject === 'SESSION' ? where(kinds, before, after, conference.timeZone) : t(`releases.subject.${subject}`)}</p></div></li>`;
}

/** What is not true any more is struck through. */
function where(kinds, before, after, zone) {
  const [old, now] = [before, after].map((each) => (each?.start ? placeOf(each, zone) : ''));
  if (!kinds.includes('MOVED')) return now || old;
  return html`${old ? html`<s>${old}</s> ` : nothing}${now || t('sessions.unscheduled')}`;
}

function placeOf({ start, room }, zone) {
  const at = Date.parse(start);
  return [`${shortDay(at, zone)}, ${time(at, zone)}`, room].filter(Boolean).join(' · ');
}
