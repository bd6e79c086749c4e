import { getWithEtag } from './api.js';
import { Cell } from './cell.js';
import { departure, maySignIn } from './session.js';

/**
 * What the user has on the conference that was asked for last: `{ conferenceId, stars, notes, askedAt }`, the notes without their
 * texts. `askedAt` tells what the server cannot have known yet.
 */
export const marks = new Cell(null);

const etags = new Map();
const loading = new Map();

/** Several signs of one moment are one request. */
export function loadMarks(slug) {
  if (!maySignIn()) return Promise.resolve();
  if (!loading.has(slug)) loading.set(slug, fetchMarks(slug).finally(() => loading.delete(slug)));
  return loading.get(slug);
}

async function fetchMarks(slug) {
  const askedAt = Date.now();
  const visit = departure.value;
  const { data, etag } = await getWithEtag(`/me/marks?conference=${encodeURIComponent(slug)}`, etags.get(slug)?.etag);
  if (visit !== departure.value) return;
  const known = data ?? etags.get(slug)?.data;
  etags.set(slug, { data: known, etag });
  marks.value = { ...known, askedAt };
}

departure.watch(() => {
  etags.clear();
  marks.value = null;
});
