import { getWithEtag } from './api.js';
import { Cell } from './cell.js';
import { isPartGone, lacks } from './degraded.js';
import { topic } from './live.js';
import { departure, maySignIn } from './session.js';

/**
 * What the user has on the conference that was asked for last: `{ conferenceId, stars, notes, askedAt }`, the notes without their
 * texts. `askedAt` tells what the server cannot have known yet.
 */
export const marks = new Cell(null);

const etags = new Map();

/** Keeps them up to date while somebody listens. @param {number} period milliseconds */
export const marksOf = (slug, period) => topic(`marks:${slug}`, () => fetchMarks(slug), { pause: () => period, insists: true });

/** Strangers have none. */
async function fetchMarks(slug) {
  if (!maySignIn()) return;
  const askedAt = Date.now();
  const visit = departure.value;
  const { data, etag } = await getWithEtag(`/me/marks?conference=${encodeURIComponent(slug)}`, etags.get(slug)?.etag).catch((problem) => {
    lacks('notes', isPartGone(problem));
    throw problem;
  });
  if (visit !== departure.value) return;
  lacks('notes', false);
  const known = data ?? etags.get(slug)?.data;
  etags.set(slug, { data: known, etag });
  marks.value = { ...known, askedAt };
}

departure.watch(() => {
  etags.clear();
  marks.value = null;
  lacks('notes', false);
});
