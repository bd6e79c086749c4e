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

/** Whether others that are sold too take the same seats: how many are left is said of all of them together. */
export const sharesSeats = (items, type) => {
  const seats = [...(type.quotaIds ?? [])].sort().join();
  return Boolean(seats) && items.some((one) => one.type.id !== type.id && !one.type.addOn === !type.addOn && one.sales === 'OPEN' && [...(one.type.quotaIds ?? [])].sort().join() === seats);
};

/** What is chosen more often than there is of it, by ids with counts. @param {Map<string, number>} taken */
export const beyond = (items, taken) => items.filter(({ type, sales, left }) => taken.get(type.id) > 0 && (sales !== 'OPEN' || taken.get(type.id) > (left ?? Infinity)));

/**
 * The items of the shop as they are for a ticket that has some of them: nothing has to be had any more, and no more than what is left of it.
 * @param {any[]} had what goes with the ticket
 */
export function itemsLater(items, had) {
  const headingOf = ({ type }) => type.addOn?.variantOf ?? type.id;
  const headings = new Map(items.map((item) => [item.type.id, headingOf(item)]));
  const count = (id) => had.filter(({ ticketTypeId }) => headings.get(ticketTypeId) === id).length;
  const rest = ({ type }) => Math.max(0, type.mostPerOrder - count(type.id));
  return items.filter(({ type }) => !type.addOn || type.addOn.variantOf || rest({ type }) > 0)
    .map((item) => (item.type.addOn && !item.type.addOn.variantOf ? { ...item, type: { ...item.type, leastPerOrder: 0, mostPerOrder: rest(item) } } : item));
}

export const goesSomethingWith = (items, type) => groups(items, type).length > 0;

/** One of an add-on, with the first ticket; nothing where it cannot be had now. */
export function choosing(items, type, id) {
  const had = groups(items, type).flatMap(takenOf).find((item) => item.type.id === id && item.sales === 'OPEN');
  return new Map(had ? [[key(1, id), 1]] : []);
}

/** Whether something of it can be had with a ticket of a type now. */
export const canBeAdded = (items, type) => groups(items, type).some(({ item, variants }) => item.sales === 'OPEN' && (variants.length === 0 || variants.some(({ sales }) => sales === 'OPEN')));
