import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { money } from '../../lib/money.js';
import { confirm } from '../../workspace/confirm.js';
import { amountExample, amountOf, amountPattern } from './amounts.js';
import { sumOf } from './order-words.js';

const choice = ({ currency }) => ({ id, parentId, attendeeName, typeName, price }) => html`<label class="keep-choice"><input type="checkbox" name="ticket" value=${id} checked>
  <span><b>${attendeeName ?? (parentId ? `+ ${typeName}` : t('orders.unnamed'))}</b><small>${typeName}${price ? ` · ${money(price, currency)}` : nothing}</small></span></label>`;

/** Where nothing was paid there is nothing to choose. */
function bought(order, valid) {
  const { currency, total, outstanding } = order;
  const amount = outstanding ? 'orders.cancel.credit' : 'orders.cancel.refund';
  return html`<p>${t(outstanding ? 'orders.cancel.invoice' : total ? 'orders.cancel.paid' : 'orders.cancel.free', { sum: sumOf(order) })}</p><div class="cancel-tickets">${valid.map(choice(order))}</div>
    ${total ? html`<label class="field"><span>${t(amount, { currency })}</span><input name="refund" inputmode="decimal" pattern=${amountPattern(currency)} title=${t('amount.hint', { example: amountExample(currency) })}>
      <small>${t('amount.hint', { example: amountExample(currency) })} ${t(`${amount}.hint`)}</small></label>` : nothing}
    <label class="field"><span>${t('orders.cancel.reason')}</span><textarea name="reason" maxlength="500" rows="2"></textarea><small>${t('orders.cancel.reason.hint')}</small></label>`;
}

/**
 * Asks which tickets of an order are cancelled, what is given back for them, and why.
 * @returns {Promise<{ ticketIds?: string[], refund?: number, reason?: string } | null>} as the API takes it; null where nothing is cancelled
 */
export async function askForCancellation(order) {
  const { code, currency, state, tickets, total } = order;
  const isBought = state === 'CONFIRMED';
  const valid = tickets.filter((ticket) => ticket.state === 'VALID');
  const text = isBought ? bought(order, valid) : t(total ? 'orders.cancel.unpaid' : 'orders.cancel.free');
  const said = await confirm({ title: t('orders.cancel.title', { code }), text, action: t('orders.cancel.action'), cancel: t('orders.cancel.keep'), danger: true });
  if (!said || !isBought) return said && {};
  const ticketIds = said.getAll('ticket');
  const refund = said.get('refund')?.trim();
  const reason = said.get('reason').trim();
  return ticketIds.length ? { ticketIds, ...(refund && { refund: amountOf(refund, currency) }), ...(reason && { reason }) } : null;
}
