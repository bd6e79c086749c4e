import { Cell } from './cell.js';
import { loadArea } from './i18n.js';

/** Addresses, the elements that show them, and their modules. The server reads this too: the document it sends preloads its module. */
const ROUTES = [
  ['/', 'home-page', () => import('../pages/home.js')],
  ['/c/:slug', 'conference-page', () => import('../pages/conference.js')],
  ['/c/:slug/schedule', 'schedule-page', () => import('../pages/schedule.js')],
  ['/c/:slug/sessions/:id', 'session-page', () => import('../pages/session.js')],
  ['/c/:slug/speakers', 'speakers-page', () => import('../pages/speakers.js')],
  ['/c/:slug/speakers/:id', 'speaker-page', () => import('../pages/speaker.js')],
  ['/c/:slug/rooms', 'rooms-page', () => import('../pages/rooms.js')],
  ['/c/:slug/rooms/:id', 'room-page', () => import('../pages/rooms.js')],
  ['/c/:slug/tracks', 'tracks-page', () => import('../pages/tracks.js')],
  ['/c/:slug/tracks/:id', 'track-page', () => import('../pages/tracks.js')],
  ['/agenda', 'agenda-page', () => import('../pages/agenda.js')],
  ['/notes', 'notes-page', () => import('../pages/notes.js')],
  ['/profile', 'profile-page', () => import('../pages/profile.js')],
  ['/sign-in', 'sign-in-page', () => import('../pages/sign-in.js')],
  ['/sign-up', 'sign-in-page', () => import('../pages/sign-in.js')],
  ...below('/c/:slug/organize', ['workspace', 'organize'], [
    ['', 'organize-page', () => import('../organize/overview.js')],
    ['/details', 'organize-details-page', () => import('../organize/details.js')],
    ['/sessions', 'organize-sessions-page', () => import('../organize/sessions.js')],
    ['/sessions/:id', 'organize-session-page', () => import('../organize/session.js')],
    ['/speakers', 'organize-speakers-page', () => import('../organize/speakers.js')],
    ['/speakers/:id', 'organize-speaker-page', () => import('../organize/speaker.js')],
    ['/rooms', 'organize-rooms-page', () => import('../organize/rooms.js')],
    ['/tracks', 'organize-tracks-page', () => import('../organize/tracks.js')],
    ['/imports', 'organize-imports-page', () => import('../organize/imports.js')],
    ['/imports/:id', 'organize-import-page', () => import('../organize/import.js')],
  ]),
  ...below('/c/:slug/organize', ['workspace', 'organize', 'organize/editor'], [
    ['/schedule', 'schedule-editor-page', () => import('../organize/editor/page.js')],
  ]),
  ...below('/admin', ['workspace', 'admin'], [
    ['', 'admin-page', () => import('../admin/system.js')],
    ['/conferences', 'admin-conferences-page', () => import('../admin/conferences.js')],
    ['/conferences/new', 'admin-new-conference-page', () => import('../admin/new-conference.js')],
    ['/provisionings/:id', 'admin-provisioning-page', () => import('../admin/provisioning.js')],
    ['/organizations', 'admin-organizations-page', () => import('../admin/organizations.js')],
    ['/organizations/:org', 'admin-organization-page', () => import('../admin/organization.js')],
    ['/users', 'admin-users-page', () => import('../admin/users.js')],
    ['/analytics', 'admin-analytics-page', () => import('../admin/analytics.js')],
  ]),
].map(([path, tag, load]) => ({ pattern: compile(path), tag, load }));

/** Not pages of the client, though of the same origin. */
const ELSEWHERE = /^\/(api|docs|health|_|\.well-known)(\/|$)/;

/** Pages that share messages and style sheets, which come with the first of them. */
function below(path, areas, pages) {
  return pages.map(([rest, tag, load]) => [path + rest, tag, () => Promise.all(areas.map(loadArea)).then(load)]);
}

function compile(path) {
  return new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`);
}

function read() {
  const path = location.pathname;
  const address = path + location.search;
  for (const { pattern, tag, load } of ROUTES) {
    const match = pattern.exec(path);
    if (match) {
      const params = Object.fromEntries(Object.entries(match.groups ?? {}).map(([k, v]) => [k, decodeURIComponent(v)]));
      return { path, address, tag, load, params, query: new URLSearchParams(location.search) };
    }
  }
  return { path, address, tag: 'missing-page', load: () => import('../pages/missing.js'), params: {}, query: new URLSearchParams() };
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
