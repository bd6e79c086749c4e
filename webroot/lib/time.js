import { Cell, kept } from './cell.js';
import { intl } from './i18n.js';

export const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How far the server's clock is ahead of the device's, in milliseconds; kept for the time without a connection. */
const ahead = kept('plenary.clock', '0');
/** Answers tell whole seconds and take a while: less than this is no difference. */
const SLACK = 10_000;

/** Milliseconds since the epoch by the server's clock. */
export const serverTime = () => Date.now() + Number(ahead.value);

/** Milliseconds since the epoch by the server's clock, told twice a minute. */
export const now = new Cell(serverTime());
const tell = () => (now.value = serverTime());
setInterval(tell, 30_000);
document.addEventListener('visibilitychange', tell);

let newest = 0;

/** Sets the clock by the Date of an answer. One that comes out of a cache is older than one that is known. */
export function setClock(date) {
  const at = Date.parse(date);
  if (!(at >= newest)) return;
  newest = at;
  const difference = at - Date.now();
  if (Math.abs(difference - Number(ahead.value)) < SLACK) return;
  ahead.value = String(Math.abs(difference) < SLACK ? 0 : difference);
  tell();
}

/** `event` or `mine`. */
export const zoneChoice = kept('plenary.zone', 'event');

let ownZone;

/** Asked for when it is needed: the first formatter of a page takes as long as all of its modules. */
export const deviceZone = () => (ownZone ??= intl(Intl.DateTimeFormat).resolvedOptions().timeZone);

/** The zone in which times of a conference are shown. */
export const shownZone = (eventZone) => (zoneChoice.value === 'mine' ? deviceZone() : eventZone);

/** Whether two zones differ while a conference takes place. */
export function zonesDiffer(eventZone, at) {
  return time(at, eventZone) !== time(at, deviceZone());
}

const times = new Map();

/** Schedules show the same few hundred times over and over. */
export function time(at, timeZone) {
  const minute = Math.floor(at / MINUTE);
  if (!times.has(timeZone)) times.set(timeZone, new Map());
  const known = times.get(timeZone);
  if (!known.has(minute)) known.set(minute, clock(timeZone).format(at));
  return known.get(minute);
}

const clock = (timeZone) =>
  intl(Intl.DateTimeFormat, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });

export const span = (from, to, zone) => `${time(from, zone)}–${time(to, zone)}`;

/** What calendars and clocks of a zone show at an instant: `{ date: '2027-05-18', time: '09:30' }`. */
export function wallClock(at, timeZone) {
  const wall = new Date(at + offset(at, timeZone)).toISOString();
  return { date: wall.slice(0, 10), time: wall.slice(11, 16) };
}

/** The instant at which calendars and clocks of a zone show this; of an hour that is skipped, as if it were not. */
export function instant(date, time, timeZone) {
  const wall = Date.parse(`${date}T${time}Z`);
  return wall - offset(wall - offset(wall, timeZone), timeZone);
}

const NUMBERS = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' };

function offset(at, timeZone) {
  const parts = intl(Intl.DateTimeFormat, { ...NUMBERS, timeZone }).formatToParts(at);
  const { year, month, day, hour, minute, second } = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** The same calendar, some days on. */
export const addDays = (iso, days) => new Date(Date.parse(iso) + days * DAY).toISOString().slice(0, 10);

const zoneNames = new Map();

/** Such as WEST or CET; never without being asked which zone. */
export function zoneName(timeZone, at = Date.now()) {
  const key = `${timeZone} ${Math.floor(at / MINUTE)}`;
  if (!zoneNames.has(key)) zoneNames.set(key, namePart(timeZone, at));
  return zoneNames.get(key);
}

const namePart = (timeZone, at) =>
  intl(Intl.DateTimeFormat, { timeZoneName: 'short', timeZone }).formatToParts(at).find((part) => part.type === 'timeZoneName').value;

export const longDay = (at, timeZone) =>
  intl(Intl.DateTimeFormat, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(at);

export const shortDay = (at, timeZone) =>
  intl(Intl.DateTimeFormat, { weekday: 'short', day: 'numeric', month: 'short', timeZone }).format(at);

/** Days of a conference in their order, such as "Tue 18 May and Wed 19 May". @param {string[]} days */
export const dayList = (days) => intl(Intl.ListFormat).format([...days].sort().map((day) => shortDay(dateOnly(day), 'UTC')));

export const stamp = (at) => intl(Intl.DateTimeFormat, { dateStyle: 'medium', timeStyle: 'short' }).format(at);

/** A day that may be in another year. */
export const dateOf = (at, timeZone) => intl(Intl.DateTimeFormat, { dateStyle: 'medium', timeZone }).format(at);

/** A moment that may be in another year, with the zone whose clocks show it so: what is sold goes by those of the conference. */
export const stampIn = (at, timeZone) => `${dateOf(at, timeZone)}, ${time(at, timeZone)} ${zoneName(timeZone, at)}`;

/** A date without a time is the same day everywhere, so it is read and shown in UTC. */
export const dateOnly = (iso) => new Date(`${iso}T00:00:00Z`);

export const weekday = (iso, weekday) => intl(Intl.DateTimeFormat, { weekday, timeZone: 'UTC' }).format(dateOnly(iso));

export const dayMonth = (iso) =>
  intl(Intl.DateTimeFormat, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(dateOnly(iso));

export const dateRange = (from, to) =>
  intl(Intl.DateTimeFormat, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .formatRange(dateOnly(from), dateOnly(to))
    .replace(/(\d)\s–\s(\d)/, '$1–$2');

/** Whether a conference is over, in every zone. */
export const isPast = (endDate) => dateOnly(endDate).getTime() + 1.5 * DAY < now.value;
