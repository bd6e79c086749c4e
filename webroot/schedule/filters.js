import { ranked } from '../lib/search.js';

/** What of a program somebody wants to see, as the address says it. Pure. */
export function filtersOf(query) {
  return {
    q: query.get('q') ?? '',
    track: new Set((query.get('track') ?? '').split(',').filter(Boolean)),
    other: query.get('other') ?? '',
    room: query.get('room') ?? '',
    language: query.get('language') ?? '',
    type: query.get('type') ?? '',
    starred: query.has('starred'),
  };
}

/** What is to be removed from the address so that nothing is filtered any more. */
export const NO_FILTERS = { q: null, track: null, other: null, room: null, language: null, type: null, starred: null };

export const isActive = ({ q, track, other, room, language, type, starred }) => Boolean(q || track.size || other || room || language || type || starred);

/** The other filters: what passes them is what each track would bring. */
export const besideTracks = (filters) => ({ ...filters, track: new Set(), other: '' });

/** Regions of a language are one language. */
export const languageOf = ({ language }) => language?.trim().toLowerCase().split(/[-_]/)[0] || '';

/** Files write one type in several ways. */
export const typeOf = ({ type }) => type?.trim().toLowerCase() ?? '';

/** `other` are the sessions of no track: `only` takes them for one more track, `none` leaves them out. */
function isOfTrack({ trackId }, { track, other }) {
  if (!trackId && other) return other === 'only';
  return (!track.size && other !== 'only') || track.has(trackId);
}

/**
 * Which sessions of a list pass the filters, in their order; of a search the best first.
 * @param {Set<string>} stars
 * @param {Map<string, string>} [texts] what a search looks through beside the program
 */
export function matching(sessions, filters, stars, texts) {
  const passing = sessions.filter(
    (session) =>
      isOfTrack(session, filters) &&
      (!filters.room || session.room?.id === filters.room) &&
      (!filters.language || languageOf(session) === filters.language) &&
      (!filters.type || typeOf(session) === filters.type) &&
      (!filters.starred || stars.has(session.id)),
  );
  return ranked(passing, filters.q, texts);
}

/** How many of these sessions each day has, by date. */
export function countByDay(days, sessions) {
  const counts = new Map(days.map(({ date }) => [date, 0]));
  for (const { start, day } of sessions) if (start !== null && counts.has(day)) counts.set(day, counts.get(day) + 1);
  return counts;
}
