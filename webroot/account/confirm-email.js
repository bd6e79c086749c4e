import { html } from 'lit';
import { send } from '../lib/http.js';
import { t } from '../lib/i18n.js';
import { maySignIn, renewSignIn } from '../lib/session.js';
import { formFault } from '../parts/field.js';
import { Page } from '../parts/page.js';

/** Where a link in a mail leads. Programs that look into mails follow links as well, but press no buttons. */
class ConfirmEmailPage extends Page {
  static properties = { state: { state: true }, problem: { state: true }, busy: { state: true } };
  #token = location.hash.slice(1);

  async #confirm() {
    if (this.busy) return;
    this.busy = true;
    try {
      await send('POST', '/auth/confirm-email', { body: { token: this.#token } });
      this.state = 'done';
      if (maySignIn()) await renewSignIn().catch(() => {});
    } catch (problem) {
      if (problem.status === 400 || problem.status === 404) this.state = 'spent';
      else this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  #body() {
    if (!this.#token) return html`<p>${t('confirm.empty')}</p>`;
    if (this.state === 'spent') return html`<p role="alert">${t('confirm.spent')}</p>`;
    if (this.state === 'done') return html`<p role="status">${t('confirm.done')}</p>`;
    return html`<p>${t('confirm.text')}</p>${formFault(this.problem)}
      <button type="button" class="button primary" ?disabled=${this.busy} @click=${this.#confirm}>${t('confirm.action')}</button>`;
  }

  render() {
    this.title(t('confirm.title'));
    return html`<div class="page form"><div class="panel"><h1>${t('confirm.title')}</h1>${this.#body()}
      <p class="below"><a href=${maySignIn() ? '/profile' : '/sign-in'}>${t(maySignIn() ? 'profile.title' : 'sign-in')}</a></p></div></div>`;
  }
}
customElements.define('confirm-email-page', ConfirmEmailPage);
