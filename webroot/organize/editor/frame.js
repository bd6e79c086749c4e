/**
 * The geometry of the editor's grid; pure. Unlike the one attendees see its time is linear, and it goes on where nothing is
 * planned yet: an organizer needs to see free time.
 */
import { instant, MINUTE } from '../../lib/time.js';
import { snap } from './place.js';

export const PIXELS_PER_MINUTE = 2.5;
const HOUR = 60 * MINUTE;

/** How close to an edge of the grid it begins to scroll, and how fast at most, in pixels a frame. */
const EDGE = 56;
const FASTEST = 22;

/**
 * The usual hours of a day and what lies beyond them, with an hour around it; `opening` is where its first session starts.
 * @param {string} date of the program day
 */
export function frameOf(date, sessions, zone) {
  const first = Math.min(...sessions.map((session) => session.start));
  const last = Math.max(...sessions.map((session) => session.end));
  const midnight = instant(date, '00:00', zone);
  const earliest = Math.min(first, Math.max(midnight, first - HOUR));
  const start = Math.floor(Math.min(instant(date, '08:00', zone), earliest) / HOUR) * HOUR;
  const end = Math.ceil(Math.max(instant(date, '20:00', zone), last + HOUR) / HOUR) * HOUR;
  return { start, end, opening: sessions.length ? first : instant(date, '09:00', zone), height: pixels(end - start) };
}

const pixels = (milliseconds) => (milliseconds / MINUTE) * PIXELS_PER_MINUTE;

/** From an instant to pixels. */
export const topOf = (frame) => (at) => pixels(Math.min(at, frame.end) - frame.start);

const timeAt = (y, frame) => frame.start + (y / PIXELS_PER_MINUTE) * MINUTE;

/** @returns {number[]} the half hours */
export const ticksOf = ({ start, end }) => Array.from({ length: (end - start) / (HOUR / 2) }, (_, i) => start + i * (HOUR / 2));

/**
 * Room and start under a point of the grid; beyond its edges those nearest to it.
 * @param {{ x: number, y: number }} point where the upper edge of the session is
 * @param {{ roomId: string | null, right: number }[]} columns from left to right
 */
export function spotAt({ x, y }, columns, frame, minutes, step) {
  const { roomId } = columns.find(({ right }) => x < right) ?? columns.at(-1);
  const last = Math.max(frame.start, frame.end - minutes * MINUTE);
  return { roomId, start: Math.min(Math.max(snap(timeAt(y, frame), step), frame.start), last) };
}

export const instantAt = (y, frame) => Math.min(timeAt(y, frame), frame.end);

/** How far to scroll in the next frame while a point is near the edges of a box, or beyond them. */
export function scrollBy({ x, y }, { left, top, right, bottom }) {
  return { dx: pull(x, left, right), dy: pull(y, top, bottom) };
}

function pull(at, least, most) {
  const edge = Math.min(EDGE, (most - least) / 4);
  const into = Math.max(0, at - (most - edge)) - Math.max(0, least + edge - at);
  return Math.max(-1, Math.min(1, into / edge)) * FASTEST;
}
