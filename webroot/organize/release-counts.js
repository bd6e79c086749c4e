import { t } from '../lib/i18n.js';

/** Of everything that differs. */
export const countOf = ({ sessions, rooms, tracks, rules }) => sessions + rooms + tracks + (rules ? 1 : 0);

const KINDS = ['NEW', 'MOVED', 'CANCELLED', 'REINSTATED', 'RENAMED', 'RETRACKED', 'EDITED', 'REMOVED'];

/** In words, what is most important first: "2 new, 1 moved". */
export function countsInWords({ kinds, rooms, tracks, rules }) {
  return [
    ...KINDS.filter((kind) => kinds[kind]).map((kind) => t(`releases.count.${kind}`, { count: kinds[kind] })),
    rooms && t('rooms.count', { count: rooms }),
    tracks && t('tracks.count', { count: tracks }),
    rules && t('releases.count.rules'),
  ].filter(Boolean).join(', ');
}
