import { Cell } from './cell.js';
import { getOpen } from './api.js';
import { givenShop } from './given.js';

/** Whether conferences have something to sell, by their slugs, as far as they were asked or the document says so. */
export const shops = new Cell(new Map(givenShop ? [[givenShop, true]] : []));
const asked = new Set();

/** Asks once for each conference; without a connection nothing is sold, and there are the tickets that somebody has. */
export async function askShop(slug) {
  if (!slug || asked.has(slug) || sells(slug)) return;
  asked.add(slug);
  const { data } = await getOpen(`/conferences/${slug}/shop`).catch(async () => (asked.delete(slug), { data: { items: await ownOf(slug) } }));
  if (data.items.length) shops.value = new Map(shops.value).set(slug, true);
}

/** Of use to few, and only then. */
const ownOf = async (slug) => (await import('./kept-orders.js')).keptOrders(slug);

export const sells = (slug) => shops.value.has(slug);
