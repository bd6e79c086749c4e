import { get } from './api.js';
import { Cell } from './cell.js';
import { maySignIn, user } from './session.js';

/**
 * The ticket types, add-ons too, of which the account has one, and whose they are. It is asked for where an offer is for some and not for
 * all; the device says no more than that somebody looks at their orders.
 */
export const ownTypes = new Cell({ userId: undefined, ids: null });

const isTaken = ({ state }) => state === 'VALID' || state === 'HELD';

/** Whether it depends on what somebody has. */
export const isForSome = ({ ticketTypeIds, hadAs }) => ticketTypeIds.length > 0 || hadAs.length > 0;

/** Asks once for each account. @returns {boolean} whether it is known */
export function wantOwnTypes() {
  const userId = maySignIn() ? user.value?.id ?? null : null;
  if (ownTypes.value.userId === userId) return ownTypes.value.ids !== null;
  ownTypes.value = { userId, ids: userId ? null : new Set() };
  if (!userId) return true;
  get('/me/orders').then(({ items }) => items.flatMap(({ tickets }) => tickets).filter(isTaken).map(({ ticketTypeId }) => ticketTypeId))
    .then((ids) => (ownTypes.value = { userId, ids: new Set(ids) }), () => {});
  return false;
}

/** What is for who looks at it: whoever has no account has nothing. */
export function forMe(advertisements) {
  const ids = ownTypes.value.ids ?? new Set();
  return advertisements.filter(({ offer }) => !offer || (offer.ticketTypeIds.length === 0 || offer.ticketTypeIds.some((id) => ids.has(id))) && !offer.hadAs.some((id) => ids.has(id)));
}
