import { html } from 'lit';
import { chosenLanguage, t } from '../lib/i18n.js';
import { chooseLanguage } from '../lib/language.js';
import { toastProblem } from './toast.js';

const NAMES = { en: 'English', de: 'Deutsch' };

const choose = (event) => chooseLanguage(event.target.value || null).catch(toastProblem);

/** The languages by their own names: who cannot read the page finds theirs. */
export const languageSelect = () => html`<select aria-label=${t('language')} @change=${choose}>
  <option value="" ?selected=${!chosenLanguage.value}>${t('language.auto')}</option>
  ${Object.entries(NAMES).map(([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${chosenLanguage.value === tag}>${name}</option>`)}</select>`;
