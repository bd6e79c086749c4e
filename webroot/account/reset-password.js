import { html, nothing } from 'lit';
import { send } from '../lib/http.js';
import { t } from '../lib/i18n.js';
import { go } from '../lib/router.js';
import { field, formFault } from '../parts/field.js';
import { Page } from '../parts/page.js';
import { toast } from '../parts/toast.js';

/** Where a link of an administrator leads. The token stands behind the #, where no server and no log gets to see it. */
class ResetPasswordPage extends Page {
  static properties = { problem: { state: true }, busy: { state: true } };
  #token = location.hash.slice(1);

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

  render() {
    this.title(t('reset.title'));
    return html`<div class="page form"><div class="panel"><h1>${t('reset.title')}</h1>
      <p>${t(this.#token ? 'reset.text' : 'reset.empty')}</p>${this.#token ? this.#form() : nothing}</div></div>`;
  }
}
customElements.define('reset-password-page', ResetPasswordPage);
