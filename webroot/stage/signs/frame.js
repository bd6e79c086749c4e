import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { told } from '../../lib/change-words.js';
import { MINUTE, shortDay, time, wallClock } from '../../lib/time.js';
import { icon, logo } from '../../parts/icons.js';
import { conferenceLogo, sponsorLogo } from '../../parts/pictures.js';
import { joinPanel } from '../panels.js';
import '../ticking.js';
import { partsOf } from './rules.js';
import './turning-list.js';

/** What is told by its time alone, though it may be after midnight. */
const SOON = 12 * 60 * MINUTE;

/** Whose sign it is, where it hangs, and what time it is. */
export const head = ({ conference, room, at, zone, lost }) => html`<header>${conference.logoUrl && conference.status !== 'DRAFT' ? conferenceLogo(conference, 96) : logo()}<b class="sign-of">${conference.title}</b>
  ${room ? html`<span class="bar" aria-hidden="true"></span><b class="sign-place">${room.name}</b>` : nothing}<span class="spring"></span>
  ${lost ? html`<span class="stage-badge sign-lost" role="status">${icon('offline')}${t('sign.as-of', { time: moment(lost, at, zone) })}</span>` : nothing}
  <span class="sign-day">${shortDay(at, zone)}</span><ticking-text class="stage-clock" .says=${(instant) => time(instant, zone)}></ticking-text></header>`;

/** With its day where that is another one. */
export const moment = (instant, at, zone) => (wallClock(instant, zone).date === wallClock(at, zone).date ? time(instant, zone) : `${shortDay(instant, zone)}, ${time(instant, zone)}`);

/** Without the day where that is clear: of what is soon, and beside what was to be on the same day. */
function start(told, before, { at, zone }) {
  const instant = Date.parse(told.start);
  const isBeside = before?.start && before.start !== told.start && dateOf(before, zone) === dateOf(told, zone);
  return isBeside || Math.abs(instant - at) < SOON ? time(instant, zone) : moment(instant, at, zone);
}

const dateOf = (told, zone) => wallClock(Date.parse(told.start), zone).date;

/** A code to scan. @param {string} path behind the address of the conference */
export function scan({ conference, join }, path, ask) {
  const mark = conferenceLogo(conference, 192);
  const address = [location.host, `/c/${conference.slug}`, path];
  return joinPanel(address, join.of(address, mark), mark, ask);
}

/** What is not as it was announced. */
export function changePanel(changes, context) {
  if (changes.length === 0) return nothing;
  return html`<section class="stage-panel sign-changes"><h2>${t('sign.changes')}</h2><turning-list .things=${changes} .at=${context.at} .draw=${(change) => changeRow(change, context)}></turning-list></section>`;
}

function changeRow(change, context) {
  const { kind, symbol, tone, minutes } = told(change);
  const { before, after } = change;
  const parts = partsOf(change, (each, other) => start(each, other, context));
  return html`<article class="sign-change"><span class="mark ${tone}" aria-hidden="true">${icon(symbol)}</span><div><h3>${(after ?? before).title}</h3><p class="what">${t(`change.${kind}`, { count: minutes, title: before?.title })}</p>
    <p class="where">${parts.map(({ old, now }, i) => html`${i ? ' · ' : nothing}${old ? html`<s>${old}</s> ` : nothing}${now}`)}</p></div></article>`;
}

/** Who supports the conference, and that they do. */
export function foot({ conference, sponsors, at }) {
  if (sponsors.length === 0) return nothing;
  const draw = ({ id, name, logo: mark }) => html`<span class="sign-sponsor">${conference.status === 'DRAFT' ? nothing : sponsorLogo(conference.slug, { id, logo: mark })}<b>${name}</b></span>`;
  return html`<footer class="sign-sponsors"><h2>${t('billboard.sponsors')}</h2><turning-list .things=${sponsors} .at=${at} .draw=${draw}></turning-list></footer>`;
}
