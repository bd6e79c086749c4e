import { t } from './i18n.js';
import { MINUTE, wallClock } from './time.js';

const BREAK_TYPE = /^(break|coffee|lunch|dinner|meal|pause|registration)\b/i;
const BREAK_TITLE = /\b(lunch|coffee|break|dinner|mittagspause|mittagessen|kaffeepause|pause)\b/i;

/**
 * A schedule as the API answers it, made ready for showing: instants as numbers, references resolved, sessions by day.
 * Pure: the same schedule gives the same program.
 */
export function program(schedule) {
  const rooms = byId(schedule.rooms);
  const tracks = byId(schedule.tracks.map((track, i) => ({ ...track, color: track.color ?? FALLBACK[i % FALLBACK.length] })));
  const speakers = byId(schedule.speakers);
  const sessions = schedule.sessions.map((session) => ready(withNames(session, speakers), rooms, tracks));
  return {
    conference: schedule.conference,
    version: schedule.version,
    updatedAt: schedule.updatedAt,
    days: schedule.days,
    rooms,
    tracks,
    speakers,
    sessions: byId(sessions),
    byDay: byDay(schedule.days, sessions),
  };
}

/** The program with one of its sessions as it is now. */
export function withSession(before, session) {
  const sessions = new Map(before.sessions).set(session.id, ready(session, before.rooms, before.tracks));
  return { ...before, sessions, byDay: byDay(before.days, [...sessions.values()]) };
}

const byDay = (days, sessions) =>
  new Map(days.map(({ date }) => [date, sessions.filter((session) => session.start !== null && session.day === date)]));

const FALLBACK = ['#2f7fe0', '#9b5fd6', '#dc4f4f', '#0d9aa3', '#c77700', '#169c47'];

const byId = (items) => new Map(items.map((item) => [item.id, item]));

/** A credit comes with a name only where it is not the speaker's own. */
const withNames = (session, speakers) => ({
  ...session,
  speakers: session.speakers.map((credit) => ({ name: speakers.get(credit.speakerId)?.name, ...credit })),
});

function ready(session, rooms, tracks) {
  const { slot } = session;
  const start = slot ? Date.parse(slot.start) : null;
  return {
    ...session,
    title: session.title.trim() || t('session.untitled'),
    start,
    end: slot ? start + slot.durationMinutes * MINUTE : null,
    minutes: slot?.durationMinutes ?? 0,
    day: slot?.day ?? slot?.start.slice(0, 10) ?? null,
    room: rooms.get(slot?.roomId) ?? null,
    track: tracks.get(session.trackId) ?? null,
    isBreak: isBreak(session),
    isCancelled: session.status === 'CANCELLED',
  };
}

/** Files have no member for it, so the type says it; where there is none, the title of something nobody speaks at. */
function isBreak({ type, title, speakers, trackId }) {
  if (BREAK_TYPE.test(type ?? '')) return true;
  return speakers.length === 0 && !trackId && BREAK_TITLE.test(title);
}

/** The talks of a program with a key, which are looked through once for all keys. */
function talksWith(keyOf) {
  const found = new WeakMap();
  return (program, key) => {
    if (!found.has(program)) found.set(program, Map.groupBy(allTalks(program), keyOf));
    return found.get(program).get(key) ?? [];
  };
}

export const inRoom = talksWith(({ room }) => room?.id);

export const inTrack = talksWith(({ trackId }) => trackId);

/** Letters that are no others with a mark, as people type them who do not have them. */
const PLAIN = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th' };

/** Without case and accents, so that "Ines" finds "Inês". */
export const fold = (text) =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[ßæœøđðłıþ]/g, (letter) => PLAIN[letter]);

/** What takes place on a day, breaks aside. */
export const talksOf = (program, day) => program.byDay.get(day.date).filter((session) => !session.isBreak);

/** What takes place on all days and what has no time yet, breaks aside. */
export const allTalks = (program) => [...program.sessions.values()].filter((session) => !session.isBreak);

/** Pairs of sessions that take place at the same time, cancelled ones aside; the earlier one first. */
export function clashes(sessions) {
  const open = sessions.filter((s) => s.start !== null && !s.isCancelled).sort((a, b) => a.start - b.start);
  return open.flatMap((one, i) => open.slice(i + 1).filter((other) => other.start < one.end).map((other) => [one, other]));
}

/** Sessions by their start, in order of rooms: `[[start, sessions], …]`. */
export function buckets(sessions) {
  const found = new Map();
  for (const session of sessions) found.set(session.start, [...(found.get(session.start) ?? []), session]);
  const position = (session) => session.room?.position ?? Infinity;
  return [...found].sort(([a], [b]) => a - b).map(([start, list]) => [start, list.sort((a, b) => position(a) - position(b))]);
}

/** The program day to open first: the one that is on, else the first. */
export function currentDay(days, at) {
  const on = days.find((day) => at < Date.parse(day.end));
  return on && at >= Date.parse(days[0].start) ? on : days[0];
}

/** What begins so soon is of the same night, though the calendar or the program has another day by then. */
export const NIGHT = 4 * 60 * MINUTE;

/** The program day that is on or still to come, today or in this night; null on any other. */
export function dayAt({ days, conference }, at) {
  const next = days.find((day) => at < Date.parse(day.end));
  return next && (at >= Date.parse(next.start) - NIGHT || wallClock(at, conference.timeZone).date === next.date) ? next : null;
}

/** An instant of the conference, of which a zone is called as it is then and not as it is today. */
export const firstInstant = ({ conference, days }) => Date.parse(days[0]?.start ?? conference.startDate);

/** Whether this is a day of the conference. */
export function isOn(program, at) {
  const { startDate, endDate, timeZone } = program.conference;
  const { date } = wallClock(at, timeZone);
  return (startDate <= date && date <= endDate) || dayAt(program, at) !== null;
}
