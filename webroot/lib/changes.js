import { all, get } from './api.js';
import { Cell } from './cell.js';
import { find, keep } from './idb.js';
import { news } from './news.js';
import { follow, programOf } from './programs.js';
import { departure } from './session.js';
import { now } from './time.js';

/** So many are told; after a larger import the schedule itself is read. */
const MOST = 200;

/**
 * What changed in the programs of conferences since the last visit, by slug: `{ since, version, items, more, mark }`. A visit without
 * changes moves the mark on; with changes it stays until the user has seen them. `mark` is when that visit was, with changes or not.
 */
const cells = new Map();
const NOTHING = { since: null, version: null, items: [], more: false, mark: null };

export function changesOf(slug) {
  if (!cells.has(slug)) cells.set(slug, new Cell(NOTHING));
  return cells.get(slug);
}

const markOf = (slug) => `seen:${slug}`;
const listOf = (slug) => `changes:${slug}`;
const ownOf = (slug) => `own:${slug}`;

const leaveMark = (slug, version) => keep('answers', { id: markOf(slug), version, at: now.value });

const looking = new Map();

/** One look at a time, so that an older answer never replaces a newer one. */
function look(slug) {
  const { program, stale } = programOf(slug).value;
  if (!program || looking.has(slug)) return;
  const { version } = program;
  const done = () => {
    looking.delete(slug);
    if (programOf(slug).value.program?.version > version) look(slug);
  };
  looking.set(slug, compare(slug, version, stale).then(done, () => looking.delete(slug)));
}

async function compare(slug, version, stale) {
  const cell = changesOf(slug);
  const mark = await find('answers', markOf(slug));
  cell.value = { ...cell.value, mark: cell.value.mark ?? mark?.at ?? now.value };
  if (!mark) return stale ? undefined : leaveMark(slug, version);
  if (mark.version >= version) return stale || cell.value.items.length ? undefined : leaveMark(slug, version);
  const known = await find('answers', listOf(slug));
  if (known?.since === mark.at) show(slug, known);
  if (stale || cell.value.version === version) return undefined;
  const { items, version: seen, nextCursor } = await fetchNews(slug, mark.version);
  if (items.length === 0) return leaveMark(slug, seen);
  const changes = { since: mark.at, version: seen, items, more: Boolean(nextCursor) };
  show(slug, changes);
  return keep('answers', { id: listOf(slug), ...changes });
}

/** The first page that has something by others. */
/** Of another track people need not hear. */
const isNews = ({ kinds }) => kinds.some((kind) => kind !== 'RETRACKED');

async function fetchNews(slug, since) {
  for (let cursor = ''; ; ) {
    const found = await get(`/conferences/${slug}/changes?since=${since}&limit=${MOST}${cursor}`);
    const items = (await byOthers(slug, found.items)).filter(isNews);
    if (items.length > 0 || !found.nextCursor) return { ...found, items };
    cursor = `&cursor=${encodeURIComponent(found.nextCursor)}`;
  }
}

/** Without what was last changed here. */
async function byOthers(slug, items) {
  const own = await find('answers', ownOf(slug));
  if (!own) return items;
  for (const { sessionId, changedAt } of items) if (own.at[sessionId] === null) own.at[sessionId] = changedAt;
  await keep('answers', own);
  return items.filter(({ sessionId, changedAt }) => own.at[sessionId] !== changedAt);
}

/** What somebody changes here is no news to them, until others change it too. When it was follows from the next answer. */
export async function changedHere(slug, ids) {
  const { items, ...shown } = changesOf(slug).value;
  show(slug, { ...shown, items: items.filter(({ sessionId }) => !ids.includes(sessionId)) });
  try {
    const own = (await find('answers', ownOf(slug))) ?? { id: ownOf(slug), at: {} };
    for (const id of ids) own.at[id] = null;
    await keep('answers', own);
  } catch {
    // Without a database it is told like the changes of others.
  }
}

/** Nor is what a file of theirs changed. @param {number} since the version the program had before */
export async function importedHere(slug, since) {
  const items = await all(`/conferences/${slug}/changes?since=${since}`);
  await changedHere(slug, items.map(({ sessionId }) => sessionId));
}

function show(slug, { since, version, items, more }) {
  changesOf(slug).value = { ...changesOf(slug).value, since, version, items, more };
  const next = new Map([...news.value].filter(([, change]) => change.slug !== slug));
  for (const change of items) next.set(change.sessionId, { ...change, slug });
  news.value = next;
}

/** From now on these are no news any more. */
export async function markSeen(slug) {
  const { version } = changesOf(slug).value;
  await leaveMark(slug, version);
  changesOf(slug).value = { since: now.value, version, items: [], more: false, mark: now.value };
  news.value = new Map([...news.value].filter(([, change]) => change.slug !== slug));
}

/** @returns {() => void} ends the following */
export function followChanges(slug) {
  const stop = follow(slug, () => look(slug));
  look(slug);
  return stop;
}

departure.watch(() => {
  news.value = new Map();
  for (const cell of cells.values()) cell.value = NOTHING;
});
