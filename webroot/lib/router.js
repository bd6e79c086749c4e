import addresses from './addresses.js';
import { Cell } from './cell.js';
import { loadArea } from './i18n.js';

/** The ids and slugs of conferences; what looks otherwise is none. */
const SLUG = '[a-z0-9-]{2,64}';

/** The pages by their elements. Only what most visits begin with belongs to the first graph and is not named here. */
const PAGES = {
  'session-page': () => import('../pages/session.js'),
  'speakers-page': () => import('../pages/speakers.js'),
  'speaker-page': () => import('../pages/speaker.js'),
  'rooms-page': () => import('../pages/rooms.js'),
  'room-page': () => import('../pages/rooms.js'),
  'tracks-page': () => import('../pages/tracks.js'),
  'track-page': () => import('../pages/tracks.js'),
  'agenda-page': () => import('../pages/agenda.js'),
  'notes-page': () => import('../pages/notes.js'),
  'sign-in-page': () => import('../pages/sign-in.js'),
  ...within(['workspace'], {
    'profile-page': () => import('../pages/profile.js'),
  }),
  ...within(['workspace', 'organize'], {
    'organize-page': () => import('../organize/overview.js'),
    'organize-details-page': () => import('../organize/details.js'),
    'organize-sessions-page': () => import('../organize/sessions.js'),
    'organize-session-page': () => import('../organize/session.js'),
    'organize-speakers-page': () => import('../organize/speakers.js'),
    'organize-speaker-page': () => import('../organize/speaker.js'),
    'organize-rooms-page': () => import('../organize/rooms.js'),
    'organize-tracks-page': () => import('../organize/tracks.js'),
    'organize-imports-page': () => import('../organize/imports.js'),
    'organize-import-page': () => import('../organize/import.js'),
  }),
  ...within(['workspace', 'organize', 'organize/editor'], {
    'schedule-editor-page': () => import('../organize/editor/page.js'),
  }),
  ...within(['workspace', 'admin'], {
    'admin-page': () => import('../admin/system.js'),
    'admin-conferences-page': () => import('../admin/conferences.js'),
    'admin-new-conference-page': () => import('../admin/new-conference.js'),
    'admin-provisioning-page': () => import('../admin/provisioning.js'),
    'admin-organizations-page': () => import('../admin/organizations.js'),
    'admin-organization-page': () => import('../admin/organization.js'),
    'admin-users-page': () => import('../admin/users.js'),
    'admin-analytics-page': () => import('../admin/analytics.js'),
  }),
};

const ROUTES = addresses.map(([path, tag]) => ({ pattern: compile(path), tag, load: PAGES[tag] ?? null }));

/** Not pages of the client, though of the same origin. */
const ELSEWHERE = /^\/(api|docs|health|_|\.well-known)(\/|$)/;

/** Pages that share messages and style sheets, which come with the first of them. */
function within(areas, pages) {
  return Object.fromEntries(Object.entries(pages).map(([tag, load]) => [tag, () => Promise.all(areas.map(loadArea)).then(load)]));
}

function compile(path) {
  return new RegExp(`^${path.replace(':slug', `(?<slug>${SLUG})`).replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`);
}

function read() {
  const path = location.pathname;
  const address = path + location.search;
  for (const { pattern, tag, load } of ROUTES) {
    const match = pattern.exec(path);
    const params = match && decoded(match.groups ?? {});
    if (params) {
      return { path, address, tag, load, params, query: new URLSearchParams(location.search) };
    }
  }
  return { path, address, tag: 'missing-page', load: () => import('../pages/missing.js'), params: {}, query: new URLSearchParams() };
}

/** Null where the address is not well-formed. */
function decoded(groups) {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return null;
  }
}

/** Where the user is. */
export const place = new Cell(read());

/** What forms that hold something unsaved ask before the page is left. */
const holders = new Map();

/**
 * @param {() => boolean | Promise<boolean>} asks whether the page may be left; once, though several forms ask the same
 * @returns {() => void} ends the asking
 */
export function holdPage(asks) {
  const holder = Symbol('holder');
  holders.set(holder, asks);
  addEventListener('beforeunload', stay);
  return () => {
    holders.delete(holder);
    if (holders.size === 0) removeEventListener('beforeunload', stay);
  };
}

/** Whether something unsaved would get lost with the page. */
export const isHeld = () => holders.size > 0;

const stay = (event) => event.preventDefault();

async function mayLeave() {
  for (const asks of new Set(holders.values())) if (!(await asks())) return false;
  holders.clear();
  return true;
}

/**
 * @param {string | URL} url of this origin
 * @param {{ replace?: boolean }} [options]
 */
export function go(url, options) {
  if (holders.size === 0 || isHere(url)) move(url, options);
  else mayLeave().then((may) => may && move(url, options));
}

const isHere = (url) => new URL(url, location.href).pathname === place.value.path;

function move(url, { replace = false } = {}) {
  const samePage = isHere(url);
  const from = replace ? history.state?.from : location.pathname + location.search;
  history[replace ? 'replaceState' : 'pushState']({ from }, '', url);
  place.value = read();
  if (!samePage && !replace) scrollTo(0, 0);
}

/** The present address with some parameters changed; null removes one. */
export function withQuery(changes) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value == null || value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.pathname + url.search;
}

/** To an address: back where the user came from there, so that no step of theirs is repeated, else in place of this one. */
export function leaveFor(url) {
  if (history.state?.from === url) history.back();
  else go(url, { replace: true });
}

addEventListener('popstate', async () => {
  if (holders.size === 0 || isHere(location.href)) return void (place.value = read());
  // The address has changed already. It is put back as long as the user thinks about it.
  history.pushState(null, '', place.value.address);
  if (await mayLeave()) history.back();
});

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (link.origin !== location.origin || link.target || link.hasAttribute('download')) return;
  if (ELSEWHERE.test(link.pathname) || link.getAttribute('href').startsWith('#')) return;
  event.preventDefault();
  if (link.href !== location.href) go(link.href);
});
