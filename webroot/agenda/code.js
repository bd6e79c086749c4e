import { html, render, svg } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';
import { share } from '../parts/share.js';

/** What readers of codes need around them, in modules. */
const QUIET = 4;
/** So many letters still make a code whose modules a phone can tell apart. */
const LONGEST = 1_500;

/** An address as a code to be read from this screen by another device, and to be passed on in other ways. */
export async function showCode(title, path) {
  const { generate } = await import('../vendor/lean-qr.js');
  const url = new URL(path, location.href).href;
  const dialog = document.createElement('dialog');
  dialog.className = 'code-dialog';
  dialog.setAttribute('aria-labelledby', 'code-title');
  render(html`<form method="dialog"><div class="code-head"><h2 id="code-title">${title}</h2>
      <button class="icon-button" aria-label=${t('close')}>${icon('close')}</button></div>
    ${pictureOf(url, generate)}
    <p class="actions"><button type="button" class="button" @click=${() => share(title, path)}>${icon('share')}${t('share')}</button></p></form><toast-region></toast-region>`, dialog);
  document.body.append(dialog);
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove(), { once: true });
  dialog.showModal();
}

function pictureOf(url, generate) {
  if (url.length > LONGEST) return html`<p>${t('code.too-long')}</p>`;
  return html`${picture(generate(url), t('code.label'))}<p>${t('code.text')}</p>`;
}

/** Black on white in any scheme: that is what codes are read by. */
export function picture(code, label) {
  const { size } = code;
  let path = '';
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (code.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
  return html`<svg class="code" role="img" aria-label=${label} viewBox="${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}" shape-rendering="crispEdges">${svg`<path d=${path} />`}</svg>`;
}
