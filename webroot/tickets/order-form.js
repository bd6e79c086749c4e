import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { money } from '../lib/money.js';
import { user } from '../lib/session.js';
import { field, formFault } from '../parts/field.js';
import { sum, totalOf } from './sum.js';

/**
 * What is chosen, and who orders it.
 * @param {{ sums: { name: string, count: number, price: number }[], currency?: string, fault: unknown, text?: string, busy: boolean, order: (event: Event) => void }} options
 *   `text` what is wrong, where the fault does not say it as well
 */
export function orderForm({ sums, currency, fault, text, busy, order }) {
  if (sums.length === 0) return html`<aside class="buy-side panel"><h2>${t('tickets.order')}</h2><p>${t('tickets.nothing')}</p></aside>`;
  const { displayName, email } = user.value ?? {};
  return html`<aside class="buy-side panel"><form id="order" @submit=${order}><h2>${t('tickets.order')}</h2>
    ${sum({ lines: sums, total: totalOf(sums), currency })}
    ${field({ name: 'name', label: t('tickets.name'), value: displayName, required: true, max: 200, autocomplete: 'name', problem: fault })}
    ${field({ name: 'email', label: t('tickets.email'), value: email, type: 'email', required: true, max: 254, autocomplete: 'email', hint: t('tickets.email.hint'), problem: fault })}
    ${formFault(fault, text)}
    <button class="button primary" ?disabled=${busy}>${t('tickets.continue')}</button><p class="hint">${t('tickets.hold')}</p></form></aside>`;
}

/** On a phone the order stands far below what is chosen. */
export const orderBar = ({ sums, count, currency, busy }) => html`<p class="buy-bar"><span><b>${money(totalOf(sums), currency)}</b><small>${t('tickets.count', { count })}</small></span><button class="button primary" form="order" ?disabled=${busy}>${t('tickets.go-on')}</button></p>`;
