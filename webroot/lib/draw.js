/**
 * Which advertisements are shown: each as often as its weight says beside the others (weighted sampling without replacement, after
 * Efraimidis and Spirakis). Knows no clock and no chance: the same seed draws the same.
 * @param {{ id: string, weight: number, mostPerDay?: number }[]} advertisements
 * @param {{ most: number, seed: string, today?: Record<string, number> }} options `today`: how often each was shown on this device
 */
export function draw(advertisements, { most, seed, today = {} }) {
  return advertisements
    .filter(({ id, mostPerDay }) => !mostPerDay || (today[id] ?? 0) < mostPerDay)
    .map((each) => [share(`${seed}/${each.id}`) ** (1 / each.weight), each])
    .sort(([a, { id }], [b, other]) => b - a || (id < other.id ? -1 : 1))
    .slice(0, most)
    .map(([, each]) => each);
}

/**
 * After how many of some sessions one of so many advertisements stands: never closer than `every`, none after the last one.
 * @returns {number[]} in order
 */
export const stops = (sessions, { most, every }) =>
  Array.from({ length: most }, (_, i) => (i + 1) * every).filter((stop) => stop < sessions);

/** A number above 0 and below 1 that follows from a text: FNV-1a, well mixed (MurmurHash3). */
function share(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32 + 2 ** -33;
}
