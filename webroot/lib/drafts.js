import { departure } from './session.js';

/** What is being typed, by what it is for: it outlives the page it is typed on. */
const PREFIX = 'plenary.draft.';

export const draftOf = (name) => localStorage.getItem(PREFIX + name) ?? '';

export function keepDraft(name, text) {
  if (text) localStorage.setItem(PREFIX + name, text);
  else localStorage.removeItem(PREFIX + name);
}

/** What could not be sent goes back to where it was typed, in front of what was typed there since. */
export const giveBack = (name, text) => keepDraft(name, [text, draftOf(name)].filter(Boolean).join('\n'));

departure.watch(({ keepsUnsent }) => {
  if (keepsUnsent) return;
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
});
