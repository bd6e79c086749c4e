import { html, nothing } from 'lit';
import { send } from '../lib/http.js';
import { t } from '../lib/i18n.js';
import { field, formFault } from '../parts/field.js';
import { Page } from '../parts/page.js';

/** Whether there is such an account, nobody learns here. */
class ForgotPasswordPage extends Page {
  static properties = { sent: { state: true }, problem: { state: true }, busy: { state: true } };

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const email = new FormData(event.target).get('email').trim();
    this.busy = true;
    try {
      await send('POST', '/auth/password-resets', { body: { email } });
      this.sent = email;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  #form() {
    const { problem } = this;
    return html`<p>${t('forgot.text')}</p><form @submit=${this.#submit}>${formFault(problem, problem?.status === 429 ? t('sign-in.wait') : undefined)}
      ${field({ name: 'email', label: t('sign-in.email'), type: 'email', required: true, max: 254, autocomplete: 'username', problem })}
      <button class="button primary" ?disabled=${this.busy}>${t('forgot.action')}</button></form>`;
  }

  render() {
    this.title(t('forgot.title'));
    const sent = this.sent ? html`<p role="status">${t('forgot.sent', { email: this.sent })}</p><p>${t('forgot.nothing')}</p>` : nothing;
    return html`<div class="page form"><div class="panel"><h1>${t('forgot.title')}</h1>${this.sent ? sent : this.#form()}
      <p class="below"><a href="/sign-in">${t('sign-in')}</a></p></div></div>`;
  }
}
customElements.define('forgot-password-page', ForgotPasswordPage);
