import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { serverTime } from '../lib/time.js';
import { icon } from '../parts/icons.js';
import '../parts/invoice-links.js';
import { daysOf, saveDates } from './dates.js';
import { ownTickets, pathOf, secretOf } from './orders.js';
import { isAwaited, restSum } from './pay.js';
import { linesOf, sum } from './sum.js';

/** In which something can be said of it, once it was confirmed. */
export const SAID = ['AWAITING_APPROVAL', 'PENDING', 'CONFIRMED'];

/** By whoever bought it, as far as the terms of the ticket say. */
const mayBeCancelled = ({ state, price, terms }) => state === 'VALID' && (!price || terms.some(({ until }) => Date.parse(until) > serverTime()));

/**
 * What an order comes to and what can be done with it; giving back stands last.
 * @param {{ order: any, asked: any, passes: Map<string, any> | null, asOf: number | null, naming: boolean, busy: boolean, saving: boolean, returned: boolean }} shown
 * @param {{ change: () => void, mail: () => void, save: () => void, cancel: () => void }} does
 */
export function orderAside(shown, conference, does) {
  const { order, asOf } = shown;
  const total = html`<h2>${t('tickets.order')} <code>${order.code}</code></h2>${sum({ lines: linesOf(order), total: order.total, taxes: order.taxes, currency: order.currency })}`;
  if (asOf) return html`<aside class="buy-side panel">${total}</aside>`;
  const invoiced = order.payment && order.payment !== 'FREE' && order.state !== 'RESERVED';
  return html`<aside class="buy-side panel">${total}
    ${restSum(order)}${invoiced ? html`<invoice-links .path=${pathOf(conference.slug, order.code)} .secret=${secretOf(order.code)} .version=${order.version}></invoice-links>` : nothing}
    ${saved(shown, conference, does)}${change(shown, does)}${mailed(shown, does)}<p class="hint">${t(secretOf(order.code) ? 'order.link' : 'order.link.account')}</p>${cancel(shown, does)}</aside>`;
}

/** To print, or to keep on a device. */
function saved({ order, passes, saving }, conference, { save }) {
  if (order.state !== 'CONFIRMED' || !passes?.size) return nothing;
  const dates = daysOf(order, conference).length ? html`<button type="button" class="button small" @click=${() => saveDates(order, conference)}>${icon('calendar')}${t('order.calendar')}</button>` : nothing;
  return html`${dates}<button type="button" class="button small" ?disabled=${saving} @click=${save}>${icon('download')}${t('order.pdf')}</button>`;
}

/** Once they are sold, where there is something to answer and still time for it. */
function change({ order, naming, asked }, { change: begin }) {
  if (!SAID.includes(order.state) || naming || !asked?.open || !asked.questions.length || !ownTickets(order).length) return nothing;
  return html`<button type="button" class="button small" @click=${begin}>${icon('edit')}${t('order.change')}</button>`;
}

function mailed({ order: { state, approval }, busy }, { mail }) {
  if (!SAID.includes(state) && !(state === 'RESERVED' && approval?.state === 'APPROVED')) return nothing;
  return html`<button type="button" class="button small" ?disabled=${busy} @click=${mail}>${icon('mail')}${t('order.mail')}</button>`;
}

/** Nobody is asked about what they cannot do. */
function cancel({ order, busy, returned }, { cancel: ask }) {
  const { state, tickets } = order;
  const open = state === 'CONFIRMED' ? tickets.some(mayBeCancelled) : ['RESERVED', 'AWAITING_APPROVAL', 'PENDING'].includes(state);
  // Of what is being paid the provider's word comes first.
  if (!open || isAwaited(order, returned)) return nothing;
  return html`<button type="button" class="button small" ?disabled=${busy} @click=${ask}>${t(state === 'CONFIRMED' ? 'cancel.open' : 'order.cancel')}</button>`;
}
