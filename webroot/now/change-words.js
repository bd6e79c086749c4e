import { MINUTE } from '../lib/time.js';

/** Later starts up to here are delays, others are another time. */
const DELAY = 60 * MINUTE;

/**
 * A change as it is told: the most important thing first; pure.
 * @returns {{ kind: string, symbol: string, tone: string, minutes?: number }}
 */
export function told({ kinds, before, after }) {
  const [kind] = kinds;
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
