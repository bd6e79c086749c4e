import { html, nothing } from 'lit';
import { create, get } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { newId } from '../lib/ids.js';
import { avatar } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';

const PAUSE = 180;

/** Finds one of the people an organization knows, or adds somebody. Says `picked` with the speaker. */
class PersonPicker extends PlainElement {
  static properties = { organization: {}, label: {}, without: {}, fixed: { type: Boolean }, found: { state: true }, at: { state: true }, problem: { state: true } };
  #timer;
  #words = '';
  /** Of whoever is added by these words. */
  #id;

  constructor() {
    super();
    this.found = null;
    this.at = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Found at the end of a page, they would lie below the window. */
  updated(changed) {
    if (changed.has('found')) this.querySelector('ul:not([hidden])')?.scrollIntoView({ block: 'nearest' });
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #typed(event) {
    event.stopPropagation();
    this.#words = event.target.value.trim();
    this.#id = newId();
    clearTimeout(this.#timer);
    if (this.#words) this.#timer = setTimeout(() => this.#search(this.#words), PAUSE);
    else this.found = null;
  }

  async #search(words) {
    try {
      const { items } = await get(`/organizations/${this.organization}/speakers?limit=8&q=${encodeURIComponent(words)}`);
      if (words !== this.#words) return;
      this.found = items.filter(({ id }) => !this.without?.includes(id));
      this.at = 0;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  get #options() {
    const found = this.found.map((speaker) => ({ speaker, pick: () => this.#pick(speaker) }));
    return this.fixed ? found : [...found, { pick: () => this.#add() }];
  }

  #pick(speaker) {
    clearTimeout(this.#timer);
    this.querySelector('input').value = '';
    this.#words = '';
    this.found = null;
    this.dispatchEvent(new CustomEvent('picked', { detail: speaker, bubbles: true }));
  }

  async #add() {
    try {
      this.#pick(await create(`/organizations/${this.organization}/speakers`, { id: this.#id, name: this.#words }));
    } catch (problem) {
      this.problem = problem;
    }
  }

  #key(event) {
    if (event.key === 'Escape') this.found = null;
    // Enter in this field must not send the form around it.
    if (event.key === 'Enter') event.preventDefault();
    if (!this.found) return;
    const { length } = this.#options;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') this.#options[this.at]?.pick();
    if (!step || !length) return;
    event.preventDefault();
    this.at = (this.at + step + length) % length;
  }

  #option({ speaker, pick }, i) {
    return html`<li role="option" id="${this.id}-${i}" aria-selected=${i === this.at} @pointerdown=${(event) => (event.preventDefault(), pick())}>
      ${speaker ? html`${avatar(speaker.name, 'medium')}<span><b>${speaker.name}</b><small>${speaker.affiliation ?? ''}</small></span>`
        : html`${icon('plus')}<span>${t('person.add', { name: this.#words })}</span>`}</li>`;
  }

  render() {
    const open = Boolean(this.found) && this.#options.length > 0;
    return html`<div class="picker"><label class="field">${this.label}
        <input role="combobox" aria-autocomplete="list" aria-expanded=${open} aria-controls="${this.id}-list" aria-activedescendant=${open ? `${this.id}-${this.at}` : nothing}
          autocomplete="off" maxlength="200" placeholder=${t('person.search')} @input=${this.#typed} @keydown=${this.#key} @blur=${() => (this.found = null)}></label>
      <ul role="listbox" id="${this.id}-list" aria-label=${this.label} ?hidden=${!open}>${open ? this.#options.map((option, i) => this.#option(option, i)) : nothing}</ul>
      <span class="hint" role="status">${this.found?.length === 0 ? t('person.none') : nothing}</span>${formFault(this.problem)}</div>`;
  }
}
customElements.define('person-picker', PersonPicker);
