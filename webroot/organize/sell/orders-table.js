import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { saveFile } from '../../lib/files.js';
import { t } from '../../lib/i18n.js';
import { withQuery } from '../../lib/router.js';
import { stampIn } from '../../lib/time.js';
import { csv } from '../../workspace/csv.js';
import { plainAmount } from './amounts.js';
import { buyer, lineWords, linesOf, refundMark, stateMark, sumOf } from './order-words.js';

const LINES = 2;

function tickets(order) {
  const lines = linesOf(order);
  const more = lines.length - LINES;
  return html`${lines.slice(0, LINES).map((line) => html`<span class="ticket-line">${lineWords(line)}</span>`)}${more > 0 ? html`<small>${t('orders.lines.more', { count: more })}</small>` : nothing}`;
}

/** @param {(code: string) => void} open @param {string} zone of the conference */
const row = (order, here, open, zone, box) => html`<tr class=${order.code === here ? 'here' : ''}>
  ${box ? html`<td class="choice">${box(order)}</td>` : nothing}<td><a href=${withQuery({ order: order.code })} aria-current=${order.code === here ? 'true' : nothing} data-order=${order.code}
    @click=${(event) => (event.preventDefault(), open(order.code))}>${order.code}</a><small>${stampIn(Date.parse(order.createdAt), zone)}</small></td>
  <td class="buyer"><b>${buyer(order)}</b><small>${order.email ?? ''}</small></td><td class="order-tickets">${tickets(order)}</td>
  <td class="number">${sumOf(order)}</td><td>${stateMark(order)}${refundMark(order)}</td></tr>`;

const head = (name, kind = nothing) => html`<th scope="col" class=${kind}>${t(`orders.column.${name}`)}</th>`;

/**
 * @param {{ all: unknown, of: (order: any) => unknown } | null} boxes to choose orders by, where there is something to do with several
 */
export const ordersTable = (orders, here, open, zone, boxes) => html`<div class="table-box"><table class="table stack orders ${boxes ? 'choosable' : ''}">
  <thead><tr>${boxes ? html`<th class="choice">${boxes.all}</th>` : nothing}${head('code')}${head('buyer')}${head('tickets')}${head('total', 'number')}${head('state')}</tr></thead>
  <tbody>${repeat(orders, ({ id }) => id, (order) => row(order, here, open, zone, boxes?.of))}</tbody></table></div>`;

const net = ({ taxes }) => taxes.reduce((sum, tax) => sum + tax.net, 0);

/** Orders as a table of their own, a line each, so that the sums add up. */
export function saveOrders({ slug }, orders) {
  const columns = ['code', 'state', 'ordered', 'name', 'email', 'payment', 'tickets', 'ticketTypes', 'attendees', 'voucher', 'currency', 'total', 'net', 'tax', 'refundDue', 'refundPaidOut', 'outstanding'];
  const rows = orders.map((order) => {
    const { currency, total, refund } = order;
    const amounts = [total, net(order), total - net(order), refund?.due ?? 0, refund?.paidOut ?? 0, order.outstanding?.amount ?? 0].map((amount) => plainAmount(amount, currency));
    return [order.code, order.state, order.createdAt, order.name, order.email, order.payment, order.tickets.length,
      linesOf(order).map(({ name, count }) => `${count} × ${name}`).join('; '), order.tickets.map(({ attendeeName }) => attendeeName).filter(Boolean).join('; '), order.voucher, currency, ...amounts];
  });
  saveFile(csv([columns, ...rows]), `${slug}-orders.csv`);
}
