/** What would be in the way of a session, by the rules of its conference and with what the client knows. Pure. */
import { endOf } from './place.js';

const RULES = { ROOM_TAKEN: 'roomTaken', SPEAKER_TWICE: 'speakerTwice', OUTSIDE_CONFERENCE: 'outsideConference' };

/**
 * The conflicts of a session at a place, those that are ignored left out, those that forbid it first.
 * @param {{ roomTaken: string, speakerTwice: string, outsideConference: string }} rules
 * @returns {{ kind: string, level: 'BLOCK' | 'WARN', sessionId: string, otherSessionId?: string, speakerId?: string }[]}
 */
export function conflictsOf(session, place, program, rules) {
  if (!place || place.minutes === 0 || session.isCancelled) return [];
  const others = [...program.sessions.values()].filter((other) => other.id !== session.id && isInTheWay(other, place));
  return [...others.flatMap((other) => between(session, place, other)), ...outside(place, program.conference)]
    .map((conflict) => ({ ...conflict, sessionId: session.id, level: rules[RULES[conflict.kind]] }))
    .filter(({ level }) => level !== 'IGNORE')
    .sort((a, b) => (a.level > b.level) - (a.level < b.level));
}

/** Where one session ends another may start. */
const isInTheWay = (other, place) =>
  other.start !== null && other.minutes > 0 && !other.isCancelled && other.start < endOf(place) && place.start < other.end;

function between(session, place, other) {
  const room = place.roomId !== null && place.roomId === other.room?.id ? [{ kind: 'ROOM_TAKEN', otherSessionId: other.id }] : [];
  const there = new Set(other.speakers.map((credit) => credit.speakerId));
  const both = [...new Set(session.speakers.map((credit) => credit.speakerId))].filter((id) => there.has(id));
  return [...room, ...both.map((speakerId) => ({ kind: 'SPEAKER_TWICE', otherSessionId: other.id, speakerId }))];
}

const outside = ({ day }, { startDate, endDate }) => (day < startDate || day > endDate ? [{ kind: 'OUTSIDE_CONFERENCE' }] : []);

/** @returns {'BLOCK' | 'WARN' | null} */
export const worst = (conflicts) => conflicts[0]?.level ?? null;

/** The sessions that have a conflict, or are one. */
export const inConflict = (conflicts) => new Set(conflicts.flatMap(({ sessionId, otherSessionId }) => [sessionId, otherSessionId]));
