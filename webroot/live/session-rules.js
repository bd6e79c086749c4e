import { thingsOf } from '../lib/live-view.js';

/** How a session stands, as staff said it; nothing where the schedule says all. */
export const stateOf = (view) => thingsOf(view, 'STATE')[0] ?? { full: false };

/** `before`, `running` or `over`: what staff says, else what the schedule says, as much later as it begins later. */
export function phaseOf(session, state, now) {
  if (state.phase === 'ENDED') return 'over';
  if (state.phase === 'RUNNING') return 'running';
  if (session.start === null) return 'before';
  const late = (state.delayedMinutes ?? 0) * 60_000;
  if (now < session.start + late) return 'before';
  return now < session.end + late ? 'running' : 'over';
}

/** How much of a session is over, between 0 and 1. */
export function elapsed(session, state, now) {
  const begin = session.start + (state.delayedMinutes ?? 0) * 60_000;
  return Math.min(1, Math.max(0, (now - begin) / (session.end - session.start)));
}

/** In whole minutes; what is left of one counts. It may last longer than was planned: then nothing is said. */
export function minutesLeft(session, state, now) {
  const end = session.end + (state.delayedMinutes ?? 0) * 60_000;
  return now < end ? Math.ceil((end - now) / 60_000) : null;
}

/** What is said of a session beyond its schedule, in this order; each a key of messages with its values. */
export function remarks(state) {
  const found = [];
  if (state.delayedMinutes) found.push(['delayed', { count: state.delayedMinutes }]);
  if (state.movedTo) found.push(['moved', { room: state.movedTo }]);
  if (state.queueMinutes) found.push(['queue', { count: state.queueMinutes }]);
  else if (state.full) found.push(['full', {}]);
  return found;
}
