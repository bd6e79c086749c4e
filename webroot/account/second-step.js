import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { signInFurther } from '../lib/session.js';
import { PlainElement } from '../parts/element.js';
import { field, formFault } from '../parts/field.js';
import './passkey-button.js';

/** A code, or a passkey, after the password or an account elsewhere. Tells by `signed-in` that it was right, by `ended` that the sign-in begins anew. */
class SecondStep extends PlainElement {
  static properties = { challenge: {}, problem: { state: true }, busy: { state: true } };

  firstUpdated() {
    this.querySelector('[name=code]').focus();
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    try {
      await signInFurther(this.challenge, new FormData(event.target).get('code'));
      this.dispatchEvent(new CustomEvent('signed-in'));
    } catch (problem) {
      if (problem.code === 'CHALLENGE_ENDED') this.#end(problem);
      else this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  #end(problem = null) {
    this.dispatchEvent(new CustomEvent('ended', { detail: problem }));
  }

  render() {
    const { problem } = this;
    return html`<p>${t('sign-in.code.text')}</p><form @submit=${this.#submit}>${formFault(problem)}
      ${field({ name: 'code', label: t('sign-in.code'), required: true, max: 40, autocomplete: 'one-time-code', hint: t('sign-in.code.hint'), problem })}
      <button class="button primary" ?disabled=${this.busy}>${t('sign-in')}</button></form>
      <passkey-button @signed-in=${() => this.dispatchEvent(new CustomEvent('signed-in'))}></passkey-button>
      <p class="below"><button type="button" class="button small" @click=${() => this.#end()}>${t('sign-in.code.back')}</button></p>`;
  }
}
customElements.define('second-step', SecondStep);
