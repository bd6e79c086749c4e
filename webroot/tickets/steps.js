import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';

const STEPS = ['choose', 'details', 'pay'];

/** How far somebody has come who orders. */
export function steps(here) {
  const at = STEPS.indexOf(here);
  const state = (index) => (index < at ? 'done' : index === at ? 'here' : 'ahead');
  return html`<ol class="buy-steps" aria-label=${t('tickets.steps')}>${STEPS.map((step, index) => html`<li class=${state(index)} aria-current=${index === at ? 'step' : 'false'}>
    <span class="buy-step">${index < at ? icon('check') : index + 1}</span>${t(`tickets.step.${step}`)}${index < at ? html`<span class="hidden"> (${t('tickets.step.done')})</span>` : ''}</li>`)}</ol>`;
}
