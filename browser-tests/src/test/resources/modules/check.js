/** Fails unless two values look the same. */
export function same(actual, expected) {
  const [found, wanted] = [actual, expected].map((value) => JSON.stringify(value));
  if (found !== wanted) throw new Error(`expected ${wanted}, found ${found}`);
}
