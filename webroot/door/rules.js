import { wallClock } from '../lib/time.js';

const day = (at, zone) => wallClock(at, zone).date;

/**
 * What a door without a network says, as the server would by what was known when the snapshot was made.
 * @param {{ rule: string, ticketTypeIds: string[], opensAt?: string, closesAt?: string }} list
 * @param {{ ticketTypeId: string, inAt?: string, validDays?: string[] } | undefined} ticket none where the snapshot has no such valid ticket
 * @param {{ passage: string, at: number, zone: string }} scan
 */
export function decide(list, ticket, { passage, at, zone }) {
  if (!ticket) return 'ABSENT';
  if (passage === 'OUT') return list.rule !== 'IN_AND_OUT' ? 'NOT_HERE' : ticket.inAt ? 'OUT' : 'NOT_IN';
  if (list.ticketTypeIds.length && !list.ticketTypeIds.includes(ticket.ticketTypeId)) return 'NOT_HERE';
  if (ticket.validDays?.length && !ticket.validDays.includes(day(at, zone))) return 'OTHER_DAY';
  if (list.opensAt && at < Date.parse(list.opensAt)) return 'TOO_EARLY';
  if (list.closesAt && at >= Date.parse(list.closesAt)) return 'TOO_LATE';
  return isIn(list, ticket, at, zone) ? 'ALREADY_IN' : 'IN';
}

/** Whether somebody came in by the ticket, as far as the list asks. */
export const isIn = ({ rule }, { inAt }, at, zone) => Boolean(inAt) && (rule !== 'ONCE_A_DAY' || day(Date.parse(inAt), zone) === day(at, zone));
