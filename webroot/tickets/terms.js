import { number, t } from '../lib/i18n.js';
import { addDays, dateOf } from '../lib/time.js';

const WHOLE = 100;

/** The last day on which a step holds, which ends with it. */
const lastDay = (startDate, daysBefore) => dateOf(Date.parse(addDays(startDate, -daysBefore - 1)), 'UTC');

/** Until when whoever buys a ticket may give it back, and for what. */
export const termsWords = (terms, { startDate }) =>
  terms.map(({ daysBefore, share }) => t('terms.step', { share: number(share / WHOLE), day: lastDay(startDate, daysBefore) })).join(' · ');
