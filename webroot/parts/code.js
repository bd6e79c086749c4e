import { html, nothing, render } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from './icons.js';
import { correction, picture } from './qr.js';
import { share } from './share.js';

/** So many letters still make a code whose modules a phone can tell apart. */
const LONGEST = 1_500;

/** An address as a code to be read from this screen by another device, and to be passed on in other ways. @param {string} text what is found there; `logo` of whose it is */
export async function showCode(title, path, { text, logo = nothing }) {
  const { generate } = await import('../vendor/lean-qr.js');
  const url = new URL(path, location.href).href;
  const dialog = document.createElement('dialog');
  dialog.className = 'code-dialog';
  dialog.setAttribute('aria-labelledby', 'code-title');
  render(html`<form method="dialog"><div class="code-head"><h2 id="code-title">${title}</h2>
      <button class="icon-button" aria-label=${t('close')}>${icon('close')}</button></div>
    ${pictureOf(url, generate, text, logo)}
    <p class="actions"><button type="button" class="button" @click=${() => share(title, path)}>${icon('share')}${t('share')}</button></p></form><toast-region></toast-region>`, dialog);
  document.body.append(dialog);
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove(), { once: true });
  dialog.showModal();
}

function pictureOf(url, generate, text, logo) {
  if (url.length > LONGEST) return html`<p>${t('code.too-long')}</p>`;
  return html`${picture(generate(url, correction(logo)), t('code.label'), logo)}<p>${text}</p>`;
}
