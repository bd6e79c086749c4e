import { fold } from '../lib/program.js';

export const STATUSES = ['SUBMITTED', 'DRAFT', 'APPROVED', 'REJECTED', 'PUBLISHED', 'ARCHIVED', 'CANCELLED', 'DELETED'];

/**
 * The conferences that are wanted, and how many there would be in each status; pure. Without a status, deleted ones are left out.
 * @param {{ q: string, status: string, organization: string }} wanted
 */
export function filterConferences(items, { q, status, organization }) {
  const words = fold(q).split(/\s+/).filter(Boolean);
  const matching = items.filter((each) => (!organization || each.organization?.slug === organization) && matches(each, words));
  const counts = { '': matching.filter(({ status }) => status !== 'DELETED').length };
  for (const name of STATUSES) counts[name] = matching.filter(({ status }) => status === name).length;
  const found = matching.filter((each) => (status ? each.status === status : each.status !== 'DELETED'));
  return { found: found.sort((a, b) => b.startDate.localeCompare(a.startDate)), counts };
}

function matches(conference, words) {
  const { title, subtitle, acronym, slug, city, venue, organization } = conference;
  const text = fold([title, subtitle, acronym, slug, city, venue, organization?.name].filter(Boolean).join(' '));
  return words.every((word) => text.includes(word));
}
