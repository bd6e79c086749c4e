import { number, t } from '../lib/i18n.js';
import { addDays, dateOf, instant, stamp } from '../lib/time.js';

const WHOLE = 100;
const HOUR = 3_600_000;
const DAY_HOURS = 24;

/** The last day on which a step holds, which ends with it. */
const lastDay = (startDate, daysBefore) => dateOf(Date.parse(addDays(startDate, -daysBefore - 1)), 'UTC');

/** Until when whoever buys a ticket may give it back, and for what. */
export const termsWords = (terms, { startDate }) =>
  terms.map(({ daysBefore, share }) => t('terms.step', { share: number(share / WHOLE), day: lastDay(startDate, daysBefore) })).join(' · ');

/** Until when whoever has a ticket may hand it on: a day that ends, or a moment. */
export function transferWords(hours, { startDate, timeZone }) {
  const whole = hours % DAY_HOURS === 0;
  const until = whole ? lastDay(startDate, hours / DAY_HOURS) : stamp(instant(startDate, '00:00', timeZone) - hours * HOUR);
  return t(whole ? 'terms.transfer.day' : 'terms.transfer', { until });
}
