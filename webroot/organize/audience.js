import { t } from '../lib/i18n.js';
import { maySell } from '../lib/roles.js';

const KINDS = ['ATTENDEES', 'SESSION', 'TRACK', 'TEAM'];
const OF_TICKETS = ['TICKETS', 'CHECKED_IN', 'NOT_CHECKED_IN', 'WAITING', 'UNPAID'];

/** Of those who have to do with tickets whoever sells them knows how many there are. */
export const audienceOptions = (conference) => (maySell(conference) ? [...KINDS, ...OF_TICKETS] : KINDS).map((kind) => [kind, t(`audience.${kind}`)]);

export const isOfTickets = (audience) => OF_TICKETS.includes(audience);

/** Whom a bulletin is for, in words. */
export function audienceName({ audience, sessionId, trackId }, program) {
  if (audience === 'SESSION' && sessionId) return t('audience.of-session', { title: program.sessions.get(sessionId)?.title ?? '…' });
  if (audience === 'TRACK' && trackId) return t('audience.of-track', { name: program.tracks.get(trackId)?.name ?? '…' });
  return t(`audience.${audience}`);
}
