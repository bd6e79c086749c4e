import { put, remove } from './api.js';
import { clear, drop, keep, list } from './idb.js';
import { mark, marked } from './programs.js';
import { retries } from './retries.js';
import { departure, maySignIn, user } from './session.js';
import { now } from './time.js';

/** Stars wait here until the server has them; one command per session, the last one counts. */
let sending = null;

/** Shows the star at once, and takes it back when the server refuses. */
export async function star(slug, sessionId, wanted) {
  mark(sessionId, wanted);
  await keep('outbox', { id: `star:${sessionId}`, slug, sessionId, star: wanted, at: Date.now() });
  await flush();
}

/** Sends what waits, oldest first; without a connection it goes on waiting. */
export function flush() {
  sending ??= sendAll().finally(() => (sending = null));
  return sending;
}

async function sendAll() {
  const commands = (await list('outbox')).sort((a, b) => a.at - b.at);
  for (const command of commands) {
    const path = `/conferences/${command.slug}/sessions/${command.sessionId}/star`;
    try {
      await (command.star ? put(path) : remove(path));
    } catch (problem) {
      if (problem.isOffline || problem.status === 429 || problem.status >= 500) return again.failed();
      mark(command.sessionId, !command.star);
      await drop('outbox', command.id);
      throw problem;
    }
    await dropUnlessChanged(command);
  }
  return again.reset();
}

async function dropUnlessChanged(sent) {
  const current = (await list('outbox')).find(({ id }) => id === sent.id);
  if (current?.at !== sent.at) return;
  marked(sent.sessionId);
  await drop('outbox', sent.id);
}

const retry = () => maySignIn() && flush().catch(() => {});
const again = retries(retry);
addEventListener('online', () => (again.reset(), retry()));
// Browsers do not always tell that the connection is back.
now.watch(retry);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && retry());
user.watch(retry);
departure.watch(() => clear('outbox').catch(() => {}));
