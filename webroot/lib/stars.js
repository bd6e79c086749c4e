import { put, remove } from './api.js';
import { Cell } from './cell.js';
import { give, handle } from './commands.js';
import { t } from './i18n.js';
import { find, keep } from './idb.js';
import { marks } from './marks.js';
import { departure, maySignIn } from './session.js';

/** The user's stars, as ids of sessions: those the server has, and what was done here since. Strangers have only those. */
export const stars = new Cell(new Set());

/** Those the server has: conferences by session. */
const known = new Map();

/** What was done here by session, `{ wanted, sentAt }`: what the server was asked for before does not know it. */
const own = new Map();

/**
 * Shows a star, or no star any more, at once; takes it back when the server refuses.
 * @param {{ id: string, title: string }} session
 * @returns {Promise<void>} rejects with the Problem if it is refused
 */
export function star(slug, { id, title }, wanted) {
  mark(id, wanted);
  return give({ id: `star:${id}`, slug, sessionId: id, title, star: wanted });
}

function mark(sessionId, wanted, sentAt = Infinity) {
  own.set(sessionId, { wanted, sentAt });
  show();
}

function show() {
  const found = new Set(known.keys());
  for (const [id, { wanted }] of own) wanted ? found.add(id) : found.delete(id);
  if (found.size !== stars.value.size || [...found].some((id) => !stars.value.has(id))) stars.value = found;
}

const waiting = handle('star', {
  send({ slug, sessionId, star }) {
    const path = `/conferences/${slug}/sessions/${sessionId}/star`;
    return star ? put(path) : remove(path);
  },
  sent({ sessionId, star }, answer) {
    star ? known.set(sessionId, answer?.conferenceId) : known.delete(sessionId);
    mark(sessionId, star, Date.now());
    remember();
  },
  refused({ sessionId }) {
    own.delete(sessionId);
    show();
  },
  says: ({ star, title }, reason) => t(star ? 'star.refused' : 'star.stays', { title: title ?? t('session.untitled'), reason }),
});

/** Takes over what the server says of one conference. */
export function adopt({ conferenceId, stars: found, askedAt }) {
  for (const [id, conference] of known) if (conference === conferenceId || !conference) known.delete(id);
  for (const { sessionId } of found) known.set(sessionId, conferenceId);
  for (const [id, { sentAt }] of own) if (sentAt < askedAt) own.delete(id);
  show();
  remember();
}
marks.watch((answer) => answer && adopt(answer));

// For the time without a connection. What waits to be sent is kept apart from it.
const remember = () => maySignIn() && keep('answers', { id: 'stars', known: [...known] }).catch(() => {});

/** Of who has left nothing may come back, even if the page was closed before all of it was deleted. */
async function restore() {
  const [last, commands] = await Promise.all([maySignIn() ? find('answers', 'stars') : null, waiting]);
  // The server may have been faster.
  if (!marks.value) for (const [id, conference] of last?.known ?? []) if (!known.has(id)) known.set(id, conference);
  for (const { sessionId, star } of commands) if (!own.has(sessionId)) own.set(sessionId, { wanted: star, sentAt: Infinity });
  show();
}
restore().catch(() => {});

departure.watch(({ keepsUnsent }) => {
  known.clear();
  for (const [id, { sentAt }] of own) if (!keepsUnsent || sentAt < Infinity) own.delete(id);
  show();
});
