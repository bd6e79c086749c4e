import { html, nothing } from 'lit';
import { Cell, Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from './element.js';
import { icon } from './icons.js';

const message = new Cell(null);
let timer;
/** What lasts until somebody has read it: it comes back after what is shown in between. */
let lasting = null;

/** @param {{ text: string, action?: string, run?: () => void, href?: string, lasts?: boolean }} content */
export function toast(content) {
  clearTimeout(timer);
  message.value = content;
  if (content.lasts) lasting = content;
  else timer = setTimeout(close, 6000);
}

function close() {
  clearTimeout(timer);
  if (message.value === lasting) lasting = null;
  message.value = lasting;
}

export const toastProblem = (problem) =>
  toast({ text: [problem.message, problem.correlationId && `${t('problem.reference')} ${problem.correlationId}`].filter(Boolean).join(' ') });

class Toasts extends PlainElement {
  watch = new Watch(this, message);

  firstUpdated() {
    this.setAttribute('role', 'status');
  }

  render() {
    const shown = message.value;
    // An open dialog has a region of its own: what is behind it is out of reach.
    const covered = document.querySelector('dialog[open]') && !this.closest('dialog');
    if (!shown || covered) return nothing;
    const act = () => (close(), shown.run?.());
    return html`<div class="toast"><span>${shown.text}</span>
      ${shown.href ? html`<a href=${shown.href} @click=${close}>${shown.action}</a>` : nothing}
      ${shown.run ? html`<button type="button" @click=${act}>${shown.action}</button>` : nothing}
      <button type="button" class="icon-button" aria-label=${t('close')} @click=${close}>${icon('close')}</button></div>`;
  }
}
customElements.define('toast-region', Toasts);
