import { html, nothing } from 'lit';
import { get, post, put, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { problemNote, skeleton } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { field, formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toastProblem } from '../parts/toast.js';

/** People write numbers with blanks and brackets, and 00 for +. */
const plain = (number) => number.replace(/[^\d+]/g, '').replace(/^00/, '+');

/** The phone on which its owner is texted, once a code that went there was typed in. */
class OwnPhone extends PlainElement {
  static properties = { phone: { state: true }, isAsking: { state: true }, isBusy: { state: true }, problem: { state: true }, refused: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    this.problem = null;
    try {
      this.phone = await get('/me/phone');
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #do(change) {
    this.isBusy = true;
    try {
      this.phone = (await change()) ?? (await get('/me/phone'));
      this.#choose(false);
    } catch (problem) {
      this.refused = problem;
    }
    this.isBusy = false;
  }

  #choose(isAsking) {
    this.isAsking = isAsking;
    this.refused = null;
  }

  #remove = async () => {
    await this.#do(() => remove('/me/phone'));
    if (this.refused) toastProblem(this.refused);
  };

  #ask = (event) => {
    event.preventDefault();
    const number = plain(event.target.elements.number.value);
    this.#do(() => put('/me/phone', { number }));
  };

  #confirm = (event) => {
    event.preventDefault();
    const code = event.target.elements.code.value.trim();
    this.#do(() => post('/me/phone/confirmation', { code }));
  };

  /** What concerns the field stands below it. */
  #fault(name) {
    return this.refused?.fault(name) ? nothing : formFault(this.refused);
  }

  #number() {
    return html`<form @submit=${this.#ask}>${this.#fault('number')}
      ${field({ name: 'number', label: t('phone.number'), type: 'tel', required: true, max: 30, autocomplete: 'tel', placeholder: '+49 30 123456', hint: t('phone.number.text'), problem: this.refused })}
      <button class="button small" ?disabled=${this.isBusy}>${t('phone.ask')}</button></form>`;
  }

  #code() {
    return html`<form @submit=${this.#confirm}><p class="push-note">${icon('device')}<span>${t('phone.asked', { number: this.phone.asked })}</span></p>
      ${this.#fault('code')}${field({ name: 'code', label: t('phone.code'), required: true, pattern: '[0-9]{6}', max: 6, inputmode: 'numeric', autocomplete: 'one-time-code', problem: this.refused })}
      <button class="button small" ?disabled=${this.isBusy}>${t('phone.confirm')}</button>
      <button type="button" class="button small" ?disabled=${this.isBusy} @click=${() => this.#choose(true)}>${t('phone.other')}</button></form>`;
  }

  #known() {
    const { number } = this.phone;
    return html`<ul class="devices"><li><span>${number}<small>${t('phone.known')}</small></span>
      <button type="button" class="icon-button" aria-label=${t('phone.remove', { number })} title=${t('phone.remove', { number })}
        ?disabled=${this.isBusy} @click=${this.#remove}>${icon('close')}</button></li></ul>
      ${this.isAsking || this.phone.asked ? nothing : html`<button type="button" class="button small" @click=${() => this.#choose(true)}>${t('phone.other')}</button>`}`;
  }

  #content() {
    if (this.problem) return problemNote(this.problem, () => this.#load());
    if (!this.phone) return skeleton(1);
    const { number, asked, sends } = this.phone;
    return html`${number ? this.#known() : nothing}${this.isAsking || !(number || asked) ? this.#number() : asked ? this.#code() : nothing}
      ${sends ? nothing : html`<p class="push-note">${icon('warning')}<span>${t('phone.kept')}</span></p>`}`;
  }

  render() {
    return html`<section class="panel own-phone"><h2>${t('phone.title')}</h2>${this.#content()}</section>`;
  }
}
customElements.define('own-phone', OwnPhone);
