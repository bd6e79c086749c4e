import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { mailBody } from '../lib/mail.js';
import { PlainElement } from '../parts/element.js';

/** A message as whoever looks would receive it: what `source` answers, asked for anew with each `version`. */
class MailPreview extends PlainElement {
  static properties = { source: { attribute: false }, version: {}, mail: { state: true }, problem: { state: true }, plain: { state: true } };

  updated(changed) {
    if (changed.has('version')) this.#load();
    if (changed.has('mail') || changed.has('plain')) this.#show();
  }

  async #load() {
    const { version } = this;
    try {
      const mail = await this.source();
      if (version === this.version) Object.assign(this, { mail, problem: null });
    } catch (problem) {
      if (version === this.version) this.problem = problem;
    }
  }

  async #show() {
    const { mail } = this;
    const target = this.querySelector('.mail-body');
    if (!mail || !target) return;
    const body = await mailBody(mail.html);
    if (mail === this.mail) target.replaceChildren(body);
  }

  #tab(plain, key) {
    return html`<button type="button" aria-pressed=${Boolean(this.plain) === plain} @click=${() => (this.plain = plain)}>${t(key)}</button>`;
  }

  #mail() {
    const { mail, problem, plain } = this;
    if (problem || !mail) return problem ? html`<p class="hint">${problem.message}</p>` : nothing;
    return html`<p class="mail-subject"><small>${t('bulletin.subject')}</small><b>${mail.subject || t('bulletin.untitled')}</b></p>
      ${plain ? html`<pre class="mail-plain">${mail.text}</pre>` : html`<div class="mail-body"></div>`}`;
  }

  render() {
    return html`<section class="panel mail-preview" aria-label=${t('bulletin.preview')}><div class="panel-head"><h2>${t('bulletin.preview')}</h2>
        <div class="segmented small" role="group" aria-label=${t('bulletin.preview')}>${this.#tab(false, 'bulletin.preview.html')}${this.#tab(true, 'bulletin.preview.text')}</div></div>
      ${this.#mail()}<p class="hint">${t('bulletin.preview.hint')}</p></section>`;
  }
}
customElements.define('mail-preview', MailPreview);
