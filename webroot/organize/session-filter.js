import { byName } from '../lib/i18n.js';
import { ranked } from '../lib/search.js';

/**
 * Which sessions an organizer looks for, in their order; pure. Of a search those that attendees would find, too, and the one of that number.
 * @param {{ q?: string | null, status?: string | null, track?: string | null, room?: string | null, when?: string | null }} filters
 *   `track` and `room` may be `none`, `when` is `scheduled` or `unscheduled`
 */
export function filtered(sessions, { q, status, track, room, when }) {
  const found = new Set(ranked(sessions, q ?? ''));
  return sessions.filter(
    (session) =>
      (!status || session.status === status) &&
      (!track || (session.trackId ?? 'none') === track) &&
      (!room || (session.room?.id ?? 'none') === room) &&
      (!when || (session.start !== null) === (when === 'scheduled')) &&
      (found.has(session) || String(session.number) === q.trim()),
  );
}

/** In order of time; those without one first, as they want something done. */
export const inOrder = (sessions) =>
  [...sessions].sort((a, b) => (a.start ?? 0) - (b.start ?? 0) || byName(a.title, b.title));
