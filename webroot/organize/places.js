import { t } from '../lib/i18n.js';
import { mayCheckIn, mayModerate, mayOrganize, maySeeAudit, maySeePromotions, maySell } from '../lib/roles.js';

const PROGRAM = [['', 'overview', 'gauge'], ['/schedule', 'schedule', 'calendar'], ['/sessions', 'sessions', 'list'], ['/speakers', 'speakers', 'mic'],
  ['/rooms', 'rooms', 'pin'], ['/tracks', 'tracks', 'tag'], ['/releases', 'releases', 'upload']];
const SALES = [['/tickets', 'tickets', 'ticket'], ['/questions', 'questions', 'help'], ['/orders', 'orders', 'card'], ['/sales', 'sales', 'chart'], ['/bank-statement', 'bank-statement', 'bank'], ['/waiting-list', 'waiting-list', 'clock']];
const LIVE = [['/live', 'live', 'live']];
const DOORS = [['/check-in', 'check-in', 'check']];
const BADGES = [['/badges', 'badges', 'people']];
const PROMOTIONS = [['/sponsors', 'sponsors', 'megaphone']];
const REST = [['/imports', 'imports', 'upload'], ['/messages', 'messages', 'mail'], ['/details', 'details', 'edit']];
const AUDIT = [['/audit', 'audit', 'clock']];

/** Where somebody works on a conference, for `workspace()`: there are those who sell and do nothing else. What happened in the organization is for its owners. */
export function organizerPlaces({ slug, ...conference }) {
  const root = `/c/${encodeURIComponent(slug)}/organize`;
  const isOrganizer = mayOrganize(conference);
  return [
    ...(isOrganizer ? PROGRAM : []),
    ...(mayModerate(conference) ? LIVE : []),
    ...(maySell(conference) ? SALES : []),
    ...(maySell(conference) && mayCheckIn(conference) ? DOORS : []),
    ...(maySell(conference) ? BADGES : []),
    ...(maySeePromotions(conference) ? PROMOTIONS : []),
    ...(isOrganizer ? REST : []),
    ...(isOrganizer && maySeeAudit(conference) ? AUDIT : []),
  ].map(([path, name, icon]) => [root + path, t(`organize.place.${name}`), icon]);
}
