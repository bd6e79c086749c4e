import { get } from './api.js';
import { Cell } from './cell.js';
import { givenSession } from './given.js';
import { find, keep } from './idb.js';
import { topic } from './live.js';
import { loadedPrograms } from './programs.js';
import { place } from './router.js';
import { stars } from './stars.js';
import { keptText } from './texts.js';

/**
 * What a schedule leaves out of its sessions, by id: a whole session, or `{ problem }`. The last opened ones and those on the
 * agenda are kept for the time without a connection, also where nothing is fetched ahead.
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
  const given = givenSession(slug, id);
  if (given) {
    put(id, given);
    return remember(id, given);
  }
  const known = remembered(slug, id).catch(() => undefined);
  known.then((session) => session && !details.value.get(id)?.title && put(id, session));
  try {
    put(id, await fetchAndKeep(slug, id));
  } catch (problem) {
    if (!(await known)) fail(slug, id, problem);
  }
}

/** The session that somebody waits for. */
let failed = null;

function fail(slug, id, problem) {
  put(id, { problem });
  failed = { slug, id };
  if (problem.isOffline) opened.later();
}

const opened = topic('opened', () => reopen(), { insists: true });

/** Nobody has to ask again for what could not be shown, as long as it is what the address stands for. */
async function reopen() {
  const { slug, id } = failed;
  const { params, query } = place.value;
  if (details.value.get(id)?.problem && (params.id === id || query.get('session') === id)) await open(slug, id);
}

async function fetchAndKeep(slug, id) {
  const session = await get(`/conferences/${slug}/sessions/${id}`);
  await remember(id, session);
  return session;
}

const remember = (id, session) => keep('answers', { id: keyOf(id), session }).catch(() => {});

/** The newer one of what was opened and what was fetched ahead. */
async function remembered(slug, id) {
  const [opened, ahead] = await Promise.all([find('answers', keyOf(id)), keptText(slug, 'sessions', id)]);
  return ahead?.version > (opened?.session.version ?? -1) ? ahead : opened?.session;
}

/** What is known of a session without asking; undefined where nothing is. */
export async function kept(slug, id) {
  const shown = details.value.get(id);
  return shown?.title ? shown : remembered(slug, id).catch(() => undefined);
}

let running = null;

/** One after the other: nobody waits for them. */
async function keepStarred() {
  for (const program of loadedPrograms()) {
    const { slug } = program.conference;
    const mine = [...program.sessions.values()].filter((session) => stars.value.has(session.id));
    for (const { id, version } of mine) if ((await remembered(slug, id))?.version !== version) await fetchAndKeep(slug, id);
  }
}

// What could not be fetched now is, when the program or the stars change again.
const keepUp = () => (running ??= keepStarred().catch(() => {}).finally(() => (running = null)));
stars.watch(keepUp);
keepUp();
