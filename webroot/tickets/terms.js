import { number, t } from '../lib/i18n.js';
import { addDays, dateOf, instant, stampIn, wallClock } from '../lib/time.js';

const WHOLE = 100;
const HOUR = 3_600_000;
const MIDNIGHT = '00:00';

/** The last day on which a step holds, which ends with it. */
const lastDay = (startDate, daysBefore) => dateOf(Date.parse(addDays(startDate, -daysBefore - 1)), 'UTC');

/** Until when whoever buys a ticket may give it back, and for what. */
export const termsWords = (terms, { startDate }) =>
  terms.map(({ daysBefore, share }) => t('terms.step', { share: number(share / WHOLE), day: lastDay(startDate, daysBefore) })).join(' · ');

/** Until when whoever has a ticket may hand it on: a day that ends, or a moment. Of the shop and of a ticket in the same words. */
export function transferWords(at, { timeZone }) {
  const { date, time } = wallClock(at, timeZone);
  return time === MIDNIGHT ? t('terms.transfer.day', { until: dateOf(Date.parse(addDays(date, -1)), 'UTC') }) : t('terms.transfer', { until: stampIn(at, timeZone) });
}

/** When the time to hand on a ticket of a type is over. */
export const transferEnd = (hours, { startDate, timeZone }) => instant(startDate, MIDNIGHT, timeZone) - hours * HOUR;
