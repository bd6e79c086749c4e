import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import './lost-order.js';
import { mailPaid, paymentOf } from './orders.js';

/** How often the server is asked whether the provider has said something. */
const LISTENING = 2_500;
const REFERENCE = /^#payment=([\w-]{20,200})$/;

/** By what those are known whom the provider of card payments sends back; null without. */
export const paymentReference = () => REFERENCE.exec(location.hash)?.[1] ?? null;

/** What became of a payment, for whoever comes back in a browser that does not open the order. */
class PaymentReturned extends PlainElement {
  static properties = { slug: {}, code: {}, result: { state: true }, sent: { state: true }, busy: { state: true }, fault: { state: true } };
  #again;

  connectedCallback() {
    super.connectedCallback();
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#again);
  }

  /** Until the provider has said something; of a reference that is not known nothing is to be learned. */
  async #look() {
    const reference = paymentReference();
    if (!reference) return;
    try {
      this.result = await paymentOf(this.slug, this.code, reference);
    } catch (problem) {
      if (problem.status === 404) return;
    }
    if (this.isConnected && (this.result?.state ?? 'CONFIRMING') === 'CONFIRMING') this.#again = setTimeout(() => this.#look(), LISTENING);
  }

  async #mail() {
    if (this.busy) return;
    this.busy = true;
    this.fault = null;
    try {
      await mailPaid(this.slug, this.code, paymentReference());
      this.sent = true;
    } catch (problem) {
      this.fault = problem;
    }
    this.busy = false;
  }

  #mailed() {
    const { email } = this.result;
    return html`<button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#mail()}>${icon('mail')}${t('returned.mail')}</button>${formFault(this.fault)}
      <p role="status">${this.sent ? t('returned.mailed', { email }) : ''}</p>`;
  }

  render() {
    const { code, result } = this;
    const state = result?.state ?? 'CONFIRMING';
    const paid = state === 'PAID' && result.email;
    return html`<div class="state" role="status">${icon({ PAID: 'check', RETURNED: 'undo' }[state] ?? 'clock', 'large')}<h1>${t(`returned.${state}`)}</h1>
      <p>${t(`returned.${state}.text`, { code, email: result?.email ?? t('returned.somewhere') })}</p>${paid ? this.#mailed() : nothing}</div>
      ${paid ? nothing : html`<lost-order .slug=${this.slug} ?open=${state === 'CONFIRMING'}></lost-order>`}`;
  }
}
customElements.define('payment-returned', PaymentReturned);
