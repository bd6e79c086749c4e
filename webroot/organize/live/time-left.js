import { MINUTE } from '../../lib/time.js';

/** So long before and after a session nobody counts minutes. */
const FAR = 4 * 60 * MINUTE;

/**
 * How long a session goes on, by what was planned and what is known of it now; pure.
 * @param {{ start: number | null, end: number | null }} session
 * @param {{ phase?: string, delayedMinutes?: number }} [state]
 * @returns {{ kind: 'before' | 'left' | 'over' | 'ended' | 'none', minutes: number }} `none` where nobody counts minutes
 */
export function timeLeft({ start, end }, state = {}, now) {
  if (state.phase === 'ENDED') return { kind: 'ended', minutes: 0 };
  if (start === null || now < start - FAR || now > end + FAR) return { kind: 'none', minutes: 0 };
  const late = (state.delayedMinutes ?? 0) * MINUTE;
  if (now < start + late && state.phase !== 'RUNNING') return { kind: 'before', minutes: Math.ceil((start + late - now) / MINUTE) };
  const left = end + late - now;
  return left > 0 ? { kind: 'left', minutes: Math.ceil(left / MINUTE) } : { kind: 'over', minutes: Math.floor(-left / MINUTE) };
}

/** Whether it takes place at the moment. */
export const isRunning = (session, state = {}, now) =>
  state.phase === 'RUNNING' || (state.phase !== 'ENDED' && timeLeft(session, state, now).kind === 'left');

/** Moments at which somebody who does not look is told. */
const SAID = [5, 1];
export const isSaid = ({ kind, minutes }) => kind === 'left' && SAID.includes(minutes);
