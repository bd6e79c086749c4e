import { html, nothing, render } from 'lit';
import { t } from '../lib/i18n.js';

/**
 * Asks before something happens that cannot be taken back easily.
 * @param {{ title: string, text?: unknown, action: string, cancel?: string | null, danger?: boolean }} question `text` may hold inputs; without `cancel`
 *   it only tells something
 * @returns {Promise<FormData | null>} what its inputs hold; null when the user does not want it
 */
export function confirm({ title, text, action, cancel = t('confirm.cancel'), danger = false }) {
  const dialog = document.createElement('dialog');
  dialog.className = 'confirm';
  dialog.setAttribute('aria-labelledby', 'confirm-title');
  render(html`<form method="dialog"><h2 id="confirm-title">${title}</h2>${text ? html`<div class="confirm-text">${text}</div>` : nothing}
    <p class="actions">${cancel ? html`<button type="button" class="button" @click=${() => dialog.close('')}>${cancel}</button>` : nothing}
      <button class="button ${danger ? 'danger' : 'primary'}" value="yes">${action}</button></p></form>`, dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    const answer = () => (dialog.returnValue === 'yes' ? new FormData(dialog.querySelector('form')) : null);
    dialog.addEventListener('close', () => (dialog.remove(), resolve(answer())), { once: true });
  });
}

/** Before typing that was not saved gets lost. */
export const confirmLeaving = () =>
  confirm({ title: t('leave.title'), text: t('leave.text'), action: t('leave.leave'), cancel: t('leave.stay'), danger: true });
