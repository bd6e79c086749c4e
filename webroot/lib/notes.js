import { all, getWithEtag, patch, post, remove } from './api.js';
import { Cell } from './cell.js';
import { flush, give, handle } from './commands.js';
import { isPartGone, lacks } from './degraded.js';
import { clear, drop, find, keep, list } from './idb.js';
import { newId } from './ids.js';
import { marks } from './marks.js';
import { merge } from './merge.js';
import { departure, maySignIn, user } from './session.js';

/**
 * The notes of who is signed in. A note lives in the local database from the first letter on; `base` is the text the server
 * has, at `version`. `conflict` holds the text of the server where the two could not be joined, `problem` the reason why the
 * server does not take the note as it is.
 * @typedef {{ id: string, slug: string, conferenceId: string, sessionId: string, title: string, text: string, base: string,
 *   version: number, changed: boolean, deleted: boolean, conflict: { text: string, version: number } | null, problem?: string,
 *   updatedAt: number }} Note
 */

/** @type {Cell} of notes by id */
export const notes = new Cell(new Map());

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

const PAUSE = 800;
const timers = new Map();

/** Kept at once, sent when the writer pauses. */
export async function write(id, text) {
  const note = notes.value.get(id);
  clearTimeout(timers.get(id));
  timers.set(id, setTimeout(() => send(id), PAUSE));
  await save({ ...note, text, changed: true, problem: undefined, updatedAt: Date.now() });
}

export async function discard(id) {
  const note = notes.value.get(id);
  if (note.version === 0 && !note.changed) return forget(id);
  await save({ ...note, deleted: true, changed: true, updatedAt: Date.now() });
  return send(id);
}

/** Ends a conflict with the text that shall count. */
export async function resolve(id, text) {
  const note = notes.value.get(id);
  const { version, text: base } = note.conflict;
  await save({ ...note, text, base, version, conflict: null, changed: text !== base, updatedAt: Date.now() });
  return send(id);
}

/** What becomes of it shows at the note itself. */
const send = (noteId) => give({ id: `note:${noteId}`, noteId }).catch(() => {});

const isWaiting = (note) => note.changed && !note.conflict && (note.deleted || note.text.trim() !== '');

/** Sends what changed, also what was written a moment ago, and whatever else waits. */
export async function sync() {
  await restored;
  await Promise.all([...notes.value.values()].filter(isWaiting).map(({ id }) => send(id)));
  await flush();
}

handle('note', {
  async send({ noteId }) {
    await restored;
    const note = await newest(noteId);
    if (note && isWaiting(note)) await sendOne(note);
  },
  sent: ({ noteId }) => newest(noteId).catch(() => {}),
  refused({ noteId }, problem) {
    const note = notes.value.get(noteId);
    if (note) save({ ...note, problem: problem.message }).catch(() => {});
  },
}).catch(() => {});

/** As the tab that had it last has kept it. */
async function newest(id) {
  const kept = await find('notes', id);
  const here = notes.value.get(id);
  if (kept && !(here?.updatedAt > kept.updatedAt)) notes.value = new Map(notes.value).set(id, kept);
  return notes.value.get(id);
}

/** What the server changed meanwhile is joined. */
async function sendOne(note) {
  if (note.deleted) {
    await remove(`/notes/${note.id}`);
    return forget(note.id);
  }
  try {
    return note.version === 0 ? await create(note) : await sent(note, await change(note));
  } catch (problem) {
    if (problem.status === 412) return join(note.id);
    if (problem.status === 404 && note.version > 0) return create({ ...note, version: 0, base: '' });
    throw problem;
  }
}

/** The server may have had it already, as it was when the answer to an earlier attempt got lost. */
async function create(note) {
  const made = await post(`/conferences/${note.slug}/sessions/${note.sessionId}/notes`, { id: note.id, text: note.text });
  if (made.text === note.text) return sent(note, made);
  return sendOne({ ...note, base: made.text, version: made.version });
}

const change = (note) => patch(`/notes/${note.id}`, { text: note.text }, `"${note.version}"`);

/** The writer may have gone on while the request was under way. What the server made of the text counts. */
async function sent(note, answer) {
  const current = notes.value.get(note.id) ?? note;
  const changed = current.deleted || current.text !== note.text;
  const text = changed ? current.text : answer.text;
  await save({ ...current, text, base: answer.text, version: answer.version, changed, problem: undefined });
}

async function join(id) {
  const { data } = await getWithEtag(`/notes/${id}`);
  const note = notes.value.get(id);
  const joined = merge(note.base, note.text, data.text);
  if (joined === null) return save({ ...note, conflict: { text: data.text, version: data.version } });
  await save({ ...note, text: joined, base: data.text, version: data.version, changed: joined !== data.text });
  return joined === data.text ? undefined : sendOne(notes.value.get(id));
}

/** The server knows notes by ids alone; what stands above them comes from the program they are about. */
export async function nameNote(id, { slug, title }) {
  const note = await newest(id);
  if (note) await save({ ...note, slug, title });
}

/** Takes over what the server has, without touching what has not been sent yet. */
export async function fetchNotes() {
  if (!maySignIn()) return;
  await sync();
  const found = await all('/me/notes').catch((problem) => {
    lacks('notes', isPartGone(problem));
    throw problem;
  });
  lacks('notes', false);
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

/** Notes that were written or changed on another device. */
function catchUp({ conferenceId, notes: found }) {
  const here = [...notes.value.values()].filter((note) => note.conferenceId === conferenceId && note.version > 0);
  const isNews = (note, version) => !note || (!note.changed && note.version < version);
  const news = found.some(({ id, version }) => isNews(notes.value.get(id), version));
  const gone = here.some((note) => !note.changed && !found.some(({ id }) => id === note.id));
  if (news || gone) fetchNotes().catch(() => {});
}
marks.watch((answer) => answer && restored.then(() => catchUp(answer)));

const fetchAll = (account) => account && fetchNotes().catch(() => {});
user.watch(fetchAll);
fetchAll(user.value);
departure.watch(leave);
if (departure.value) leave(departure.value);

/** The next user of this browser must not find the notes of this one. */
async function leave({ keepsUnsent }) {
  timers.forEach(clearTimeout);
  timers.clear();
  await restored;
  if (!keepsUnsent) notes.value = new Map();
  await (keepsUnsent ? dropSent() : clear('notes')).catch(() => {});
}

async function dropSent() {
  const kept = await list('notes');
  replaceAll(kept.filter(({ changed }) => changed));
  for (const { id, changed } of kept) if (!changed) await drop('notes', id);
}

/** What somebody wrote whose sign-in has ended, and the server does not have. */
export const unsentNotes = async () => (await list('notes')).filter(({ changed, deleted, text }) => changed && !deleted && text.trim());
