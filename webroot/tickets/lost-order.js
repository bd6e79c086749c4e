import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { field, formFault } from '../parts/field.js';
import { mailLinks } from './orders.js';

/** The way back for whoever has lost the link to their tickets: it is mailed to the address they were ordered with. */
class LostOrder extends PlainElement {
  static properties = { slug: {}, open: { type: Boolean }, sent: { state: true }, busy: { state: true }, fault: { state: true } };

  async #ask(event) {
    event.preventDefault();
    if (this.busy) return;
    const { email } = Object.fromEntries(new FormData(event.target));
    this.busy = true;
    this.fault = null;
    try {
      await mailLinks(this.slug, email);
      this.sent = email;
    } catch (problem) {
      this.fault = problem;
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`<details class="lost-order" ?open=${this.open}><summary>${t('lost.title')}</summary>
      <form @submit=${(event) => this.#ask(event)}><p>${t('lost.text')}</p>
        <div class="lost-ask">${field({ name: 'email', label: t('tickets.email'), type: 'email', required: true, max: 254, autocomplete: 'email', problem: this.fault })}
          <button class="button" ?disabled=${this.busy}>${t('lost.ask')}</button></div>
        ${formFault(this.fault)}<p role="status">${this.sent ? t('lost.sent', { email: this.sent }) : ''}</p></form></details>`;
  }
}
customElements.define('lost-order', LostOrder);
