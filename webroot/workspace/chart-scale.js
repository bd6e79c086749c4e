/** The arithmetic of charts; pure. */

/** Round numbers from 0 up to or beyond the largest value; whole ones, for things are counted. */
export function ticks(largest, wanted) {
  const rough = Math.max(1, largest) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough));
  return Array.from({ length: Math.ceil(Math.max(1, largest) / step) + 1 }, (_, i) => i * step);
}

/** Which of some labels have room beside each other: every nth, counted from the last, which is the present. */
export function legible(count, width, roomEach) {
  const every = Math.max(1, Math.ceil((count * roomEach) / Math.max(1, width)));
  return (i) => (count - 1 - i) % every === 0;
}

/**
 * Where the values of a series are drawn.
 * @param {{ width: number, top: number, bottom: number, count: number, largest: number }} size
 */
export function geometry({ width, top, bottom, count, largest }) {
  const box = { left: 44, right: width - 8, top, bottom };
  const values = ticks(largest, (bottom - top) / 45);
  const band = (box.right - box.left) / Math.max(1, count);
  return {
    box,
    band,
    ticks: values,
    x: (i) => box.left + band * (i + 0.5),
    y: (value) => box.bottom - (value / values.at(-1)) * (box.bottom - box.top),
    indexAt: (x) => Math.min(count - 1, Math.max(0, Math.floor((x - box.left) / band))),
  };
}

/** A line through points, as the path of an SVG. */
export const line = (points) => points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** A bar with round corners at its top. */
export function bar(x, y, width, bottom) {
  const r = Math.min(4, width / 2, bottom - y);
  return `M${x} ${bottom}V${y + r}q0 ${-r} ${r} ${-r}h${width - 2 * r}q${r} 0 ${r} ${r}V${bottom}z`;
}
