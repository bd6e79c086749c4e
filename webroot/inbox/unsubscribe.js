import { html } from 'lit';
import { send } from '../lib/http.js';
import { t } from '../lib/i18n.js';
import { formFault } from '../parts/field.js';
import { Page } from '../parts/page.js';

/** Where a link in a mail leads. Programs that look into mails follow links as well, but press no buttons. */
class UnsubscribePage extends Page {
  static properties = { kind: { state: true }, spent: { state: true }, problem: { state: true }, busy: { state: true } };
  #token = location.hash.slice(1);

  /** Whether the link ends the mails about one conference only. */
  get #of() {
    return this.query.get('conference') ? 'unsubscribe.here' : 'unsubscribe';
  }

  async #end() {
    if (this.busy) return;
    this.busy = true;
    try {
      const { data } = await send('POST', `/unsubscribe?token=${encodeURIComponent(this.#token)}`);
      this.kind = data.kind;
    } catch (problem) {
      this.spent = problem.status === 404;
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  #body() {
    if (!this.#token || this.spent) return html`<p role="alert">${t('unsubscribe.spent')}</p>`;
    if (this.kind) return html`<p role="status">${t(`${this.#of}.done`, { kind: t(`inbox.kind.${this.kind}`) })}</p>`;
    return html`<p>${t(`${this.#of}.text`)}</p>${formFault(this.problem)}
      <button type="button" class="button primary" ?disabled=${this.busy} @click=${this.#end}>${t(`${this.#of}.action`)}</button>`;
  }

  render() {
    this.title(t('unsubscribe.title'));
    return html`<div class="page form"><div class="panel"><h1>${t('unsubscribe.title')}</h1>${this.#body()}
      <p class="below"><a href="/inbox">${t('inbox.preferences')}</a></p></div></div>`;
  }
}
customElements.define('unsubscribe-page', UnsubscribePage);
