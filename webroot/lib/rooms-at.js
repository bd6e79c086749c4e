import { dayAt, NIGHT } from './program.js';
import { asItStands, fullnessOf } from './state-rules.js';
import { MINUTE } from './time.js';

/** For so long a room that is free says what has ended in it. */
const RECENT = 30 * MINUTE;

/**
 * What takes place in each room at an instant and what comes next there on the same day or in the same night, as it stands, rooms
 * without either left out; pure.
 * @param {Map<string, object>} [states] of sessions, by their ids
 * @returns {{ room: object | null, now: object[], next: object[], pause?: object, ended?: object, cancelled?: object }[]}
 */
export function roomsAt(program, at, states = new Map()) {
  const day = dayAt(program, at);
  if (!day) return [];
  const sessions = [...program.sessions.values()]
    .filter((session) => session.start !== null && (session.day === day.date || isNear(session, at)))
    .map((session) => asItStands(session, states.get(session.id), at));
  const pauses = sessions.filter((session) => session.isBreak && !session.room && isRunning(session, at));
  const rooms = [...program.rooms.values()].sort((a, b) => a.position - b.position);
  return [...rooms, null]
    .map((room) => rowOf(room, sessions.filter((session) => session.room === room), pauses, at))
    .filter(({ now, next }) => now.length > 0 || next.length > 0);
}

const isNear = ({ start, end }, at) => start <= at + NIGHT && end > at - RECENT;

function rowOf(room, sessions, pauses, at) {
  const talks = sessions.filter((session) => !session.isBreak && !session.isCancelled).sort((a, b) => a.start - b.start);
  const later = talks.filter((session) => session.start > at);
  return {
    room,
    now: talks.filter((session) => isRunning(session, at)),
    next: later.filter((session) => session.start === later[0].start),
    pause: [...sessions.filter((session) => session.isBreak), ...pauses].find((session) => isRunning(session, at)),
    ended: talks.filter((session) => session.end <= at && session.end > at - RECENT).at(-1),
    cancelled: sessions.find((session) => session.isCancelled && isRunning(session, at)),
  };
}

const isRunning = (session, at) => session.start !== null && session.start <= at && at < session.end;

/** Of the rooms those with something on the user's own agenda. */
export const withStars = (rows, stars) =>
  rows.filter(({ now, next }) => [...now, ...next].some((session) => stars.has(session.id)));

/** With seats to be had, as far as that is known. */
export const withSeats = (rows, states, at) =>
  rows.filter(({ now }) => now.some((session) => fullnessOf(states.get(session.id), at)?.word === 'free'));

/** The user's sessions that are yet to begin, the next ones first. */
export function upcoming(program, stars, at, states = new Map()) {
  const mine = [...program.sessions.values()]
    .map((session) => asItStands(session, states.get(session.id), at))
    .filter(({ id, start, isCancelled }) => stars.has(id) && start > at && !isCancelled);
  return mine.sort((a, b) => a.start - b.start);
}
