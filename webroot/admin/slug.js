import { t } from '../lib/i18n.js';
import { field } from '../parts/field.js';
import { slugOf } from './words.js';

/** Suggests an address while a name is typed, until somebody chooses another one. */
export class SlugFollower {
  #form;
  #source;
  #chosen = false;

  /**
   * @param {import('../workspace/form.js').Form} form
   * @param {string} source the value the address is made of
   */
  constructor(form, source) {
    this.#form = form;
    this.#source = source;
  }

  typed({ name, value }) {
    if (name === 'slug') this.#chosen = value !== '';
    if (name === this.#source && !this.#chosen) this.#form.set('slug', slugOf(value));
  }
}

export const slugField = (value, problem, prefix) => field({
  name: 'slug', label: t('slug'), value, problem, required: true, min: 2, max: 50, pattern: '[a-z0-9](-?[a-z0-9])*', autocomplete: 'off',
  hint: t('slug.hint', { address: prefix + (value || '…') }),
});
