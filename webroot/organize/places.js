import { t } from '../lib/i18n.js';

/** Where organizers of a conference work, for `workspace()`. */
export function organizerPlaces(slug) {
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
  ].map(([path, name, icon]) => [root + path, t(`organize.place.${name}`), icon]);
}
