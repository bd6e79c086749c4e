const DIRECTIONS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** Where an arrow key leads, as `[x, y]`; of other keys nothing. */
export const directionOf = ({ key, altKey, ctrlKey, metaKey }) => (altKey || ctrlKey || metaKey ? undefined : DIRECTIONS[key]);

/** Arrow keys lead from a card to the nearest one in their direction, as the eye does. */
export function moveByArrow(event) {
  const direction = directionOf(event);
  const from = event.target.closest?.('.card');
  if (!direction || !from) return;
  event.preventDefault();
  const cards = [...event.currentTarget.querySelectorAll('.card:not(.dimmed)')].filter((card) => card !== from);
  const boxes = cards.map((card) => ({ card, box: card.getBoundingClientRect() }));
  nearest(from.getBoundingClientRect(), boxes, direction)?.card.querySelector('a, button').focus();
}

/**
 * Of some items the nearest one in a direction; pure.
 * @param {{ left: number, top: number, right: number, bottom: number }} origin
 * @param {{ box: typeof origin }[]} items
 */
export function nearest(origin, items, [dx, dy]) {
  let best = null;
  let bestDistance = Infinity;
  for (const item of items) {
    const { box } = item;
    const along = dx ? dx * (box.left - origin.left) : dy * (box.top - origin.top);
    const across = dx ? gap(origin.top, origin.bottom, box.top, box.bottom) : gap(origin.left, origin.right, box.left, box.right);
    if (along <= 1) continue;
    const distance = along + across * 3;
    if (distance < bestDistance) [best, bestDistance] = [item, distance];
  }
  return best;
}

/** Between two stretches; 0 where they overlap. */
const gap = (a, b, c, d) => Math.max(0, c - b, a - d);
