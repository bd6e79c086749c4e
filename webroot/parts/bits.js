import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';
import { news } from '../lib/news.js';
import { MINUTE, deviceZone, shownZone, span, zoneChoice, zoneName, zonesDiffer } from '../lib/time.js';
import { vars } from './element.js';
import { icon } from './icons.js';

const FADED = 7 * 24 * 60 * MINUTE;
/** A letter or digit: names may begin with an at sign or a quotation mark. */
const SIGN = /[\p{L}\p{N}]/u;
const PARTICLES = /^(van|von|de|da|do|dos|del|der|la|le|di|al|bin)$/i;

export function initials(name) {
  const words = name.replace(/\(.*?\)/g, '').split(/\s+/).filter((word) => SIGN.test(word) && !PARTICLES.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => SIGN.exec(word)[0].toUpperCase()).join('') || SIGN.exec(name)?.[0].toUpperCase() || '•';
}

/** The same name has the same color everywhere. */
export function hue(name) {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 3600;
  return String(sum % 360);
}

/** Of whom no picture is shown, or not in this place. */
export const avatar = (name, kind = '') =>
  html`<span class="avatar ${kind}" aria-hidden="true" ${vars({ '--hue': hue(name) })}>${initials(name)}</span>`;

export function people(session) {
  const names = session.speakers.map((credit) => credit.name);
  if (names.length === 0) return nothing;
  return html`<span class="people">
    <span class="avatars">${names.slice(0, 2).map((name) => avatar(name))}</span><span class="names">${names.join(', ')}</span>
  </span>`;
}

export const trackName = (track) =>
  track ? html`<span class="track" ${vars({ '--track': track.color })}><span>${track.name}</span></span>` : nothing;

export const trackLink = (track, conference) =>
  track ? html`<a class="plain" href="/c/${conference.slug}/tracks/${track.id}">${trackName(track)}</a>` : nothing;

export const backTo = (conference) => html`<a class="back" href="/c/${conference.slug}">${icon('back')}${conference.title}</a>`;

export const seats = (room) => (room.capacity ? t('room.seats', { count: room.capacity }) : '');

export const roomFacts = (room) => [room.description, seats(room)].filter(Boolean).join(' · ');

/** Of the description only what stands before the first stop: the head of a column is narrow. */
export const roomBrief = (room) => [room.description?.split(/[.;:\n]/)[0], seats(room)].filter(Boolean).join(' · ');

/** @param {object} session as it stands */
export function status(session, now) {
  if (session.isCancelled) return html`<span class="badge cancelled">${t('session.cancelled')}</span>`;
  if (session.start !== null && session.start <= now && now < session.end) {
    return html`<span class="badge live">${t('session.live')}</span>`;
  }
  return nothing;
}

/** What attendees should know of a session since their last visit; that it is cancelled stands there anyway. */
export function newsBadge({ id }) {
  const kind = news.value.get(id)?.kinds.find((each) => each !== 'CANCELLED' && each !== 'REMOVED');
  return kind ? html`<span class="badge">${t(`news.${kind}`)}</span>` : nothing;
}

/** What is over, or does not take place at all, says so wherever its name stands. */
export const archivedBadge = ({ status: state }) =>
  state === 'ARCHIVED' || state === 'CANCELLED' ? html`<span class="badge ${state.toLowerCase()}">${t(`conference.status.${state}`)}</span>` : nothing;

/** Titles that would fill the window at the usual size. */
export const isLong = (title) => title.length > 80;

export const pageOf = (session, conference) => `/c/${conference.slug}/sessions/${session.id}`;

/** What is over steps back while others are to come; in a program that is long over, nothing would be left in front. */
export const phase = (session, now) => (session.end !== null && session.end <= now && now < session.end + FADED ? 'past' : '');

export const starButton = (session, starred, toggle, tabIndex = nothing) => html`<button
  type="button" class="star" tabindex=${tabIndex} aria-pressed=${starred} data-star=${session.id}
  aria-label=${t(starred ? 'star.remove' : 'star.add', { title: session.title })}
  @click=${(event) => (event.preventDefault(), event.stopPropagation(), toggle(session))}>${icon('star')}</button>`;

/** Always names the zone; a choice appears only where the device's zone has other times. */
export function zonePicker(eventZone, at) {
  const choose = (event) => (zoneChoice.value = event.target.value);
  if (!zonesDiffer(eventZone, at)) {
    return html`<span class="zone pill">${icon('globe')}<span>${t('zone.event', { zone: zoneName(eventZone, at) })}</span></span>`;
  }
  return html`<label class="zone pill">${icon('globe')}<span class="hidden">${t('zone.label')}</span>
    <select @change=${choose}>
      <option value="event" ?selected=${zoneChoice.value !== 'mine'}>${t('zone.event', { zone: zoneName(eventZone, at) })}</option>
      <option value="mine" ?selected=${zoneChoice.value === 'mine'}>${t('zone.mine', { zone: zoneName(deviceZone(), at) })}</option>
    </select>${icon('chevron')}</label>`;
}

export function timeOf(session, eventZone) {
  const zone = shownZone(eventZone);
  return `${span(session.start, session.end, zone)}`;
}

export const minutes = (session) => t('session.minutes', { count: session.minutes });

export const count = (value) => html`<span class="count">${number(value)}</span>`;

/** Nothing is broken then. */
const OF_STATUS = { 404: 'missing', 429: 'busy' };

/** Instead of a page: says what happened, and how to find it in the logs of the server. */
export function problemNote(problem, retry) {
  const { reason } = problem;
  const unreached = reason === 'offline' || reason === 'unreached';
  const kind = unreached ? reason : OF_STATUS[problem.status];
  return html`<div class="state" role="alert">
    ${icon(unreached ? 'offline' : kind === 'busy' ? 'clock' : 'warning', 'large')}
    <h1>${t(kind ? `problem.${kind}.title` : 'problem.title')}</h1>
    <p>${problem.message}</p>
    ${problem.correlationId ? html`<p class="reference">${t('problem.reference')} <code>${problem.correlationId}</code></p>` : nothing}
    ${problem.status === 404
      ? html`<a class="button" href="/">${t('missing.home')}</a>`
      : retry ? html`<button type="button" class="button" @click=${retry}>${t('problem.retry')}</button>` : nothing}
  </div>`;
}

/** Instead of a program; one that is cancelled will not get any. */
export function noProgram({ status }) {
  const kind = status === 'CANCELLED' ? 'never' : 'none';
  return empty('calendar', t(`schedule.${kind}.title`), t(`schedule.${kind}.text`));
}

/** Instead of a page that is not there. */
export const missing = (text, action) =>
  html`<div class="state">${icon('search', 'large')}<h1>${t('missing.title')}</h1><p>${text}</p>${action}</div>`;

/** Instead of a list without items: what to do about it. */
export const empty = (symbol, title, text, action = nothing) =>
  html`<div class="state">${icon(symbol, 'large')}<h2>${title}</h2><p>${text}</p>${action}</div>`;

/** Where stars or notes would be, which are not known at the moment: there may be some. */
export const unreached = () => empty('warning', t('app.unreached.title'), t('app.unreached.text'));

export const skeleton = (rows = 5) => html`<div class="skeleton" role="status" aria-label=${t('loading')}>
  ${Array.from({ length: rows }, () => html`<div></div>`)}</div>`;
