import { html, nothing } from 'lit';
import { file, get } from '../lib/api.js';
import { saveFile } from '../lib/files.js';
import { t } from '../lib/i18n.js';
import { money } from '../lib/money.js';
import { PlainElement } from './element.js';
import { icon } from './icons.js';
import { toastProblem } from './toast.js';

/** The invoices of an order, each to be saved on paper. `version` of the order: what changes it may have made one more. */
class InvoiceLinks extends PlainElement {
  static properties = { path: {}, secret: { attribute: false }, version: {}, invoices: { state: true }, busy: { state: true } };
  #shown;
  /** Those of another order are not of this one, however long the answer takes. */
  #of;

  willUpdate() {
    const shown = `${this.path} ${this.version} ${this.secret}`;
    if (!this.path || shown === this.#shown) return;
    if (this.path !== this.#of) this.invoices = null;
    this.#of = this.path;
    this.#shown = shown;
    this.#load(shown);
  }

  /** What cannot be had is left out: the order itself says more. */
  async #load(shown) {
    const found = await get(`${this.path}/invoices`, { secret: this.secret }).catch(() => null);
    if (shown === this.#shown) this.invoices = found?.items ?? [];
  }

  async #save(number) {
    this.busy = true;
    try {
      saveFile(await file(`${this.path}/invoices/${number}`, { secret: this.secret }), `${number}.pdf`);
    } catch (problem) {
      toastProblem(problem);
    }
    this.busy = false;
  }

  render() {
    if (!this.invoices?.length) return nothing;
    return html`<ul class="invoice-links">${this.invoices.map(({ kind, number, total, currency }) => html`<li><button type="button" class="button small" ?disabled=${this.busy} @click=${() => this.#save(number)}>
      ${icon('download')}${t(`invoice.${kind}`, { number })}</button><span>${money(total, currency)}</span></li>`)}</ul>`;
  }
}
customElements.define('invoice-links', InvoiceLinks);
