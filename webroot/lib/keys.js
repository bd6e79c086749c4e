import { newId } from './ids.js';

/** After that somebody who asks for the same thing means it anew. */
const LIFE = 120_000;
const MOST = 50;

/** What was asked for and not heard of, with the key it was sent under, by what it is about. */
const open = new Map();

/**
 * The `Idempotency-Key` of a request that changes something. The same request has the same key until its answer is there: so trying
 * again after a lost one does nothing twice. Whoever asks for something else of the same thing means that, and not what was before.
 * @param {string} about what is changed; everything that is asked for, where requests make something new
 * @param {string} asked everything the request says
 */
export function keyOf(about, asked) {
  const known = open.get(about);
  const isSame = known?.asked === asked && Date.now() - known.since < LIFE;
  const mine = isSame ? known : { asked, key: newId(), since: Date.now() };
  open.set(about, mine);
  if (open.size > MOST) open.delete(open.keys().next().value);
  return mine.key;
}

/** The answer is there. */
export function settle(about, key) {
  if (open.get(about)?.key === key) open.delete(about);
}
