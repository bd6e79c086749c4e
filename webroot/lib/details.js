import { get } from './api.js';
import { Cell } from './cell.js';
import { find, keep } from './idb.js';
import { loadedPrograms } from './programs.js';
import { stars } from './stars.js';

/**
 * What a schedule leaves out of its sessions, by id: a whole session, or `{ problem }`. The last opened ones and those on the
 * agenda are kept for the time without a connection.
 */
export const details = new Cell(new Map());

const keyOf = (id) => `session:${id}`;

const put = (id, value) => (details.value = new Map(details.value).set(id, value));

const opening = new Map();

/** Shows what is kept of a session, then what the server says. */
export function open(slug, id) {
  if (!opening.has(id)) opening.set(id, show(slug, id).finally(() => opening.delete(id)));
  return opening.get(id);
}

async function show(slug, id) {
  const known = find('answers', keyOf(id)).catch(() => undefined);
  known.then((last) => last && !details.value.get(id)?.title && put(id, last.session));
  try {
    put(id, await fetchAndKeep(slug, id));
  } catch (problem) {
    if (!(await known)) put(id, { problem });
  }
}

async function fetchAndKeep(slug, id) {
  const session = await get(`/conferences/${slug}/sessions/${id}`);
  await keep('answers', { id: keyOf(id), session }).catch(() => {});
  return session;
}

/** What is known of a session without asking; undefined where it was never opened. */
export async function kept(id) {
  const shown = details.value.get(id);
  return shown?.title ? shown : (await find('answers', keyOf(id)).catch(() => undefined))?.session;
}

let running = null;

/** One after the other: nobody waits for them. */
async function keepStarred() {
  for (const program of loadedPrograms()) {
    const mine = [...program.sessions.values()].filter((session) => stars.value.has(session.id));
    for (const { id, version } of mine) {
      const kept = await find('answers', keyOf(id));
      if (kept?.session.version !== version) await fetchAndKeep(program.conference.slug, id);
    }
  }
}

// What could not be fetched now is, when the program or the stars change again.
const keepUp = () => (running ??= keepStarred().catch(() => {}).finally(() => (running = null)));
stars.watch(keepUp);
keepUp();
