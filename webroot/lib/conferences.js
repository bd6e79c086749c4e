import { all } from './api.js';
import { Cell } from './cell.js';
import { find, keep } from './idb.js';
import { user } from './session.js';

/** The conferences the user may see: `{ items, problem }`. The last seen ones are shown at once, and stay without a connection. */
export const conferences = new Cell({ items: null, problem: null });

export async function loadConferences() {
  const last = find('answers', '/conferences').catch(() => undefined);
  last.then((known) => known && !conferences.value.items && (conferences.value = { items: known.items, problem: null }));
  try {
    const items = await all('/conferences');
    conferences.value = { items, problem: null };
    await keep('answers', { id: '/conferences', items }).catch(() => {});
  } catch (problem) {
    await last;
    conferences.value = { ...conferences.value, problem };
  }
}
user.watch(() => loadConferences());
