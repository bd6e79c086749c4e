import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { money } from '../../lib/money.js';
import { icon } from '../../parts/icons.js';

export const ORDER_STATES = ['RESERVED', 'AWAITING_APPROVAL', 'PENDING', 'CONFIRMED', 'EXPIRED', 'CANCELLED'];

const SYMBOLS = { RESERVED: 'clock', AWAITING_APPROVAL: 'clock', PENDING: 'clock', CONFIRMED: 'check', EXPIRED: 'undo', CANCELLED: 'close' };

export const isPaid = ({ state, total }) => state === 'CONFIRMED' && total > 0;

export const hasEnded = ({ state }) => state === 'EXPIRED' || state === 'CANCELLED';

/** What costs nothing is confirmed, but not paid. */
export const stateWord = (order) => t(`orders.state.${isPaid(order) ? 'PAID' : order.state}`);

export const stateMark = (order) => html`<span class="order-state ${order.state.toLowerCase()}">${icon(SYMBOLS[order.state])}<span>${stateWord(order)}</span></span>`;

/** That somebody waits for money. */
export const refundMark = ({ refund, currency }) => (refund?.due ? html`<small class="refund-due">${t('orders.refund.due', { sum: money(refund.due, currency) })}</small>` : nothing);

export const buyer = ({ name }) => name ?? t('orders.erased');

export const sumOf = ({ total, currency }) => (total ? money(total, currency) : t('types.free'));

/** The types of its tickets with how many there are and what they cost, as they were ordered. */
export function linesOf({ tickets }) {
  const alike = Map.groupBy(tickets, ({ ticketTypeId, typeName, price }) => `${ticketTypeId} ${price} ${typeName}`);
  return [...alike.values()].map((some) => ({ name: some[0].typeName, count: some.length, price: some.length * some[0].price }));
}

export const lineWords = ({ name, count }) => t('orders.line', { count, name });
