import { html, nothing } from 'lit';
import { told } from '../lib/change-words.js';
import { t } from '../lib/i18n.js';
import { MINUTE, now as clock, shownZone, shortDay, stamp, time, wallClock } from '../lib/time.js';
import { icon } from '../parts/icons.js';

/** @param {object[]} items */
export const changeList = (items, program, stars) => html`<ul class="changes">${items.map((change) => row(change, program, stars))}</ul>`;

function row(change, { conference, sessions }, stars) {
  const { before, after, sessionId } = change;
  const { kind, symbol, tone, minutes } = told(change);
  const { title } = after ?? before;
  const name = sessions.has(sessionId)
    ? html`<a href="/c/${conference.slug}/sessions/${sessionId}" data-session=${sessionId}>${title}</a>` : html`<b>${title}</b>`;
  const star = stars.has(sessionId) ? html` <span class="own">${icon('star')}<span class="hidden">${t('schedule.starred')}</span></span>` : nothing;
  return html`<li class="change"><span class="mark ${tone}" aria-hidden="true">${icon(symbol)}</span>
    <div><p>${name}${star} ${t(`change.${kind}`, { count: minutes, title: before?.title })}</p><p class="detail">${detail(change, conference)}</p></div></li>`;
}

/** Where and when: what is not true any more is struck through. */
function detail({ kinds, before, after, changedAt }, { timeZone }) {
  const zone = shownZone(timeZone);
  const [old, now] = [before, after].map((each) => (each?.start ? each : null));
  const at = (each, other) => (sameDay(each.start, (other ?? each).start, zone) && other ? '' : `${shortDay(Date.parse(each.start), zone)}, `) + time(Date.parse(each.start), zone);
  const shown = now ?? old;
  const moved = kinds.includes('MOVED') || kinds.includes('STATE');
  return html`${moved && old && old.start !== now?.start ? html`<s>${at(old, now)}</s> ` : nothing}${now ? at(now, moved ? old : null) : old && !moved ? at(old, null) : nothing}${
    shown?.room ? ' · ' : nothing}${moved && old?.room && now && old.roomId !== now.roomId ? html`<s>${old.room}</s> ` : nothing}${shown?.room ?? nothing}${
    ` · ${t('change.at', { time: when(Date.parse(changedAt), zone) })}`}`;
}

const sameDay = (one, other, zone) => wallClock(Date.parse(one), zone).date === wallClock(Date.parse(other), zone).date;

const when = (at, zone) => (clock.value - at < 12 * 60 * MINUTE ? time(at, zone) : shortDay(at, zone));

/** Since when and how much. */
export function summary({ since, items, more }, stars, zone) {
  const own = items.filter(({ sessionId }) => stars.has(sessionId)).length;
  const count = t('change.count', { count: items.length }) + (more ? '+' : '');
  return [since && lastVisit(since, zone), own ? `${count}, ${t('change.own', { count: own })}` : count].filter(Boolean).join(' · ');
}

function lastVisit(since, zone) {
  return wallClock(since, zone).date === wallClock(clock.value, zone).date ? t('change.today', { time: time(since, zone) }) : stamp(since);
}
