import { html, render } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { endReasons, reasons } from '../lib/reasons.js';
import { PlainElement } from './element.js';

/** Asks an administrator why they act in an organization of others. */
export function askForReason() {
  const dialog = document.createElement('dialog');
  dialog.className = 'confirm reason';
  dialog.setAttribute('aria-labelledby', 'reason-title');
  render(html`<form method="dialog"><h2 id="reason-title">${t('reason.title')}</h2><div class="confirm-text"><p>${t('reason.text')}</p>
    <label class="field">${t('reason.label')}<textarea name="reason" required minlength="5" maxlength="500" rows="3"></textarea></label></div>
    <p class="actions"><button class="button" value="" formnovalidate>${t('reason.cancel')}</button>
      <button class="button primary" value="yes">${t('reason.action')}</button></p></form>`, dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    const answer = () => (dialog.returnValue === 'yes' ? new FormData(dialog.querySelector('form')).get('reason').replace(/\s+/g, ' ').trim() : null);
    dialog.addEventListener('close', () => (dialog.remove(), resolve(answer())), { once: true });
  });
}

/** As long as reasons go along with what somebody does, they see it, and can end it. */
class ReasonBar extends PlainElement {
  watch = new Watch(this, reasons);

  render() {
    const said = [...new Set(Object.values(reasons.value))].join(' · ');
    return html`<div class="ended reason-bar" role="status"><span>${t('reason.acting', { reason: said })}</span>
      <button type="button" class="button small" @click=${endReasons}>${t('reason.end')}</button></div>`;
  }
}
customElements.define('reason-bar', ReasonBar);
