import { saveFile } from '../lib/files.js';
import { addDays } from '../lib/time.js';

/** On which the tickets of an order let somebody in. */
export function daysOf({ tickets }, { startDate, endDate }) {
  const all = [];
  for (let day = startDate; day <= endDate; day = addDays(day, 1)) all.push(day);
  const valid = tickets.filter(({ state, parentId }) => state === 'VALID' && !parentId);
  return all.filter((day) => valid.some(({ validDays }) => validDays.length === 0 || validDays.includes(day)));
}

/** For the calendar of whoever comes. */
export async function saveDates(order, conference) {
  const { daysFile } = await import('../lib/calendar.js');
  const text = daysFile({ conference, updatedAt: order.updatedAt }, daysOf(order, conference), location.origin);
  saveFile(new Blob([text], { type: 'text/calendar' }), `${conference.slug}.ics`);
}
