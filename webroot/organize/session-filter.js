import { byName } from '../lib/i18n.js';
import { fold } from '../lib/program.js';

/**
 * Which sessions an organizer looks for; pure. All words occur somewhere in title, subtitle, names or number.
 * @param {{ q?: string | null, status?: string | null, track?: string | null, room?: string | null, when?: string | null }} filters
 *   `track` and `room` may be `none`, `when` is `scheduled` or `unscheduled`
 */
export function filtered(sessions, { q, status, track, room, when }) {
  const words = fold(q ?? '').split(/\s+/).filter(Boolean);
  return sessions.filter(
    (session) =>
      (!status || session.status === status) &&
      (!track || (session.trackId ?? 'none') === track) &&
      (!room || (session.room?.id ?? 'none') === room) &&
      (!when || (session.start !== null) === (when === 'scheduled')) &&
      words.every((word) => session.words.includes(word) || String(session.number) === word),
  );
}

/** In order of time; those without one first, as they want something done. */
export const inOrder = (sessions) =>
  [...sessions].sort((a, b) => (a.start ?? 0) - (b.start ?? 0) || byName(a.title, b.title));
