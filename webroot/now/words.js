import { t } from '../lib/i18n.js';
import { MINUTE } from '../lib/time.js';

/** A time to come in words: what is left of a minute counts as one. */
export function until(millis) {
  const all = Math.ceil(millis / MINUTE);
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  if (hours === 0) return t('now.minutes', { count: minutes });
  return t(minutes === 0 ? 'now.hours' : 'now.hours-minutes', { hours, minutes });
}
