import { get } from './api.js';
import { Cell } from './cell.js';
import { clear, drop, find, keep, list } from './idb.js';
import { program, withSession } from './program.js';
import { departure, maySignIn, user } from './session.js';

/**
 * The programs of conferences by slug: `{ program, problem, stale }`. The last seen one is shown at once and replaced when the
 * server has answered; without a connection it stays.
 */
const programs = new Map();

/** The stars of who is signed in, as ids of sessions. */
export const stars = new Cell(new Set());

export function programOf(slug) {
  if (!programs.has(slug)) {
    programs.set(slug, new Cell({ program: null, problem: null, stale: false }));
    load(slug);
  }
  return programs.get(slug);
}

export async function load(slug) {
  const cell = programs.get(slug);
  const answer = get(`/conferences/${encodeURIComponent(slug)}/schedule`);
  const remembered = find('answers', slug).catch(() => undefined);
  remembered.then((last) => {
    if (last && !cell.value.program) show(cell, last.schedule, true);
  });
  try {
    const schedule = await answer;
    show(cell, schedule, false);
    await keep('answers', { id: slug, schedule: { ...schedule, mine: undefined } }).catch(() => {});
  } catch (problem) {
    await remembered;
    if (problem.status === 404) drop('answers', slug).catch(() => {});
    cell.value = { ...cell.value, program: problem.status === 404 ? null : cell.value.program, problem };
  }
}

function show(cell, schedule, stale) {
  const sessions = schedule.sessions.map((session) => (made.get(session.id)?.version >= session.version ? made.get(session.id) : session));
  cell.value = { program: program({ ...schedule, sessions }), problem: null, stale };
  if (schedule.mine) adopt(schedule).catch(() => {});
}

/** Sessions as they were last made here; an answer that was on its way meanwhile may still have an older version. */
const made = new Map();

/** Shows a session as somebody here has just made it, ahead of the next answer of the server. */
export function change(slug, session) {
  const cell = programOf(slug);
  made.set(session.id, session);
  if (cell.value.program) cell.value = { ...cell.value, program: withSession(cell.value.program, session) };
}

async function adopt({ mine, conference, sessions }) {
  const others = [...stars.value].filter((id) => !sessions.some((session) => session.id === id));
  const waiting = await list('outbox').catch(() => []);
  const found = new Set([...others, ...mine.stars.map((star) => star.sessionId)]);
  for (const { star, sessionId, slug } of waiting) {
    if (slug === conference.slug && star !== undefined) star ? found.add(sessionId) : found.delete(sessionId);
  }
  stars.value = found;
}

// Stars change more often than programs, so they are remembered apart from them.
let touched = false;
if (maySignIn()) {
  find('answers', 'stars')
    .then((last) => last && !touched && (stars.value = new Set(last.ids)))
    .catch(() => {});
}
stars.watch((ids) => {
  touched = true;
  if (maySignIn()) keep('answers', { id: 'stars', ids: [...ids] }).catch(() => {});
});

const loadAgain = () => [...programs.keys()].forEach(load);
user.watch((account) => account && loadAgain());
departure.watch(async () => {
  stars.value = new Set();
  await clear('answers').catch(() => {});
  loadAgain();
});
