import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { field } from '../parts/field.js';

/** What is wrong with a code, for whoever typed it. */
const words = (fault) => (fault.status === 400 ? t('tickets.voucher.unknown') : fault.message);

/**
 * Where a code is typed by which there is more, or for less.
 * @param {{ code: string, fault: import('../lib/http.js').Problem | null, take: (code: string) => void }} options `take` gets what was typed
 */
export function voucherField({ code, fault, take }) {
  const typed = (event) => {
    event.preventDefault();
    take(new FormData(event.target).get('voucher').trim());
  };
  const good = code && !fault;
  return html`<form class="voucher" @submit=${typed}>${field({ name: 'voucher', label: t('tickets.voucher'), value: code, max: 40, autocomplete: 'off', problem: { fault: () => fault && words(fault) } })}
    <button class="button">${t('tickets.voucher.take')}</button>${code ? html`<button type="button" class="button" @click=${() => take('')}>${t('tickets.voucher.drop')}</button>` : nothing}
    <p role="status" class="hint">${good ? t('tickets.voucher.taken', { code: code.toUpperCase() }) : nothing}</p></form>`;
}
