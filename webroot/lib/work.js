import { getOpen, getWithEtag } from './api.js';
import { Cell } from './cell.js';
import { topic } from './live.js';
import { program, withSession } from './program.js';
import { reload as reloadShown } from './programs.js';
import { departure } from './session.js';

/**
 * What organizers work on, by slug: the draft of a program that is released by hand, else the program that everybody sees. As `programs`
 * has it, but never remembered: it is not for those who use the device later.
 */
const works = new Map();

const NOTHING = { program: null, part: null, problem: null, stale: false };
const PERIOD = 30_000;

export function workOf(slug) {
  if (!works.has(slug)) {
    works.set(slug, new Cell(NOTHING));
    load(slug);
  }
  return works.get(slug);
}

const topicOf = (slug) => topic(`work:${slug}`, () => fetchWork(slug), { pause: () => PERIOD, insists: true });

/** @returns {() => void} ends the watching */
export function follow(slug, watcher) {
  const stops = [workOf(slug).watch(watcher), topicOf(slug).listen()];
  return () => stops.forEach((stop) => stop());
}

export const load = (slug) => topicOf(slug).ring().catch(() => {});

/** After something was changed here: where there is no draft, everybody sees it. */
export const reload = (slug) => Promise.all([works.has(slug) && topicOf(slug).again().catch(() => {}), reloadShown(slug)]);

const etags = new Map();
/** Sessions as they were last made here; an answer that was on its way meanwhile may still have an older version. */
const made = new Map();

const pathOf = (slug) => `/conferences/${encodeURIComponent(slug)}/schedule`;

/** There is no draft for who may sell tickets only, and none before the conference is approved. */
const WITHOUT = new Set([401, 403, 409]);

async function ask(slug) {
  try {
    return await getWithEtag(`${pathOf(slug)}?draft=true`, etags.get(slug));
  } catch (problem) {
    if (!WITHOUT.has(problem.status)) throw problem;
    return getOpen(pathOf(slug), etags.get(slug));
  }
}

async function fetchWork(slug) {
  const cell = works.get(slug);
  try {
    const { data: schedule, etag } = await ask(slug);
    if (!schedule) {
      cell.value = { ...cell.value, problem: null };
      return;
    }
    etags.set(slug, etag);
    const sessions = schedule.sessions.map((session) => (made.get(session.id)?.version >= session.version ? made.get(session.id) : session));
    cell.value = { ...NOTHING, program: program({ ...schedule, sessions }) };
  } catch (problem) {
    cell.value = { ...cell.value, problem };
    throw problem;
  }
}

/** Shows a session as somebody here has just made it, ahead of the next answer of the server. */
export function change(slug, session) {
  const cell = workOf(slug);
  made.set(session.id, session);
  if (cell.value.program) cell.value = { ...cell.value, program: withSession(cell.value.program, session) };
}

// What one saw is not for the next, nor is an answer that is under way.
departure.watch(() => {
  etags.clear();
  made.clear();
  for (const [slug, cell] of works) {
    cell.value = NOTHING;
    topicOf(slug).again().catch(() => {});
  }
});
