import { getOpen } from './api.js';
import { Cell } from './cell.js';
import { lacks } from './degraded.js';
import { givenPart } from './given.js';
import { clear, drop, find, keep } from './idb.js';
import { idle, nextTask } from './idle.js';
import { topic } from './live.js';
import { marksOf } from './marks.js';
import { program } from './program.js';
import { isHeld } from './router.js';
import { departure, user } from './session.js';

/**
 * The programs of conferences by slug: `{ program, part, problem, stale }`. The last seen one is shown at once and replaced when
 * the server has answered; without a connection it stays. On a first visit `part` is there earlier: the day or the session that is
 * wanted, without the others.
 */
const programs = new Map();

export function programOf(slug) {
  if (!programs.has(slug)) {
    const part = givenPart(slug);
    programs.set(slug, new Cell({ program: null, part: part && partial(part), problem: null, stale: false }));
    load(slug);
  }
  return programs.get(slug);
}

export const loadedPrograms = () => [...programs.values()].map((cell) => cell.value.program).filter(Boolean);

const PERIOD = 30_000;

const topicOf = (slug) => topic(`schedule:${slug}`, () => fetchProgram(slug), { pause: () => PERIOD, insists: true });
const myMarks = (slug) => marksOf(slug, PERIOD);

/**
 * Watches the program of a conference and learns what others change in it, and the user on other devices.
 * @returns {() => void} ends the watching
 */
export function follow(slug, watcher) {
  const stops = [programOf(slug).watch(watcher), topicOf(slug).listen(), myMarks(slug).listen()];
  return () => stops.forEach((stop) => stop());
}

/** What does not work out shows in the program itself. */
export const load = (slug) => topicOf(slug).ring().catch(() => {});

/** After something was changed here. */
export const reload = (slug) => topicOf(slug).again().catch(() => {});

/** Of the schedules that are shown: the server sends only what changed since. */
const etags = new Map();

const partial = (schedule) => ({ ...program(schedule), isPart: true });

/** Shows what the document brought, or has asked for before the first module was there; the whole program must not compete with it. */
async function showPart(slug, cell) {
  if (cell.value.part) return idle();
  const asked = globalThis.plenaryPart;
  if (asked?.slug !== slug) return;
  globalThis.plenaryPart = undefined;
  try {
    const answer = await asked.answer;
    if (answer.ok) cell.value = { ...cell.value, part: partial(await answer.json()) };
  } catch {
    // The whole program is asked for next, and says what is wrong.
  }
  await idle();
}

async function fetchProgram(slug) {
  const cell = programs.get(slug);
  await showPart(slug, cell);
  const answer = getOpen(`/conferences/${encodeURIComponent(slug)}/schedule`, etags.get(slug));
  const remembered = find('answers', slug).catch(() => undefined);
  remembered.then((last) => {
    if (last && !cell.value.program) show(cell, last.schedule, true);
  });
  try {
    const { data: schedule, etag } = await answer;
    if (!schedule) return settle(cell);
    await nextTask();
    etags.set(slug, etag);
    lacks('speakers', schedule.degraded?.includes('speakers') ?? false);
    show(cell, schedule, false);
    // Copying it into the database takes as long as drawing it.
    await idle();
    await keep('answers', { id: slug, schedule }).catch(() => {});
  } catch (problem) {
    await remembered;
    // A draft is out of sight for who is signed out; what they are typing into stays.
    const gone = problem.status === 404 && !isHeld();
    if (gone) forget(slug);
    cell.value = { ...cell.value, program: gone ? null : cell.value.program, problem };
    throw problem;
  }
}

/** What is shown is what there is. */
function settle(cell) {
  if (cell.value.problem) cell.value = { ...cell.value, problem: null };
}

function forget(slug) {
  etags.delete(slug);
  drop('answers', slug).catch(() => {});
}

/** @param stale whether it is what is remembered */
function show(cell, schedule, stale) {
  cell.value = { program: program(schedule), part: null, problem: null, stale };
}

// Whoever signs in may see more.
user.watch((account) => account && programs.forEach((cell, slug) => {
  myMarks(slug).ring().catch(() => {});
  if (!cell.value.program || cell.value.problem) load(slug);
}));
// An answer that is under way is for whoever asked for it.
departure.watch(async () => {
  etags.clear();
  await clear('answers').catch(() => {});
  programs.forEach((cell, slug) => reload(slug));
});
