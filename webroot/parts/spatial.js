const DIRECTIONS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** Arrow keys lead from a card to the nearest one in their direction, as the eye does. */
export function moveByArrow(event) {
  const direction = DIRECTIONS[event.key];
  const from = event.target.closest?.('.card');
  if (!direction || !from || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const cards = [...event.currentTarget.querySelectorAll('.card:not(.dimmed)')].filter((card) => card !== from);
  nearest(from.getBoundingClientRect(), cards, direction)?.querySelector('a, button').focus();
}

function nearest(origin, cards, [dx, dy]) {
  let best = null;
  let bestDistance = Infinity;
  for (const card of cards) {
    const box = card.getBoundingClientRect();
    const along = dx ? dx * (box.left - origin.left) : dy * (box.top - origin.top);
    const across = dx ? gap(origin.top, origin.bottom, box.top, box.bottom) : gap(origin.left, origin.right, box.left, box.right);
    if (along <= 1) continue;
    const distance = along + across * 3;
    if (distance < bestDistance) [best, bestDistance] = [card, distance];
  }
  return best;
}

/** Between two stretches; 0 where they overlap. */
const gap = (a, b, c, d) => Math.max(0, c - b, a - d);
