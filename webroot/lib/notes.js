import { all, getWithEtag, patch, post, remove } from './api.js';
import { Cell } from './cell.js';
import { clear, drop, keep, list } from './idb.js';
import { newId } from './ids.js';
import { merge } from './merge.js';
import { retries } from './retries.js';
import { departure, maySignIn, user } from './session.js';
import { now } from './time.js';

/**
 * The notes of who is signed in. A note lives in the local database from the first letter on; `base` is the text the server
 * has, at `version`. `conflict` holds the text of the server where the two could not be joined.
 * @typedef {{ id: string, slug: string, conferenceId: string, sessionId: string, title: string, text: string, base: string,
 *   version: number, changed: boolean, deleted: boolean, conflict: { text: string, version: number } | null,
 *   updatedAt: number }} Note
 */

/** @type {Cell} of notes by id */
export const notes = new Cell(new Map());

/** `saved`, `saving`, `offline` or a Problem. */
export const noteState = new Cell('saved');

const restored = maySignIn() ? list('notes').then((found) => replaceAll(found)).catch(() => {}) : Promise.resolve();

const replaceAll = (items) => (notes.value = new Map(items.map((note) => [note.id, note])));

async function save(note) {
  notes.value = new Map(notes.value).set(note.id, note);
  await keep('notes', note);
}

async function forget(id) {
  const rest = new Map(notes.value);
  rest.delete(id);
  notes.value = rest;
  await drop('notes', id);
}

/** Those of a session that are not deleted, the oldest first. */
export const notesOn = (sessionId) =>
  [...notes.value.values()].filter((note) => note.sessionId === sessionId && !note.deleted);

export async function newNote({ conferenceId, slug, sessionId, title }) {
  const note = { id: newId(), slug, conferenceId, sessionId, title, text: '', base: '', version: 0 };
  await save({ ...note, changed: false, deleted: false, conflict: null, updatedAt: Date.now() });
  return note.id;
}

let timer;

/** Kept at once, sent when the writer pauses. */
export async function write(id, text) {
  const note = notes.value.get(id);
  noteState.value = 'saving';
  clearTimeout(timer);
  timer = setTimeout(() => sync(), 800);
  await save({ ...note, text, changed: true, updatedAt: Date.now() });
}

export async function discard(id) {
  const note = notes.value.get(id);
  if (note.version === 0) return forget(id);
  await save({ ...note, deleted: true, changed: true });
  return sync();
}

/** Ends a conflict with the text that shall count. */
export async function resolve(id, text) {
  const note = notes.value.get(id);
  const { version, text: base } = note.conflict;
  await save({ ...note, text, base, version, conflict: null, changed: text !== base, updatedAt: Date.now() });
  return sync();
}

let running = null;

/** Sends what changed; what the server changed meanwhile is joined. */
export function sync() {
  running ??= navigator.locks.request('plenary.notes', sendAll).finally(() => (running = null));
  return running;
}

async function sendAll() {
  await restored;
  const problem = await sendEach([...notes.value.values()].filter(isWaiting));
  if (problem) noteState.value = problem.isOffline ? 'offline' : problem;
  else noteState.value = [...notes.value.values()].some(isWaiting) ? 'saving' : 'saved';
  if (problem?.isOffline) again.failed();
  else again.reset();
}

const isWaiting = (note) => note.changed && !note.conflict;

/** A note that is refused keeps none of the others waiting. Answers the first problem. */
async function sendEach(waiting) {
  let first = null;
  for (const note of waiting) {
    try {
      await sendOne(note);
    } catch (problem) {
      first ??= problem;
      if (problem.isOffline) return problem;
    }
  }
  return first;
}

async function sendOne(note) {
  if (note.deleted) {
    await remove(`/notes/${note.id}`);
    return forget(note.id);
  }
  if (note.text.trim() === '') return undefined;
  try {
    return await sent(note, note.version === 0 ? await create(note) : await change(note));
  } catch (problem) {
    if (problem.status === 412) return join(note.id);
    if (problem.status === 404 && note.version > 0) return save({ ...note, version: 0, base: '' });
    throw problem;
  }
}

const create = (note) =>
  post(`/conferences/${note.slug}/sessions/${note.sessionId}/notes`, { id: note.id, text: note.text });

const change = (note) => patch(`/notes/${note.id}`, { text: note.text }, `"${note.version}"`);

/** The writer may have gone on while the request was under way. */
async function sent(note, answer) {
  const current = notes.value.get(note.id) ?? note;
  const changed = current.text !== answer.text;
  await save({ ...current, base: answer.text, version: answer.version, changed });
  if (changed) timer = setTimeout(() => sync(), 400);
}

async function join(id) {
  const { data } = await getWithEtag(`/notes/${id}`);
  const note = notes.value.get(id);
  const joined = merge(note.base, note.text, data.text);
  if (joined === null) return save({ ...note, conflict: { text: data.text, version: data.version } });
  await save({ ...note, text: joined, base: data.text, version: data.version, changed: joined !== data.text });
  return sendOne(notes.value.get(id));
}

/** Takes over what the server has, without touching what has not been sent yet. */
export async function fetchNotes() {
  if (!maySignIn()) return;
  await sync();
  const found = await all('/me/notes');
  const next = new Map([...notes.value].filter(([, note]) => note.changed || note.version === 0));
  for (const note of found) {
    if (next.has(note.id)) continue;
    const known = notes.value.get(note.id);
    next.set(note.id, {
      ...note,
      slug: known?.slug ?? note.conferenceId,
      title: known?.title ?? null,
      base: note.text,
      changed: false,
      deleted: false,
      conflict: null,
      updatedAt: Date.parse(note.updatedAt),
    });
  }
  for (const id of notes.value.keys()) if (!next.has(id)) await drop('notes', id);
  replaceAll([...next.values()]);
  for (const note of next.values()) await keep('notes', note);
}

const again = retries(() => maySignIn() && sync());
addEventListener('online', () => (again.reset(), maySignIn() && sync()));
now.watch(() => maySignIn() && noteState.value === 'offline' && sync());
document.addEventListener('visibilitychange', () => maySignIn() && sync());
const fetchAll = (account) => account && fetchNotes().catch(() => {});
user.watch(fetchAll);
fetchAll(user.value);
departure.watch(() => leaveNothing());

/** The next user of this browser must not find the notes of this one. */
async function leaveNothing() {
  notes.value = new Map();
  await clear('notes').catch(() => {});
}
