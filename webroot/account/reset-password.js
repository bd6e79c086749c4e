import { html } from 'lit';
import { send } from '../lib/http.js';
import { t } from '../lib/i18n.js';
import { go } from '../lib/router.js';
import { problemNote, skeleton } from '../parts/bits.js';
import { field, formFault } from '../parts/field.js';
import { Page } from '../parts/page.js';
import { toast } from '../parts/toast.js';

/** Where a link in a mail, or of an administrator, leads. The token stands behind the #, where no server and no log gets to see it. */
class ResetPasswordPage extends Page {
  static properties = { works: { state: true }, problem: { state: true }, busy: { state: true } };
  #token = location.hash.slice(1);

  connectedCallback() {
    super.connectedCallback();
    if (this.#token) this.#check();
  }

  /** Nobody should think of a password for a link that was used before. */
  async #check() {
    this.problem = null;
    try {
      await send('POST', '/auth/reset-password/check', { body: { token: this.#token } });
      this.works = true;
    } catch (problem) {
      if (problem.status === 400 || problem.status === 404) this.works = false;
      else this.problem = problem;
    }
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const { newPassword } = Object.fromEntries(new FormData(event.target));
    this.busy = true;
    try {
      await send('POST', '/auth/reset-password', { body: { token: this.#token, newPassword } });
      toast({ text: t('reset.done') });
      go('/sign-in', { replace: true });
    } catch (problem) {
      if (problem.status === 404) this.works = false;
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  #form() {
    const { problem } = this;
    return html`<form @submit=${this.#submit}>${formFault(problem)}
      ${field({ name: 'newPassword', label: t('profile.password.new'), type: 'password', required: true, min: 8, max: 128, autocomplete: 'new-password', hint: t('sign-in.password.hint'), problem })}
      <button class="button primary" ?disabled=${this.busy}>${t('reset.action')}</button></form>`;
  }

  #body() {
    if (!this.#token) return html`<p>${t('reset.empty')}</p>`;
    if (this.works === false) return html`<p role="alert">${t('reset.spent')}</p><p class="below"><a href="/forgot-password">${t('forgot.action')}</a></p>`;
    if (this.works) return html`<p>${t('reset.text')}</p>${this.#form()}`;
    return this.problem ? problemNote(this.problem, () => this.#check()) : skeleton(1);
  }

  render() {
    this.title(t('reset.title'));
    return html`<div class="page form"><div class="panel"><h1>${t('reset.title')}</h1>${this.#body()}</div></div>`;
  }
}
customElements.define('reset-password-page', ResetPasswordPage);
