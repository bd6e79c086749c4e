import { t } from '../lib/i18n.js';

const ROOT = '/admin';

/** Where administrators work, for `workspace()`. */
export const adminPlaces = () =>
  [
    ['', 'system', 'gauge'],
    ['/cluster', 'cluster', 'nodes'],
    ['/conferences', 'conferences', 'calendar'],
    ['/organizations', 'organizations', 'building'],
    ['/users', 'users', 'people'],
    ['/messages', 'messages', 'mail'],
    ['/analytics', 'analytics', 'chart'],
    ['/audit', 'audit', 'clock'],
  ].map(([path, name, icon]) => [ROOT + path, t(`admin.place.${name}`), icon]);
