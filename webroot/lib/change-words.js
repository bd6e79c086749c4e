import { MINUTE } from './time.js';

/** Later starts up to here are delays, others are another time. */
const DELAY = 60 * MINUTE;

/**
 * A change as it is told: the most important thing first; pure.
 * @returns {{ kind: string, symbol: string, tone: string, minutes?: number }}
 */
export function told({ kinds, before, after, state }) {
  const [kind] = kinds;
  if (kind === 'STATE') return state.movedTo ? { kind: 'place', symbol: 'forward', tone: '' } : { kind: 'late', symbol: 'clock', tone: 'late', minutes: state.delayedMinutes };
  if (kind !== 'MOVED') return { kind: kind.toLowerCase(), ...LOOKS[kind] };
  if (!after.start) return { kind: 'off', symbol: 'clock', tone: 'late' };
  if (!before.start) return { kind: 'scheduled', symbol: 'calendar', tone: 'good' };
  const later = Date.parse(after.start) - Date.parse(before.start);
  if (later > 0 && later <= DELAY) return { kind: 'late', symbol: 'clock', tone: 'late', minutes: later / MINUTE };
  if (later !== 0) return { kind: 'time', symbol: 'clock', tone: 'late' };
  return { kind: before.roomId === after.roomId ? 'length' : 'room', symbol: 'forward', tone: '' };
}

const LOOKS = {
  NEW: { symbol: 'plus', tone: 'good' },
  REMOVED: { symbol: 'close', tone: 'bad' },
  CANCELLED: { symbol: 'close', tone: 'bad' },
  REINSTATED: { symbol: 'check', tone: 'good' },
  RENAMED: { symbol: 'edit', tone: '' },
};

/** The user's own sessions first; otherwise as they come, the last changed first. */
export const ownFirst = (items, stars) =>
  [...items.filter(({ sessionId }) => stars.has(sessionId)), ...items.filter(({ sessionId }) => !stars.has(sessionId))];

/**
 * With what staff said since the last visit, which is no version of the program: that a session is late, or takes place elsewhere.
 * @param {Map<string, object>} states of sessions, by their ids
 */
export function withStates(changes, program, states) {
  const said = [...states.values()].filter(({ sessionId, movedTo, delayedMinutes, updatedAt }) =>
    (movedTo || delayedMinutes > 0) && Date.parse(updatedAt) > (changes.mark ?? Infinity) && program.sessions.get(sessionId)?.slot);
  const items = [...said.map((state) => saidOf(program.sessions.get(state.sessionId), state)), ...changes.items];
  return { ...changes, items: items.sort((a, b) => Date.parse(b.changedAt) - Date.parse(a.changedAt)) };
}

function saidOf({ id, title, start, slot, room }, state) {
  const before = { title, start: new Date(start).toISOString(), durationMinutes: slot.durationMinutes, roomId: slot.roomId, room: room?.name };
  const late = new Date(start + (state.delayedMinutes ?? 0) * MINUTE).toISOString();
  const elsewhere = state.movedTo ? { room: state.movedTo, roomId: null } : {};
  return { sessionId: id, kinds: ['STATE'], state, before, after: { ...before, start: late, ...elsewhere }, changedAt: state.updatedAt };
}
