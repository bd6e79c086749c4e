import { wallClock } from '../lib/time.js';

/** Months and hours as analytics counts them, in UTC, and days of a conference. Pure. */
export const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The spans to choose from; hours are told for those of at most 31 days. */
export const PERIODS = { day: 1, week: 7, month: 30, quarter: 90, year: 365 };

/** As `YYYY-MM`. */
export const monthOf = (now) => new Date(now).toISOString().slice(0, 7);

/** From the start of a day, or of an hour where it is one day only, to the end of the running hour. */
export function periodUntil(now, name) {
  const to = Math.floor(now / HOUR) * HOUR + HOUR;
  const from = name === 'day' ? to - DAY : Math.floor(now / DAY) * DAY - (PERIODS[name] - 1) * DAY;
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

/** With the empty buckets, which the server leaves out. */
export function filled(buckets, { from, to }, size) {
  const known = new Map(buckets.map((each) => [Date.parse(each.start), each]));
  const start = Math.floor(Date.parse(from) / size) * size;
  const count = Math.ceil((Date.parse(to) - start) / size);
  return Array.from({ length: count }, (_, i) => start + i * size).map((at) => {
    const { views = 0, distinctUsers = 0 } = known.get(at) ?? {};
    return { at, views, distinctUsers };
  });
}

export const byHour = (stats) => filled(stats.hours, stats, HOUR);

/** Days as calendars of a zone show them. */
export function byDay({ days, from, to }, zone) {
  const dateOf = (at) => wallClock(at, zone).date;
  const known = new Map(days.map((each) => [dateOf(Date.parse(each.start)), each]));
  const last = dateOf(Date.parse(to) - 1);
  const filledDays = [];
  for (let date = dateOf(Date.parse(from)); date <= last; date = following(date)) {
    const { views = 0, distinctUsers = 0 } = known.get(date) ?? {};
    filledDays.push({ date, views, distinctUsers });
  }
  return filledDays;
}

const following = (date) => new Date(Date.parse(date) + DAY).toISOString().slice(0, 10);
