import { html, nothing } from 'lit';
import { post } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { field, formFault } from '../parts/field.js';
import { toastProblem } from '../parts/toast.js';
import { again } from './again.js';

/** The address of the account: whether it is confirmed, and how it becomes another. */
class AccountEmail extends PlainElement {
  static properties = { account: {}, passwordless: { type: Boolean }, mailed: { state: true }, asked: { state: true }, problem: { state: true }, busy: { state: true } };

  async #mail() {
    try {
      await post('/auth/email-confirmations');
      this.mailed = true;
    } catch (problem) {
      toastProblem(problem);
    }
  }

  async #change(event) {
    event.preventDefault();
    if (this.busy) return;
    const { newEmail, emailPassword } = Object.fromEntries(new FormData(event.target));
    this.busy = true;
    try {
      await post('/auth/email', { email: newEmail.trim(), password: emailPassword });
      this.asked = newEmail.trim();
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  #unconfirmed() {
    if (this.account.confirmed) return nothing;
    return html`<p class="notice">${t('email.unconfirmed')} ${this.mailed
      ? html`<b role="status">${t('email.mailed')}</b>`
      : html`<button type="button" class="button small" @click=${this.#mail}>${t('email.mail')}</button>`}</p>`;
  }

  render() {
    const { problem } = this;
    const fault = (name) => ({ fault: () => problem?.fault?.(name) });
    return html`<section class="panel"><h2>${t('email.title')}</h2><p>${this.account.email}</p>${this.#unconfirmed()}
      ${this.asked ? html`<p role="status">${t('email.asked', { email: this.asked })}</p>` : html`<form @submit=${this.#change}>${formFault(problem)}
      ${field({ name: 'newEmail', label: t('email.new'), type: 'email', required: true, max: 254, autocomplete: 'email', problem: fault('email') })}
      ${again(this.passwordless, { name: 'emailPassword', problem: fault('password') })}
      <p><button class="button" ?disabled=${this.busy}>${t('email.change')}</button></p></form>`}</section>`;
  }
}
customElements.define('account-email', AccountEmail);
