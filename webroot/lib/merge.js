/**
 * Joins two changes of a text that began from the same base, line by line; pure.
 * @returns {string | null} null when both changed the same lines in different ways
 */
export function merge(base, mine, theirs) {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const [from, ours, others] = [base, mine, theirs].map((text) => text.split('\n'));
  const a = change(from, ours);
  const b = change(from, others);
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  if (first.end > second.start || (first.start === second.start && first.end === second.end)) return null;
  return [
    ...from.slice(0, first.start),
    ...first.lines,
    ...from.slice(first.end, second.start),
    ...second.lines,
    ...from.slice(second.end),
  ].join('\n');
}

/** What a change replaces: the lines between what is equal at the start and at the end. */
function change(from, to) {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let tail = 0;
  const most = Math.min(from.length, to.length) - start;
  while (tail < most && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  return { start, end: from.length - tail, lines: to.slice(start, to.length - tail) };
}
