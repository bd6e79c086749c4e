import { thingsOf } from '../../lib/live-view.js';
import { allTalks } from '../../lib/program.js';
import { sectionOf } from './questions.js';
import { isRunning } from './time-left.js';

/** The conference itself and its sessions by their time, those that are over last, with what waits or happens at each; pure. */
export function deskRows(program, organizers, whole, now) {
  const counts = countsOf(organizers);
  const states = new Map(thingsOf(whole, 'STATE').map((state) => [state.sessionId, state]));
  const sessions = allTalks(program).filter(({ isCancelled }) => !isCancelled).sort((a, b) => isOver(a, now) - isOver(b, now) || (a.start ?? Infinity) - (b.start ?? Infinity) || (a.title < b.title ? -1 : 1));
  const row = (session) => ({ session, state: states.get(session?.id), running: Boolean(session) && isRunning(session, states.get(session.id), now), ...(counts.get(session?.id) ?? NONE) });
  return [row(undefined), ...sessions.map(row)];
}

const isOver = ({ end }, now) => Number(end !== null && end < now);

const NONE = Object.freeze({ fresh: 0, polls: 0, reports: 0 });

/** By session; those of the conference itself under undefined. */
function countsOf(organizers) {
  const counts = new Map();
  const add = (name, { sessionId }) => counts.set(sessionId, { ...(counts.get(sessionId) ?? NONE), [name]: (counts.get(sessionId)?.[name] ?? 0) + 1 });
  for (const question of thingsOf(organizers, 'QUESTION')) if (sectionOf(question) === 'new') add('fresh', question);
  for (const poll of thingsOf(organizers, 'POLL')) if (poll.state === 'OPEN') add('polls', poll);
  for (const { message } of thingsOf(organizers, 'REPORT')) add('reports', message);
  return counts;
}

/** Whether somebody should look there now. */
export const isWanted = ({ running, fresh, polls, reports }) => running || fresh + polls + reports > 0;
