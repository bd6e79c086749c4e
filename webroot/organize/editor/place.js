/** Places of sessions: `{ day, start, minutes, roomId }`, with `roomId` null for none and null instead of a place for a session without one. Pure. */
import { MINUTE } from '../../lib/time.js';

const USUAL_MINUTES = 30;

export const placeOf = ({ day, start, minutes, room }) => (start === null ? null : { day, start, minutes, roomId: room?.id ?? null });

export const endOf = (place) => place.start + place.minutes * MINUTE;

/** As the API takes it. */
export const slotOf = (place) =>
  place && { day: place.day, start: new Date(place.start).toISOString(), durationMinutes: place.minutes, roomId: place.roomId };

export function isSame(one, other) {
  if (!one || !other) return one === other;
  return ['day', 'start', 'minutes', 'roomId'].every((name) => one[name] === other[name]);
}

/** To the nearest step of so many minutes. */
export const snap = (at, step) => Math.round(at / (step * MINUTE)) * step * MINUTE;

/**
 * A place some way on, within what the grid shows.
 * @param {{ rooms?: number, steps?: number, minutes?: number, length?: number }} by columns, steps, minutes, and steps of the duration
 * @param {{ rooms: (string | null)[], frame: { start: number, end: number }, step: number }} grid
 */
export function shifted(place, { rooms = 0, steps = 0, minutes = 0, length = 0 }, grid) {
  const { step, frame } = grid;
  const column = clamp(grid.rooms.indexOf(place.roomId) + rooms, 0, grid.rooms.length - 1);
  const duration = length ? lengthened(place.minutes, length, step) : place.minutes;
  const wanted = steps || minutes ? snap(place.start + (steps * step + minutes) * MINUTE, step) : place.start;
  const last = Math.max(frame.start, frame.end - duration * MINUTE);
  return { ...place, roomId: grid.rooms[column], minutes: duration, start: clamp(wanted, frame.start, last) };
}

/** Longer or shorter by steps, and on a multiple of them. */
const lengthened = (minutes, steps, step) =>
  Math.max(step, (steps > 0 ? Math.floor(minutes / step) : Math.ceil(minutes / step)) * step + steps * step);

/** The place with another end. */
export const until = (place, end, step) => ({ ...place, minutes: Math.max(step, Math.round((snap(end, step) - place.start) / MINUTE)) });

/** The first start from an instant on at which a room is free for that long; the latest possible one if it never is. */
export function firstFree(minutes, roomId, sessions, { from, end, step }) {
  const busy = sessions.filter((session) => (session.room?.id ?? null) === roomId && !session.isCancelled);
  const last = end - minutes * MINUTE;
  let start = snap(from, step);
  const inTheWay = () => busy.find((session) => session.start < start + minutes * MINUTE && start < session.end);
  for (let other = inTheWay(); other && start < last; other = inTheWay()) start = Math.ceil(other.end / (step * MINUTE)) * step * MINUTE;
  return Math.min(start, last);
}

/** How long most sessions last, those of the same type if there are any: what to begin with where nobody said it. */
export function usualMinutes(session, sessions) {
  const placed = sessions.filter((each) => each.minutes > 0 && !each.isBreak);
  const alike = placed.filter((each) => each.type === session.type);
  const counts = new Map();
  for (const { minutes } of alike.length ? alike : placed) counts.set(minutes, (counts.get(minutes) ?? 0) + 1);
  return [...counts].sort(([a, times], [b, others]) => others - times || a - b)[0]?.[0] ?? USUAL_MINUTES;
}

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
