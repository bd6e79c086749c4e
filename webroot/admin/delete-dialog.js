import { html, render } from 'lit';
import { t } from '../lib/i18n.js';

/**
 * Asks whether a conference is to go, and how; its slug has to be typed, so that it is not the one beside it.
 * @param {{ slug: string, title: string }} conference
 * @returns {Promise<{ purge: boolean } | null>}
 */
export function askDeletion(conference) {
  const dialog = document.createElement('dialog');
  dialog.className = 'confirm';
  dialog.setAttribute('aria-labelledby', 'delete-title');
  const show = () => render(form(conference, dialog, show), dialog);
  show();
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue ? { purge: dialog.returnValue === 'purge' } : null);
    }, { once: true });
  });
}

function form({ slug, title }, dialog, show) {
  const purge = Boolean(dialog.querySelector('[name=purge]')?.checked);
  const typed = dialog.querySelector('[name=slug]')?.value.trim() === slug;
  return html`<form method="dialog" @input=${show}><h2 id="delete-title">${t('delete.title', { title })}</h2><p>${t('delete.text')}</p>
    <label class="choice"><input type="checkbox" name="purge"><span>${t('delete.purge')}<small>${t('delete.purge.text')}</small></span></label>
    <label class="field"><span>${t('delete.type')} <code>${slug}</code></span>
      <input name="slug" autocomplete="off" autocapitalize="none" spellcheck="false" autofocus></label>
    <p class="actions"><button type="button" class="button" @click=${() => dialog.close()}>${t('confirm.cancel')}</button>
      <button type="submit" class="button danger" value=${purge ? 'purge' : 'delete'} ?disabled=${!typed}>${t(purge ? 'delete.purge.action' : 'delete.action')}</button></p></form>`;
}
