import { intl, t } from '../../lib/i18n.js';
import { MINUTE, time } from '../../lib/time.js';

/** How long ago something was; its time of day once that is more than an hour. */
export function ago(at, now, zone) {
  const minutes = Math.floor((now - Date.parse(at)) / MINUTE);
  if (minutes < 1) return t('desk.just-now');
  return minutes < 60 ? intl(Intl.RelativeTimeFormat, { style: 'short' }).format(-minutes, 'minute') : time(Date.parse(at), zone);
}

/** Who asked, as far as that is told. */
export const asker = ({ anonymous, authorName }) => (anonymous ? t('desk.anonymous') : authorName ?? t('desk.nobody'));

/** @param {{ kind: string, minutes: number }} left */
export const leftWords = ({ kind, minutes }) => (kind === 'none' ? '' : t(`desk.left.${kind}`, { count: minutes }));
