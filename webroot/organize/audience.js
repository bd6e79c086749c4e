import { t } from '../lib/i18n.js';

const KINDS = ['ATTENDEES', 'SESSION', 'TRACK', 'TEAM'];

export const audienceOptions = () => KINDS.map((kind) => [kind, t(`audience.${kind}`)]);

/** Whom a bulletin is for, in words. */
export function audienceName({ audience, sessionId, trackId }, program) {
  if (audience === 'SESSION' && sessionId) return t('audience.of-session', { title: program.sessions.get(sessionId)?.title ?? '…' });
  if (audience === 'TRACK' && trackId) return t('audience.of-track', { name: program.tracks.get(trackId)?.name ?? '…' });
  return t(`audience.${audience}`);
}
