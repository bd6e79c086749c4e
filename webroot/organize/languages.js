import { byName } from '../lib/i18n.js';
import { capital, languageName } from '../lib/languages.js';

/** The languages people give talks in, as BCP 47 tags. */
const TAGS = ('af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fr ga gl gsw he hi hr hu hy id is it ja ka kk km ko ku lb lt lv mk ml mr ms mt nb ne nl nn pa '
  + 'pl pt pt-BR ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi yue zh zh-Hans zh-Hant zu').split(' ');

/** To choose from, by name. One that came with a file stays what it is, whatever the file calls it. */
export function languageOptions(chosen, none) {
  const tags = chosen && !TAGS.includes(chosen) ? [...TAGS, chosen] : TAGS;
  const named = tags.map((tag) => [tag, capital(languageName(tag))]).sort(([, a], [, b]) => byName(a, b));
  return [['', none], ...named];
}
