import { serverTime } from './time.js';
import { seal, shred, unseal } from './vault.js';

const idOf = (slug, code) => `order:${slug}/${code}/`;

/**
 * Tickets are shown where there is often no network: what opened them last keeps them, sealed, until whoever is signed in leaves.
 * @param {Map<string, string>} passes what is shown at the door, by ticket
 * @returns {Promise<boolean>} whether they are there without a connection from now on
 */
export const keepOrder = (slug, order, asked, passes) => seal(idOf(slug, order.code), { order, asked, passes: [...passes], at: serverTime() }).then(() => true, () => false);

/** As it was seen last in this browser. @returns {Promise<{ order: any, asked: any, passes: Map<string, string>, at: number } | null>} */
export async function keptOrder(slug, code) {
  const [kept] = await unseal(idOf(slug, code)).catch(() => []);
  return kept ? { ...kept, passes: new Map(kept.passes) } : null;
}

/** Those of a conference that this browser has seen. @returns {Promise<any[]>} */
export const keptOrders = (slug) => unseal(`order:${slug}/`).then((kept) => kept.map(({ order }) => order), () => []);

/** Of what is over nothing is shown at a door. */
export const dropOrder = (slug, code) => shred(idOf(slug, code)).catch(() => {});
