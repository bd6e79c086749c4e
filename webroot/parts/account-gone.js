import { html, nothing } from 'lit';
import { saveFile } from '../lib/files.js';
import { t } from '../lib/i18n.js';
import { unsentNotes } from '../lib/notes.js';
import { forgetAccount } from '../lib/session.js';
import { PlainElement } from './element.js';

/** Tells somebody that their account is gone, and offers what they wrote and the server never got before that goes as well. */
class AccountGone extends PlainElement {
  static properties = { unsent: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    unsentNotes().then((found) => (this.unsent = found), () => (this.unsent = []));
  }

  #save() {
    const text = this.unsent.map((note) => `# ${note.title ?? t('session.untitled')}\n\n${note.text}\n`).join('\n');
    saveFile(new Blob([text], { type: 'text/markdown' }), 'notes.md');
  }

  render() {
    if (!this.unsent) return nothing;
    const count = this.unsent.length;
    return html`<div class="ended" role="status"><span>${t('sign-in.gone')} ${count ? t('sign-in.gone.unsent', { count }) : nothing}</span>
      ${count ? html`<button type="button" class="button small" @click=${this.#save}>${t('sign-in.gone.save')}</button>` : nothing}
      <button type="button" class="button small" @click=${forgetAccount}>${t(count ? 'sign-in.gone.drop' : 'close')}</button></div>`;
  }
}
customElements.define('account-gone', AccountGone);
