import { html, nothing } from 'lit';
import { send } from '../lib/http.js';
import { t } from '../lib/i18n.js';
import { signInByPasskey } from '../lib/session.js';
import { PlainElement } from '../parts/element.js';
import { formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { knowsPasskeys, offersPasskeys, showPasskey } from './webauthn.js';

/** A challenge is good for five minutes. */
const OFFERED_FOR = 240_000;

/** Signs in with a passkey: by a button, and where the address is typed. Tells by `signed-in` that somebody did. */
class PasskeyButton extends PlainElement {
  static properties = { problem: { state: true }, busy: { state: true } };

  #offer = null;

  connectedCallback() {
    super.connectedCallback();
    this.#offerPasskeys();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#offer?.abort();
  }

  /** Whoever takes none of them notices nothing of it. */
  async #offerPasskeys() {
    if (!(await offersPasskeys()) || !this.isConnected) return;
    const offer = new AbortController();
    this.#offer = offer;
    while (!offer.signal.aborted) {
      const signal = AbortSignal.any([offer.signal, AbortSignal.timeout(OFFERED_FOR)]);
      const shown = await this.#shown({ mediation: 'conditional', signal }).catch(() => null);
      if (shown) await this.#enter(() => shown);
      else if (!signal.aborted) return;
    }
  }

  async #shown(how) {
    const { data } = await send('GET', '/auth/login/passkey');
    return showPasskey(data.publicKey, how);
  }

  #ask = async () => {
    // A browser asks for one thing at a time.
    this.#offer?.abort();
    await this.#enter(() => this.#shown());
    if (this.isConnected) this.#offerPasskeys();
  };

  async #enter(show) {
    if (this.busy) return;
    this.busy = true;
    try {
      await signInByPasskey(await show());
      this.dispatchEvent(new CustomEvent('signed-in'));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  render() {
    if (!knowsPasskeys()) return nothing;
    return html`${formFault(this.problem)}<button type="button" class="button" ?disabled=${this.busy} @click=${this.#ask}>${icon('key')}${t('sign-in.passkey')}</button>`;
  }
}
customElements.define('passkey-button', PasskeyButton);
