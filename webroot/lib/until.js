import { t } from './i18n.js';
import { MINUTE } from './time.js';

/** A time to come in words: what is left of a minute counts as one. */
export function until(millis) {
  const all = Math.ceil(millis / MINUTE);
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  if (hours === 0) return t('until.minutes', { count: minutes });
  return t(minutes === 0 ? 'until.hours' : 'until.hours-minutes', { hours, minutes });
}

/** How long something takes that is on. @param {{ end: number, overtime?: boolean }} session as it stands */
export const timeLeft = ({ end, overtime }, at) => (overtime ? t('until.overtime') : t('until.left', { time: until(end - at) }));

/** How much of it is over, from 0 to 1. */
export const elapsed = ({ start, end }, at) => Math.min(1, Math.max(0, (at - start) / (end - start)));
