import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';
import { canBeAdded } from './had.js';
import { ownOrders, shopOf } from './orders.js';

const isTaken = ({ state }) => state === 'VALID' || state === 'HELD';

/** What can be added to the tickets of an order, and what was added to them later, of what this browser opens. */
export async function laterOf(slug, { code, conferenceId, tickets }) {
  const ids = new Set(tickets.map(({ id }) => id));
  const [shop, orders] = await Promise.all([shopOf(slug).catch(() => null), ownOrders({ slug, id: conferenceId }).catch(() => [])]);
  return { shop, added: orders.filter((order) => order.code !== code).flatMap((order) => order.tickets).filter((one) => ids.has(one.parentId) && isTaken(one)) };
}

/** What goes with a ticket, of whatever order it is. */
export const goingWith = ({ id }, order, later) => [...order.tickets, ...(later?.added ?? [])].filter(({ parentId }) => parentId === id);

/** The way to what can be added to a ticket. */
export const addLink = (slug, { id, ticketTypeId }, later) => (later?.shop && canBeAdded(later.shop, { id: ticketTypeId })
  ? html`<a class="button small" href="/c/${slug}/add-ons?ticket=${id}">${icon('plus')}${t('add-ons.open')}</a>` : nothing);

/** What an order adds to tickets of another one. */
export function apart({ tickets }) {
  const ids = new Set(tickets.map(({ id }) => id));
  const others = tickets.filter(({ parentId }) => parentId && !ids.has(parentId));
  if (others.length === 0) return nothing;
  return html`<ul class="ticket-cards">${others.map(({ typeName, state }) => html`<li class="panel added"><b>${typeName}</b><small>${t('add-ons.goes-with')}</small><span class="badge ${state.toLowerCase()}">${t(`ticket.state.${state}`)}</span></li>`)}</ul>`;
}
