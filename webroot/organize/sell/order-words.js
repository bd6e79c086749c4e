import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { money } from '../../lib/money.js';
import { icon } from '../../parts/icons.js';

export const ORDER_STATES = ['RESERVED', 'AWAITING_APPROVAL', 'PENDING', 'CONFIRMED', 'EXPIRED', 'CANCELLED'];

const SYMBOLS = { RESERVED: 'clock', AWAITING_APPROVAL: 'clock', PENDING: 'clock', CONFIRMED: 'check', EXPIRED: 'undo', CANCELLED: 'close' };

export const isPaid = ({ state, total, outstanding }) => state === 'CONFIRMED' && total > 0 && !outstanding;

/** Its tickets let people in, and its invoice is not paid. */
const isUnpaid = ({ state, outstanding }) => state === 'CONFIRMED' && Boolean(outstanding);

export const hasEnded = ({ state }) => state === 'EXPIRED' || state === 'CANCELLED';

/** What costs nothing is confirmed, but not paid. */
export const stateWord = (order) => t(`orders.state.${isPaid(order) ? 'PAID' : isUnpaid(order) ? 'UNPAID' : order.state}`);

/** What is awaited looks the same, whatever for. */
export function stateMark(order) {
  const state = isUnpaid(order) ? 'PENDING' : order.state;
  return html`<span class="order-state ${state.toLowerCase()}">${icon(SYMBOLS[state])}<span>${stateWord(order)}</span></span>`;
}

/** That somebody waits for money. */
export const refundMark = ({ refund, currency }) => (refund?.due ? html`<small class="refund-due">${t('orders.refund.due', { sum: money(refund.due, currency) })}</small>` : nothing);

/** What of its price is still to come. */
export const outstandingSum = ({ outstanding, currency }) => money(outstanding.amount, currency);

export const buyer = ({ name }) => name ?? t('orders.erased');

export const sumOf = ({ total, currency }) => (total ? money(total, currency) : t('types.free'));

/** The types of its tickets with how many there are and what they cost, as they were ordered. */
export function linesOf({ tickets }) {
  const alike = Map.groupBy(tickets, ({ ticketTypeId, typeName, price }) => `${ticketTypeId} ${price} ${typeName}`);
  return [...alike.values()].map((some) => ({ name: some[0].typeName, count: some.length, price: some.length * some[0].price }));
}

export const lineWords = ({ name, count }) => t('orders.line', { count, name });
