import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { addedNames, addressOf, ownTickets } from './orders.js';

/** How many of its tickets are still those of whoever ordered them, or what it adds to tickets of another order. */
function countWords(order) {
  const added = addedNames(order);
  if (added) return `+ ${added}`;
  const count = ownTickets(order).length;
  return count || !order.tickets.some(({ state }) => state === 'TRANSFERRED') ? t('tickets.count', { count }) : t('ticket.state.TRANSFERRED');
}

/** What somebody has ordered at a conference already. */
export function ownOrders(orders, slug) {
  if (orders.length === 0) return nothing;
  return html`<section class="own-orders"><h2>${t('tickets.mine')}</h2><ul class="rows">${orders.map((order) => html`<li><a href=${addressOf(slug, order.code)}>
    <span class="when">${order.code}</span><span><b>${countWords(order)}</b><small>${t(`order.state.${order.state}`)}</small></span></a></li>`)}</ul></section>`;
}
