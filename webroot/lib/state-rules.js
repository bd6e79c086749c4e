import { MINUTE } from './time.js';

/** What was seen so long ago says nothing of how full a room is. */
const OUTDATED = 15 * MINUTE;
/** So long a session runs past its end at most, if nobody says that it is over. */
const OVERTIME = 60 * MINUTE;

/**
 * A session as it takes place: with its delay, begun and ended as staff say it, perhaps in `overtime`. Its published times stand in
 * `published`; pure.
 * @param {object} [state] how it stands, as the API tells it
 * @param {number} at when it is looked at
 */
export function asItStands(session, state, at) {
  if (!state || session.start === null) return session;
  const late = (state.delayedMinutes ?? 0) * MINUTE;
  const times = phased({ start: session.start + late, end: session.end + late }, state, at);
  if (times.start === session.start && times.end === session.end) return session;
  return { ...session, ...times, published: { start: session.start, end: session.end } };
}

function phased({ start, end }, { phase, updatedAt }, at) {
  const said = Math.min(Date.parse(updatedAt), at);
  if (phase === 'ENDED') return { start: Math.min(start, said), end: Math.min(end, said) };
  if (phase !== 'RUNNING') return { start, end };
  const overtime = at >= end && at < Math.max(end, said) + OVERTIME;
  return { start: Math.min(start, said), end: overtime ? at + MINUTE : end, overtime };
}

/** Steps of five, and whether seats are to be had. */
const STEPS = { FREE: { step: 2, word: 'free', tone: 'good' }, HALF: { step: 3, word: 'free', tone: 'good' }, FEW: { step: 4, word: 'few', tone: 'warn' }, FULL: { step: 5, word: 'full', tone: 'warn' } };

/**
 * How full a room is, as far as that is known.
 * @returns {{ step: number, word: string, tone: string, asOf: number } | null}
 */
export function fullnessOf({ full, seats, updatedAt } = {}, at) {
  const asOf = Date.parse(updatedAt);
  if ((!seats && !full) || !(at - asOf < OUTDATED)) return null;
  return { ...STEPS[full ? 'FULL' : seats], asOf };
}

/** Whether nobody else gets in: what was only an estimate holds as long as that does. */
export const isFull = (state, at) => Boolean(state?.full) && (state.seats !== 'FULL' || fullnessOf(state, at) !== null);

/**
 * What is to be said of a session beside its published place and time, the most important first.
 * @returns {{ kind: 'moved' | 'late' | 'full' | 'queue', values: object }[]}
 */
export function remarksOf(session, state, at) {
  if (!state || session.isCancelled || state.phase === 'ENDED') return [];
  const { movedTo, delayedMinutes, queueMinutes } = state;
  return [
    movedTo && { kind: 'moved', values: { place: movedTo } },
    delayedMinutes > 0 && { kind: 'late', values: { count: delayedMinutes } },
    isFull(state, at) && { kind: 'full', values: {} },
    queueMinutes > 0 && { kind: 'queue', values: { count: queueMinutes } },
  ].filter(Boolean);
}
