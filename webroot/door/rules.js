import { asItStands } from '../lib/state-rules.js';
import { MINUTE, wallClock } from '../lib/time.js';

const day = (at, zone) => wallClock(at, zone).date;

const isListed = ({ ticketTypeIds }, { ticketTypeId }) => ticketTypeIds.length === 0 || ticketTypeIds.includes(ticketTypeId);

const isToFetch = ({ ticketTypeIds }) => ({ ticketTypeId }) => ticketTypeIds.includes(ticketTypeId);

/**
 * What lets somebody in by the list: the ticket, add-ons that go with it and are paid. These have no days of their own.
 * @param {string | null} on a day of the conference; null for any
 * @returns {{ id: string, inAt?: string }[]}
 */
function letIn(list, ticket, on) {
  const isItsDay = on === null || !ticket.validDays?.length || ticket.validDays.includes(on);
  return [...(isListed(list, ticket) && isItsDay ? [ticket] : []), ...(ticket.addOns ?? []).filter(({ state }) => state === 'VALID').filter(isToFetch(list))];
}

/**
 * What a door without a network says, as the server would by what was known when the snapshot was made.
 * @param {{ rule: string, ticketTypeIds: string[], opensAt?: string, closesAt?: string }} list
 * @param {{ ticketTypeId: string, inAt?: string, validDays?: string[], addOns?: object[] } | undefined} ticket none where the snapshot has no such valid ticket
 * @param {{ passage: string, at: number, zone: string }} scan
 */
export function decide(list, ticket, { passage, at, zone }) {
  if (!ticket) return 'ABSENT';
  if (passage === 'OUT') return list.rule !== 'IN_AND_OUT' ? 'NOT_HERE' : ticket.inAt ? 'OUT' : 'NOT_IN';
  const valid = letIn(list, ticket, day(at, zone));
  if (valid.length === 0) return isListed(list, ticket) ? 'OTHER_DAY' : ticket.addOns?.some(isToFetch(list)) ? 'NOT_PAID' : 'NOT_HERE';
  if (list.opensAt && at < Date.parse(list.opensAt)) return 'TOO_EARLY';
  if (list.closesAt && at >= Date.parse(list.closesAt)) return 'TOO_LATE';
  return (list.rule === 'IN_AND_OUT' ? !ticket.inAt : unused(list, ticket, at, zone).length > 0) ? 'IN' : 'ALREADY_IN';
}

/** By what of a ticket somebody comes in now: all that has not let them in yet. */
export const unused = (list, ticket, at, zone) => letIn(list, ticket, day(at, zone)).filter((one) => !isIn(list, one, at, zone));

/** Whether somebody came in by the ticket, as far as the list asks. */
export const isIn = ({ rule }, { inAt }, at, zone) => Boolean(inAt) && (rule !== 'ONCE_A_DAY' || day(Date.parse(inAt), zone) === day(at, zone));

/** How many tickets and add-ons let somebody in by the list, today where it is one for each day, and how many of these have. */
export function counted(list, tickets, at, zone) {
  const valid = tickets.flatMap((ticket) => letIn(list, ticket, list.rule === 'ONCE_A_DAY' ? day(at, zone) : null));
  return { valid: valid.length, in: valid.filter((one) => isIn(list, one, at, zone)).length };
}

/** Whoever comes this early is let in already. */
const EARLY = 60 * MINUTE;

/** What people come to a room for: what runs there, or begins soon; pure. @param {Map<string, object>} states of sessions, by their ids */
export function sessionAt(program, room, at, states) {
  const sessions = [...program.sessions.values()].filter((session) => session.room === room && session.start !== null && !session.isCancelled && !session.isBreak)
    .map((session) => asItStands(session, states.get(session.id), at)).sort((a, b) => a.start - b.start);
  const running = sessions.filter(({ start, end }) => start <= at && at < end);
  return running.find(({ overtime }) => !overtime) ?? running[0] ?? sessions.find(({ start }) => start > at && start <= at + EARLY) ?? null;
}
