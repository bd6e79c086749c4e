import { patch } from './api.js';
import { LANGUAGES, chosenLanguage, shownLanguage } from './i18n.js';
import { isHeld } from './router.js';
import { maySignIn } from './session.js';

/** Shows everything in another language, here and wherever else one signs in; null is that of the browser. */
export async function chooseLanguage(tag) {
  if (maySignIn()) await patch('/me', { locale: tag });
  chosenLanguage.value = tag;
  location.reload();
}

/** Who signs in reads what their profile says; under the hands of who types nothing changes. */
export function followProfile(locale) {
  const wanted = locale?.slice(0, 2).toLowerCase();
  if (!LANGUAGES.includes(wanted) || wanted === chosenLanguage.value) return;
  chosenLanguage.value = wanted;
  if (wanted !== shownLanguage() && !isHeld()) location.reload();
}
