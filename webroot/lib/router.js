import { Cell } from './cell.js';
import { loadArea } from './i18n.js';

/** Addresses and the elements that show them. Only what most visits begin with belongs to the first graph. */
const ROUTES = [
  ['/', 'home-page', null],
  ['/c/:slug', 'conference-page', null],
  ['/c/:slug/schedule', 'schedule-page', null],
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
    ['/schedule', 'schedule-editor-page', () => import('../organize/editor/page.js')],
    ['/sessions', 'organize-sessions-page', () => import('../organize/sessions.js')],
    ['/sessions/:id', 'organize-session-page', () => import('../organize/session.js')],
    ['/speakers', 'organize-speakers-page', () => import('../organize/speakers.js')],
    ['/speakers/:id', 'organize-speaker-page', () => import('../organize/speaker.js')],
    ['/rooms', 'organize-rooms-page', () => import('../organize/rooms.js')],
    ['/tracks', 'organize-tracks-page', () => import('../organize/tracks.js')],
    ['/imports', 'organize-imports-page', () => import('../organize/imports.js')],
    ['/imports/:id', 'organize-import-page', () => import('../organize/import.js')],
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
  for (const { pattern, tag, load } of ROUTES) {
    const match = pattern.exec(path);
    if (match) {
      const params = Object.fromEntries(Object.entries(match.groups ?? {}).map(([k, v]) => [k, decodeURIComponent(v)]));
      return { path, tag, load, params, query: new URLSearchParams(location.search) };
    }
  }
  return { path, tag: 'missing-page', load: () => import('../pages/missing.js'), params: {}, query: new URLSearchParams() };
}

/** Where the user is. */
export const place = new Cell(read());

/** @param {string | URL} url of this origin */
export function go(url, { replace = false } = {}) {
  const samePage = new URL(url, location.href).pathname === location.pathname;
  history[replace ? 'replaceState' : 'pushState']({ inside: true }, '', url);
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

/** Back to where the user came from within the client, else to an address. */
export function leave(fallback) {
  if (history.state?.inside) history.back();
  else go(fallback, { replace: true });
}

addEventListener('popstate', () => (place.value = read()));

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (link.origin !== location.origin || link.target || link.hasAttribute('download')) return;
  if (ELSEWHERE.test(link.pathname) || link.getAttribute('href').startsWith('#')) return;
  event.preventDefault();
  if (link.href !== location.href) go(link.href);
});
