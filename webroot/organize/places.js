import { t } from '../lib/i18n.js';
import { maySeeAudit } from '../lib/roles.js';

/** Where organizers of a conference work, for `workspace()`. What happened in the organization is for its owners. */
export function organizerPlaces({ slug, ...conference }) {
  const root = `/c/${encodeURIComponent(slug)}/organize`;
  return [
    ['', 'overview', 'gauge'],
    ['/schedule', 'schedule', 'calendar'],
    ['/sessions', 'sessions', 'list'],
    ['/speakers', 'speakers', 'mic'],
    ['/rooms', 'rooms', 'pin'],
    ['/tracks', 'tracks', 'tag'],
    ['/imports', 'imports', 'upload'],
    ['/details', 'details', 'edit'],
    ...(maySeeAudit(conference) ? [['/audit', 'audit', 'clock']] : []),
  ].map(([path, name, icon]) => [root + path, t(`organize.place.${name}`), icon]);
}
