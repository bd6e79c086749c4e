import { html, nothing } from 'lit';
import { send } from '../lib/http.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { toastProblem } from '../parts/toast.js';
import { leave } from './way.js';

/** Ways to sign in with an account elsewhere; where the operator names none, nothing. */
class ProviderButtons extends PlainElement {
  static properties = { next: {}, items: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    // Who cannot be told of them signs in as ever.
    send('GET', '/auth/providers').then(({ data }) => (this.items = data.items), () => {});
  }

  async #begin({ id, name }) {
    if (this.busy) return;
    this.busy = true;
    try {
      const { data } = await send('POST', '/auth/provider-sign-ins', { body: { provider: id } });
      leave(data.address, { name, next: this.next, linking: false });
    } catch (problem) {
      toastProblem(problem);
      this.busy = false;
    }
  }

  render() {
    if (!this.items?.length) return nothing;
    return html`<p class="or"><span>${t('provider.or')}</span></p>
      ${this.items.map((one) => html`<p><button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#begin(one)}>${t('provider.continue', one)}</button></p>`)}`;
  }
}
customElements.define('provider-buttons', ProviderButtons);
