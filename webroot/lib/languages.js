import { intl } from './i18n.js';

export const capital = (word) => word.charAt(0).toLocaleUpperCase() + word.slice(1);

/** What the language of a tag is called in the language of the user. */
export function languageName(tag) {
  try {
    return tag ? intl(Intl.DisplayNames, { type: 'language' }).of(tag) : null;
  } catch {
    return tag;
  }
}
