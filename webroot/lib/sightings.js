import { send } from './http.js';
import { newId } from './ids.js';

/**
 * Which advertisements were seen and followed on this device. The server learns no more than that somebody did: no token goes with it.
 * What it has not acknowledged is kept and told again under the same id, which counts once; after a day it is too late.
 */
const WAITING = 'plenary.sightings';
const TODAY = 'plenary.sightings.today';
const LATEST = 24 * 3_600_000;
/** As many as the server takes at once. */
const MOST = 50;
const MOST_WAITING = 500;
/** Several that come into sight one after the other are told together. */
const PATIENCE = 4_000;
const PAUSE = 60_000;

let timer = null;
let sending = null;
/** What was counted already since the page was opened, though it is drawn anew. */
const counted = new Set();

const read = (key, none) => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? none;
  } catch {
    return none;
  }
};

/** Where the device keeps nothing, nothing is counted. */
function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // It is full, or must not be used.
  }
}

const date = () => new Date().toLocaleDateString('sv');

/** How often each advertisement was shown today, by its id. */
export function shownToday() {
  const { day, counts } = read(TODAY, {});
  return day === date() ? counts : {};
}

/** @param {{ slug: string, placement: string, view: string }} at `view`: which look at a page it was; of one, each counts once */
export function saw({ id }, { slug, placement, view }) {
  if (counted.has(`${view}/${id}`)) return;
  counted.add(`${view}/${id}`);
  const counts = shownToday();
  write(TODAY, { day: date(), counts: { ...counts, [id]: (counts[id] ?? 0) + 1 } });
  note({ slug, advertisementId: id, placement, kind: 'SEEN' });
}

/** Somebody goes where it leads, and perhaps does not come back. */
export function followed({ id }, { slug, placement }) {
  note({ slug, advertisementId: id, placement, kind: 'CLICKED' });
  tell();
}

function note(sighting) {
  const waiting = read(WAITING, []);
  write(WAITING, [...waiting, { ...sighting, id: newId(), at: Date.now() }].slice(-MOST_WAITING));
  timer ??= setTimeout(tell, PATIENCE);
}

/** Tells what waits, until it is told or cannot be now. */
export function tell() {
  clearTimeout(timer);
  timer = null;
  sending ??= tellNext().finally(() => (sending = null));
  return sending;
}

async function tellNext() {
  const waiting = read(WAITING, []).filter(({ at }) => at > Date.now() - LATEST);
  write(WAITING, waiting);
  const { slug } = waiting[0] ?? {};
  if (!slug) return;
  const batch = waiting.filter((each) => each.slug === slug).slice(0, MOST);
  const sightings = batch.map(({ id, advertisementId, placement, kind }) => ({ id, advertisementId, placement, kind }));
  try {
    await send('POST', `/conferences/${slug}/billboard/sightings`, { body: { sightings }, keepalive: true });
  } catch (problem) {
    if (problem.isOffline || problem.status === 429 || problem.status >= 500) {
      timer ??= setTimeout(tell, PAUSE);
      return;
    }
  }
  const told = new Set(batch.map(({ id }) => id));
  write(WAITING, read(WAITING, []).filter(({ id }) => !told.has(id)));
  await tellNext();
}

/** Nobody is counted from now on, not even for what was seen before. */
export function forgetSightings() {
  localStorage.removeItem(WAITING);
  localStorage.removeItem(TODAY);
}

document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && tell());
addEventListener('online', tell);
tell();
