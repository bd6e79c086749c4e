import { html } from 'lit';
import { number, t } from '../lib/i18n.js';

/** A button that cannot be pressed any more loses the focus: it goes to the other one. */
function hold({ currentTarget: pressed }) {
  const other = [...pressed.parentElement.querySelectorAll('button')].find((button) => button !== pressed);
  requestAnimationFrame(() => pressed.disabled && !other.disabled && other.focus());
}

/**
 * How many somebody takes of something.
 * @param {{ name: string, count: number, less: boolean, more: boolean, step: (by: 1 | -1) => void }} of what: `name` is that of nothing else on the page,
 *   `less` and `more` are whether it can be fewer and more
 */
export function stepper({ name, count, less, more, step }) {
  const button = (by, key, sign, open) => html`<button type="button" ?disabled=${!open} aria-label=${t(key, { name })} @click=${(event) => (step(by), hold(event))}>${sign}</button>`;
  return html`<div class="stepper" role="group" aria-label=${t('tickets.how-many', { name })}>${button(-1, 'tickets.less', '−', less)}
    <output aria-live="polite">${number(count)}</output>${button(1, 'tickets.more', '+', more)}</div>`;
}
