/** What is had with tickets, of the items of a shop: chosen by the number of the ticket, from 1 on, and the id of what goes with it. */

/** What can be had with a ticket of a type: each with its variants. @param {any[]} items of the shop */
export function groups(items, type) {
  const goesWith = ({ type: { addOn } }) => addOn && !addOn.variantOf && (addOn.goesWith.length === 0 || addOn.goesWith.includes(type.id));
  return items.filter(goesWith).map((item) => ({ item, variants: items.filter(({ type: { addOn } }) => addOn?.variantOf === item.type.id) }));
}

/** What is taken of a group: one of its variants, or itself. */
export const takenOf = ({ item, variants }) => (variants.length ? variants : [item]);

export const key = (ticket, id) => `${ticket} ${id}`;

/** What has to be had, and in one way only, is chosen from the first. */
export const countOf = (chosen, ticket, { item, variants }, one = item) => chosen.get(key(ticket, one.type.id)) ?? (variants.length || item.sales !== 'OPEN' ? 0 : item.type.leastPerOrder);

/** What is had with so many tickets of a type. @returns {{ ticket: number, item: any, count: number }[]} */
export function hadWith(items, type, count, chosen) {
  const all = groups(items, type);
  const of = (ticket) => all.flatMap((group) => takenOf(group).map((item) => ({ ticket, item, count: countOf(chosen, ticket, group, item) })));
  return Array.from({ length: count }, (_, i) => of(i + 1)).flat().filter((had) => had.count > 0);
}

/** As it is with the first ticket, with all of them. */
export function alike(items, type, count, chosen) {
  const first = groups(items, type).flatMap((group) => takenOf(group).map((one) => [one.type.id, countOf(chosen, 1, group, one)]));
  return new Map(Array.from({ length: count }, (_, i) => first.map(([id, had]) => [key(i + 1, id), had])).flat());
}

/** Whether nothing differs from ticket to ticket. */
export const areAlike = (items, type, count, chosen) => {
  const same = alike(items, type, count, chosen);
  return groups(items, type).every((group) => takenOf(group).every((one) => Array.from({ length: count }, (_, i) => i + 1).every((ticket) => countOf(chosen, ticket, group, one) === same.get(key(ticket, one.type.id)))));
};

/** What is chosen more often than there is of it, by ids with counts. @param {Map<string, number>} taken */
export const beyond = (items, taken) => items.filter(({ type, sales, left }) => taken.get(type.id) > 0 && (sales !== 'OPEN' || taken.get(type.id) > (left ?? Infinity)));
