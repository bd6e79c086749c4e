import addresses from './addresses.js';
import { Cell } from './cell.js';
import { loadArea } from './i18n.js';

/** The ids and slugs of conferences; what looks otherwise is none. */
const SLUG = '[a-z0-9-]{2,64}';

const ROUTES = [...addresses.online, ...addresses.kept].map(([path, tag, module, areas = []]) => ({ pattern: compile(path), tag, load: () => loadPage(module, areas) }));

/** Pages that share messages and style sheets get them with the first of them. */
const loadPage = (module, areas) => Promise.all(areas.map(loadArea)).then(() => import(`../${module}`));

/** Not pages of the client, though of the same origin. */
const ELSEWHERE = /^\/(api|docs|health|_|\.well-known)(\/|$)/;

function compile(path) {
  if (path === '*') return /^/;
  return new RegExp(`^${path.replace(':slug', `(?<slug>${SLUG})`).replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`);
}

function read() {
  const path = location.pathname;
  const address = path + location.search;
  for (const { pattern, tag, load } of ROUTES) {
    const match = pattern.exec(path);
    const params = match && decoded(match.groups ?? {});
    if (params) return { path, address, tag, load, params, query: new URLSearchParams(location.search) };
  }
  throw new Error(`Nothing is shown at ${path}`);
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
