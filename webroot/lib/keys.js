import { newId } from './ids.js';

const MOST = 50;

/** What was asked for and not answered, with the key it was sent under. */
const open = new Map();

/**
 * The `Idempotency-Key` of a request that changes something. The same request has the same key until it is answered: so trying again
 * after a lost answer does nothing twice.
 * @param {string} asked everything the request says
 */
export function keyOf(asked) {
  const key = open.get(asked) ?? newId();
  open.set(asked, key);
  if (open.size > MOST) open.delete(open.keys().next().value);
  return key;
}

/** @param {number} status what it was answered with, 0 for nothing; a server in trouble may have done it or not */
export function settle(asked, status) {
  if (status > 0 && status < 500) open.delete(asked);
}
