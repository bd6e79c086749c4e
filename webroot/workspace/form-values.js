/** What an input holds; a number that is not there is null. */
export function valueOf(input) {
  if (input.type === 'checkbox') return input.checked;
  if (input.type === 'number') return input.value === '' ? null : input.valueAsNumber;
  return input.value;
}

/** As the API takes it: an empty text is null. */
export const clean = (value) => (typeof value === 'string' ? value.trim() || null : value ?? null);

export const same = (a, b) => JSON.stringify(clean(a)) === JSON.stringify(clean(b));

/** `{ 'colors/primary': x }` as `{ colors: { primary: x } }`. */
export function nested(values) {
  const body = {};
  for (const [name, value] of Object.entries(values)) {
    const path = name.split('/');
    const last = path.pop();
    path.reduce((at, step) => (at[step] ??= {}), body)[last] = value;
  }
  return body;
}
