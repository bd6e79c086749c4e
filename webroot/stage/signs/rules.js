import { withStates } from '../../lib/change-words.js';
import { dayAt, NIGHT } from '../../lib/program.js';
import { asItStands } from '../../lib/state-rules.js';
import { MINUTE } from '../../lib/time.js';

/** So long it takes to read what stands there at once. */
const TURN = 12_000;
/** What changed longer ago is known by now. */
const NEWS = 24 * 60 * MINUTE;
const MOST_CHANGES = 12;

/**
 * How many things of a size there is room for.
 * @param {{ width: number, height: number }} room @param {{ row: number, column: number, gap: number }} size all in pixels; a column of 0 is as wide as the room
 */
export function fitOf({ width, height }, { row, column, gap }) {
  const times = (length, each) => Math.max(1, Math.floor((length + gap) / (each + gap)));
  const columns = column ? times(width, column) : 1;
  return { columns, fit: columns * times(height, row) };
}

/**
 * What of many things is shown at an instant: pages that are about as long turn at the same moment on all screens; pure.
 * @returns {{ page: number, pages: number, longest: number, shown: object[] }}
 */
export function turned(things, fit, at) {
  const pages = Math.max(1, Math.ceil(things.length / Math.max(1, fit)));
  const page = Math.floor(at / TURN) % pages;
  const start = (of) => Math.floor((of * things.length) / pages);
  return { page, pages, longest: Math.ceil(things.length / pages), shown: things.slice(start(page), start(page + 1)) };
}

/** What is still to come in a room on the day or in the night of an instant, and what was to but is cancelled; pure. @param {Map<string, object>} states of sessions, by their ids */
export function restOfDay(program, room, at, states) {
  const day = dayAt(program, at)?.date;
  return [...program.sessions.values()]
    .filter((session) => session.room === room && session.start !== null && !session.isBreak)
    .map((session) => asItStands(session, states.get(session.id), at))
    .filter(({ start, day: own }) => start > at && (own === day || start <= at + NIGHT))
    .sort((a, b) => a.start - b.start);
}

/** What is cancelled that would run in a room. */
export const missingIn = (program, room, at) =>
  [...program.sessions.values()].find((session) => session.isCancelled && session.room === room && session.start <= at && at < session.end) ?? null;

/** The version of the program that news are compared with: the last of what has not changed since; pure. @param {object[]} items all changes */
export const newsSince = (items, at) => Math.max(0, ...items.filter(({ changedAt }) => Date.parse(changedAt) <= at - NEWS).map(({ version }) => version));

/**
 * What changed lately of what is still to come, with what staff said, the latest first; pure.
 * @param {object[]} items as the API tells them @param {object | null} room of which alone
 */
export function changesAt(items, program, states, at, room) {
  const all = withStates({ mark: at - NEWS, items }, program, states).items;
  return all
    .map(whatBecame)
    .filter(({ kinds, changedAt }) => kinds.some((kind) => kind !== 'RETRACKED') && Date.parse(changedAt) > at - NEWS)
    .filter(isToCome(at))
    .filter(({ before, after }) => !room || [before, after].some((told) => told?.roomId === room.id))
    .slice(0, MOST_CHANGES);
}

/** What came and was cancelled in the same day was read of in between. */
const whatBecame = (change) => (change.kinds.includes('NEW') && change.after.status === 'CANCELLED' ? { ...change, kinds: ['CANCELLED'], before: change.after } : change);

/** What is new and has begun stands there anyway. */
const isToCome = (at) => ({ kinds, before, after }) => [before, after].some((told) => (kinds.includes('NEW') ? startOf(told) : endOf(told)) > at);

const startOf = (told) => (told?.start ? Date.parse(told.start) : 0);
const endOf = (told) => (told?.start ? startOf(told) + told.durationMinutes * MINUTE : 0);

/**
 * Of a change what is true and what was, as far as that is another thing; pure.
 * @param {(told: object, before?: object) => string} when says a start, perhaps beside another one
 * @returns {{ old: string, now: string }[]} time and place; `now` is empty where nothing took its place
 */
export function partsOf({ kinds, before, after }, when) {
  const isOff = kinds.some((kind) => kind === 'CANCELLED' || kind === 'REMOVED');
  const told = (each, other) => (each?.start ? [when(each, other), each.room ?? ''] : ['', '']);
  const [old, now] = [told(before), isOff ? ['', ''] : told(after, before)];
  const isSame = [before?.start === after?.start, before?.room === after?.room];
  return old.map((part, i) => ({ old: now[i] && isSame[i] ? '' : part, now: now[i] })).filter((part) => part.old || part.now);
}
