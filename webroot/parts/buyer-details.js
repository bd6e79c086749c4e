import { html, nothing } from 'lit';
import { get, put } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from './element.js';
import { field, formFault } from './field.js';
import { icon } from './icons.js';
import { toast } from './toast.js';

const NAMES = ['name', 'address', 'vatId'];

/**
 * Whom the invoice of an order is for, where those who buy are asked or somebody has said it; until it is issued. `version` of the order:
 * what changes it may have issued one. `keep()` says whether all that was typed is kept.
 */
class BuyerDetails extends PlainElement {
  static properties = { path: {}, secret: { attribute: false }, version: {}, buyer: { state: true }, typed: { state: true }, fault: { state: true }, busy: { state: true } };
  #shown;

  willUpdate() {
    const shown = `${this.path} ${this.version} ${this.secret}`;
    if (!this.path || shown === this.#shown) return;
    this.#shown = shown;
    this.#load(shown);
  }

  /** What cannot be had is left out: the order itself says more. */
  async #load(shown) {
    const buyer = await get(`${this.path}/buyer`, { secret: this.secret }).catch(() => null);
    if (shown === this.#shown) this.buyer = buyer;
  }

  #typing({ target }) {
    this.typed = { ...this.typed, [target.name]: target.value };
  }

  async keep() {
    if (!this.typed) return true;
    this.busy = true;
    try {
      const values = { ...this.buyer, ...this.typed };
      this.buyer = await put(`${this.path}/buyer`, Object.fromEntries(NAMES.map((name) => [name, values[name] || null])), { secret: this.secret });
      [this.typed, this.fault] = [null, null];
      return true;
    } catch (problem) {
      this.fault = problem;
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #save(event) {
    event.preventDefault();
    if (await this.keep()) toast({ text: t('buyer.kept') });
  }

  #known({ name, address, vatId }) {
    return name ? html`<section class="panel buyer"><h2>${t('buyer.title')}</h2><address>${[name, ...(address?.split('\n') ?? []), vatId].filter(Boolean).map((line) => html`<span>${line}</span>`)}</address></section>` : nothing;
  }

  render() {
    const { buyer } = this;
    if (!buyer) return nothing;
    if (!buyer.open) return this.#known(buyer);
    if (buyer.asked === 'NEVER' && !buyer.name) return nothing;
    const required = buyer.asked === 'REQUIRED';
    const one = (name, more) => field({ name, label: t(`buyer.${name}`), value: this.typed?.[name] ?? buyer[name], problem: this.fault, ...more });
    const form = html`<form class="panel-form" @submit=${(event) => this.#save(event)} @input=${(event) => this.#typing(event)}><p class="hint">${t(required ? 'buyer.required' : 'buyer.optional')}</p>
      ${formFault(this.fault)}${one('name', { max: 200, required, autocomplete: 'organization' })}${one('address', { rows: true, max: 500, required })}${one('vatId', { max: 50 })}
      <p class="actions"><button class="button" ?disabled=${this.busy || !this.typed}>${icon('check')}${t('buyer.keep')}</button></p></form>`;
    // On a phone nobody who needs none of it scrolls past it.
    return required ? html`<section class="panel buyer"><h2>${t('buyer.title')}</h2>${form}</section>`
      : html`<details class="panel buyer" ?open=${Boolean(buyer.name || this.typed || this.fault)}><summary><h2>${t('buyer.title')}</h2><small>${buyer.name ?? t('buyer.whoever')}</small></summary>${form}</details>`;
  }
}
customElements.define('buyer-details', BuyerDetails);
