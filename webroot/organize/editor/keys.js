/** What keys mean in the editor; pure. */
const SHIFTS = {
  ArrowLeft: { rooms: -1 },
  ArrowRight: { rooms: 1 },
  ArrowUp: { steps: -1 },
  ArrowDown: { steps: 1 },
  PageUp: { minutes: -60 },
  PageDown: { minutes: 60 },
  ',': { length: -1 },
  '-': { length: -1 },
  '.': { length: 1 },
  '+': { length: 1 },
  '=': { length: 1 },
};

/** How a key moves the session that is picked up; undefined if it does not. */
export const shiftOf = (key) => SHIFTS[key];

/**
 * What a key does with a session that is focused.
 * @returns {'pick' | 'move' | 'open' | 'unschedule' | undefined}
 */
export const actionOf = (key) =>
  ({ Enter: 'pick', ' ': 'pick', m: 'move', i: 'open', Delete: 'unschedule', Backspace: 'unschedule' })[key];

/** @returns {'undo' | 'redo' | undefined} */
export function historyKey({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'y') return 'redo';
  return letter === 'z' ? (shiftKey ? 'redo' : 'undo') : undefined;
}
