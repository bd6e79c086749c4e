import { nothing } from 'lit';
import { stars } from '../lib/stars.js';
import { now } from '../lib/time.js';
import { pageOf } from './bits.js';
import { sessionRow } from './schedule-list.js';
import { toggleStar } from './stars.js';

/** A session of a list, with its star as it is now. */
export const starredRow = (session, conference, note = nothing) => sessionRow(session, {
  starred: stars.value.has(session.id),
  now: now.value,
  star: (each) => toggleStar(conference.slug, each),
  href: pageOf(session, conference),
  note,
});
