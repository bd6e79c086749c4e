import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { toast } from '../parts/toast.js';

/** Codes that are shown once. Tells by `kept` that their owner has them. */
class RecoveryCodes extends PlainElement {
  static properties = { codes: {} };

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.codes.join('\n'));
      toast({ text: t('factor.codes.copied') });
    } catch {
      toast({ text: t('factor.codes.not-copied') });
    }
  }

  render() {
    const text = `data:text/plain;charset=utf-8,${encodeURIComponent(`${this.codes.join('\n')}\n`)}`;
    return html`<div class="recovery" role="status"><h3>${t('factor.codes')}</h3><p>${t('factor.codes.text')}</p>
      <ol>${this.codes.map((code) => html`<li><code>${code}</code></li>`)}</ol>
      <p class="actions"><button type="button" class="button" @click=${this.#copy}>${t('factor.codes.copy')}</button>
      <a class="button" href=${text} download="plenary-recovery-codes.txt">${t('factor.codes.download')}</a>
      <button type="button" class="button primary" @click=${() => this.dispatchEvent(new CustomEvent('kept'))}>${t('factor.codes.kept')}</button></p></div>`;
  }
}
customElements.define('recovery-codes', RecoveryCodes);
