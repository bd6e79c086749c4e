import { getOpen } from './api.js';
import { Cell, kept } from './cell.js';
import { drop, dropAll, find, keep } from './idb.js';
import { idle } from './idle.js';
import { topic } from './live.js';
import { programOf } from './programs.js';
import { searchable } from './search.js';
import { departure } from './session.js';

/**
 * What a schedule leaves out, of the conference that is shown: whole sessions and speakers by id, and the searchable text of sessions.
 * All of it comes after everything else, in pages of which each is kept at once: for searching, and for the time without a connection.
 */
export const texts = new Cell(none());

function none() {
  return { slug: null, sessions: new Map(), speakers: new Map(), words: new Map() };
}

const PAGE = 200;
/** Requests, and letters of all answers together: more than the largest conferences have. */
const MOST_PAGES = 30;
const MOST_LETTERS = 8_000_000;
/** So few sessions that changed are fetched by themselves. */
const FEW = 10;
/** Speakers do not tell that they changed. */
const SPEAKERS_LAST = 24 * 60 * 60_000;
/** What the first page is waiting for comes first, and what is tapped there; nobody else should have to wait for this either. */
const SETTLED = 8_000;
const PAUSE = 250;
/** So many are looked through at once: a slow phone answers a tap in between. */
const HANDFUL = 40;
/** Conferences whose texts are kept, the last ones. */
const MOST_KEPT = 5;

/** Sessions that were fetched one by one. */
const CHANGED = 'changed';

const keptSlugs = kept('plenary.texts', '');

const keyOf = (slug, kind, page) => `texts:${slug}:${kind}:${page}`;
const wait = (delay) => new Promise((resolve) => setTimeout(resolve, delay));

/** A connection that is paid for by what it carries is for what somebody asks for. */
export function mayFetchAhead({ onLine, connection } = navigator) {
  return onLine && !(connection?.saveData || connection?.type === 'cellular' || /2g/.test(connection?.effectiveType ?? ''));
}

let wanted = null;
let stop = null;
let hurry;
const hurried = new Promise((resolve) => (hurry = resolve));

/** Somebody is searching: what they search in is not put off any longer. */
export const wantTexts = () => hurry();

/** Sees to it that the texts of a conference are here, from now on. */
export async function keepTexts(slug) {
  if (slug === wanted) return;
  wanted = slug;
  stop?.();
  await Promise.race([wait(SETTLED), hurried]);
  if (slug !== wanted) return;
  stop = programOf(slug).watch(() => catchUp());
  catchUp();
}

/** One round at a time, in one window at a time: the others find what it has kept. */
const rounds = topic('texts', () => navigator.locks.request('plenary.texts', () => round(wanted)), { insists: true });
const catchUp = () => rounds.ring().catch(() => {});
addEventListener('online', catchUp);
navigator.connection?.addEventListener?.('change', catchUp);

async function round(slug) {
  await idle();
  if (!slug) return;
  await restore(slug);
  const { program } = programOf(slug).value;
  if (!program || !mayFetchAhead()) return;
  const stale = [...program.sessions.values()].filter(({ id, version }) => texts.value.sessions.get(id)?.version !== version);
  if (stale.length > FEW) await fetchAll(slug, 'sessions');
  else for (const { id } of stale) await fetchOne(slug, id);
  const { at = 0 } = (await find('answers', keyOf(slug, 'speakers', 0))) ?? {};
  if (program.speakers.size && at < Date.now() - SPEAKERS_LAST) await fetchAll(slug, 'speakers');
}

/** Of an earlier visit. */
async function restore(slug) {
  if (texts.value.slug === slug) return;
  const visit = departure.value;
  const found = { ...none(), slug };
  for (const kind of ['sessions', CHANGED, 'speakers']) {
    for (let page = 0, last; page < MOST_PAGES && (last = await find('answers', keyOf(slug, kind, page))); page++) {
      await takeAll(found, last.items);
    }
  }
  if (visit === departure.value) texts.value = found;
}

async function takeAll(all, items) {
  for (let at = 0; at < items.length; at += HANDFUL) {
    await idle();
    for (const item of items.slice(at, at + HANDFUL)) take(all, item);
  }
}

function take({ sessions, speakers, words }, item) {
  if (item.speakerId) return void speakers.set(item.speakerId, item);
  sessions.set(item.id, item);
  words.set(item.id, searchable([item.summary, item.description].join(' ')));
}

async function fetchAll(slug, kind) {
  await makeRoom(slug);
  let letters = 0;
  let cursor = '';
  for (let page = 0; page < MOST_PAGES && letters < MOST_LETTERS; page++) {
    const { items, nextCursor } = await ask(slug, `${kind}?limit=${PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    await add(slug, keyOf(slug, kind, page), items, items);
    letters += items.reduce((sum, item) => sum + lettersOf(item), 0);
    cursor = nextCursor;
    if (!cursor) return forgetAfter(slug, kind, page);
    await wait(PAUSE);
  }
}

/** What was added one by one is on one of the pages now. */
async function forgetAfter(slug, kind, last) {
  for (let page = last + 1; page < MOST_PAGES; page++) await drop('answers', keyOf(slug, kind, page));
  if (kind === 'sessions') await drop('answers', keyOf(slug, CHANGED, 0));
}

const lettersOf = ({ summary = '', description = '', biography = '' }) => 400 + summary.length + description.length + biography.length;

async function fetchOne(slug, id) {
  const session = await ask(slug, `sessions/${id}`);
  const key = keyOf(slug, CHANGED, 0);
  const others = ((await find('answers', key))?.items ?? []).filter((item) => item.id !== id);
  await add(slug, key, [...others, session], [session]);
}

/** An answer for somebody who has left meanwhile, or on a conference that has, is none. */
async function ask(slug, path) {
  const visit = departure.value;
  const { data } = await getOpen(`/conferences/${encodeURIComponent(slug)}/${path}`);
  if (slug !== wanted || visit !== departure.value) throw new Error('Nobody waits for this any more');
  return data;
}

async function add(slug, key, items, fresh) {
  await keep('answers', { id: key, items, at: Date.now() });
  const all = texts.value;
  if (all.slug !== slug) return;
  await takeAll(all, fresh);
  if (texts.value === all) texts.value = { ...all };
}

/** The conferences that were looked at longest ago give way. */
async function makeRoom(slug) {
  const slugs = [slug, ...keptSlugs.value.split(' ').filter((each) => each && each !== slug)];
  keptSlugs.value = slugs.slice(0, MOST_KEPT).join(' ');
  for (const old of slugs.slice(MOST_KEPT)) await dropAll('answers', `texts:${old}:`);
}

/** A whole session or speaker as far as one is kept, without asking the server. */
export async function keptText(slug, kind, id) {
  if (texts.value.slug === slug) return texts.value[kind].get(id);
  for (const each of kind === 'sessions' ? [CHANGED, kind] : [kind]) {
    for (let page = 0, last; page < MOST_PAGES && (last = await find('answers', keyOf(slug, each, page))); page++) {
      const item = last.items.find((item) => (item.id ?? item.speakerId) === id);
      if (item) return item;
    }
  }
  return undefined;
}

departure.watch(() => {
  texts.value = none();
  catchUp();
});
