import { t } from '../lib/i18n.js';
import { mentioned } from '../lib/live-rooms.js';
import { loadedPrograms } from '../lib/programs.js';
import { toast } from '../parts/toast.js';

/** Says that somebody means who is here, and where. */
function tell({ conferenceId, sessionId, authorName }) {
  const found = loadedPrograms().find(({ conference }) => conference.id === conferenceId);
  const href = found && sessionId && `/c/${found.conference.slug}/sessions/${sessionId}?tab=chat`;
  toast({ text: t('chat.mentioned', { name: authorName ?? t('chat.nobody') }), ...(href && { action: t('chat.mentioned.go'), href }) });
}

mentioned.watch((mention) => mention && tell(mention));
