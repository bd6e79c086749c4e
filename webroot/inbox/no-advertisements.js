import { html } from 'lit';
import { send } from '../lib/http.js';
import { t } from '../lib/i18n.js';
import { formFault } from '../parts/field.js';
import { Page } from '../parts/page.js';

/** Where a link below an advertisement in a mail leads. Programs that look into mails follow links as well, but press no buttons. */
class NoAdvertisementsPage extends Page {
  static properties = { done: { state: true }, spent: { state: true }, problem: { state: true }, busy: { state: true } };
  #token = location.hash.slice(1);

  async #end() {
    if (this.busy) return;
    this.busy = true;
    try {
      await send('POST', `/advertisements/decline?token=${encodeURIComponent(this.#token)}`);
      this.done = true;
    } catch (problem) {
      this.spent = problem.status === 404;
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  #body() {
    if (!this.#token || this.spent) return html`<p role="alert">${t('unsubscribe.spent')}</p>`;
    if (this.done) return html`<p role="status">${t('no-advertisements.done')}</p>`;
    return html`<p>${t('no-advertisements.text')}</p>${formFault(this.problem)}
      <button type="button" class="button primary" ?disabled=${this.busy} @click=${this.#end}>${t('no-advertisements.action')}</button>`;
  }

  render() {
    this.title(t('no-advertisements.title'));
    return html`<div class="page form"><div class="panel"><h1>${t('no-advertisements.title')}</h1>${this.#body()}
      <p class="below"><a href="/profile">${t('no-advertisements.profile')}</a></p></div></div>`;
  }
}
customElements.define('no-advertisements-page', NoAdvertisementsPage);
