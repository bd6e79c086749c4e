/** What somebody chose in a shop before they signed in, which leads away from it: kept in this tab only, and taken once. */

const keyOf = (slug) => `plenary.choice.${slug}`;

/** @param {Map<string, number>} chosen by ids of types @param {Map<string, Map<string, number>>} addOns */
export const keepChoice = (slug, chosen, addOns) =>
  sessionStorage.setItem(keyOf(slug), JSON.stringify({ chosen: [...chosen], addOns: [...addOns].map(([id, had]) => [id, [...had]]) }));

/** As it was kept, as far as the shop still has it. @param {any[]} items of the shop */
export function takeChoice(slug, items) {
  const text = sessionStorage.getItem(keyOf(slug));
  if (!text) return null;
  sessionStorage.removeItem(keyOf(slug));
  const { chosen, addOns } = JSON.parse(text);
  const open = new Set(items.filter(({ sales }) => sales === 'OPEN').map(({ type }) => type.id));
  return { chosen: new Map(chosen.filter(([id]) => open.has(id))), addOns: new Map(addOns.filter(([id]) => open.has(id)).map(([id, had]) => [id, new Map(had)])) };
}
