import { t } from '../../lib/i18n.js';
import { dateRange, shortDay, span } from '../../lib/time.js';
import { endOf } from './place.js';

export const roomName = (roomId, program) => program.rooms.get(roomId)?.name ?? t('room.none');

export const spanOf = (place, program) => span(place.start, endOf(place), program.conference.timeZone);

/** Such as: Wed 19 May, 10:00–10:45, Atlas. */
export function placeWords(place, program) {
  if (!place) return t('editor.unscheduled');
  const day = shortDay(place.start, program.conference.timeZone);
  return `${day}, ${spanOf(place, program)}, ${roomName(place.roomId, program)}`;
}

export function conflictWords({ kind, otherSessionId, speakerId }, program) {
  return t(`editor.conflict.${kind}`, {
    title: program.sessions.get(otherSessionId)?.title ?? '',
    speaker: program.speakers.get(speakerId)?.name ?? '',
    dates: dateRange(program.conference.startDate, program.conference.endDate),
  });
}

export const allConflictWords = (conflicts, program) => conflicts.map((conflict) => conflictWords(conflict, program)).join(' ');

/** What became of a session that was moved. */
export function moveWords({ move, conflicts }, program) {
  const { title } = program.sessions.get(move.id);
  const done = move.to ? t('editor.moved', { title, place: placeWords(move.to, program) }) : t('editor.unscheduled.done', { title });
  return [done, allConflictWords(conflicts, program)].filter(Boolean).join(' ');
}

/** Why a session is where it was. */
export function refusalWords(problem) {
  if (problem.status === 412) return t('editor.stale');
  const reference = problem.correlationId && `${t('problem.reference')} ${problem.correlationId}`;
  return [t('editor.refused'), problem.message, ...problem.errors.map(({ detail }) => detail), reference].filter(Boolean).join(' ');
}

/** What the live region says while a session is held. */
export function holdWords({ place, conflicts }, program) {
  return [placeWords(place, program), allConflictWords(conflicts, program)].filter(Boolean).join('. ');
}
