import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { money } from '../../lib/money.js';
import { answered } from '../../lib/questions.js';
import { go, withQuery } from '../../lib/router.js';
import { stampIn } from '../../lib/time.js';
import { icon } from '../../parts/icons.js';
import { percent } from './amounts.js';
import { approvalButtons, awaitsApproval } from './order-approval.js';
import { buyer, hasEnded, isPaid, lineWords, linesOf, outstandingSum, sumOf } from './order-words.js';

/** What costs something may have invoices. */
const isPriced = ({ payment }) => ['TRANSFER', 'CARD', 'CASH', 'TERMINAL', 'INVOICE'].includes(payment);

/** How many let somebody in; an order may add to a ticket of another one. */
function ticketWords({ tickets }) {
  const count = tickets.filter(({ parentId }) => !parentId).length;
  return count ? t('orders.tickets', { count }) : t('add-ons.title');
}

/** All that is known of an order, and what can be done with it. */
export const orderDetails = (order, { asked, busy, path, zone, audit, ...does }) => html`${head(order)}${sum(order)}${approvalNote(order)}${checkoutNote(order)}${actions(order, busy, does)}
  ${isPriced(order) ? html`<invoice-links .path=${path} .version=${order.version}></invoice-links><buyer-details .path=${path} .version=${order.version}></buyer-details>` : nothing}
  <section aria-labelledby="order-tickets"><h3 id="order-tickets">${ticketWords(order)}</h3><ul class="order-people">${people(order, does.added).map(ticket(order, asked, busy, zone, does))}</ul></section>
  <section aria-labelledby="order-history"><h3 id="order-history">${t('orders.history')}</h3><ol class="order-history">${history(order).map(moment(zone))}</ol>${audit ? html`<p class="order-audit"><a href="${audit}?subject=${order.id}">${t('orders.audit')}</a></p>` : nothing}</section>`;

function head(order) {
  const { email, payment } = order;
  const ways = payment ? t(`orders.payment.${payment}`) : '';
  return html`<div><h2 id="order-title" class="title" tabindex="-1" autofocus>${buyer(order)}</h2>
    <p class="order-about">${email ? html`<a href="mailto:${email}">${email}</a>` : nothing}${email && ways ? ' · ' : ''}${ways}${order.voucher ? html` · ${t('orders.voucher', { code: order.voucher })}` : nothing}</p></div>`;
}

/** A card that somebody pays with, or whose money went back. What was simply paid needs no words. */
const checkoutNote = ({ checkout, state }) => (checkout && checkout.state !== 'PAID' && (state === 'RESERVED' || SENT_BACK.includes(checkout.state))
  ? html`<p class="order-checkout ${checkout.state.toLowerCase()}">${icon('card')}${t(`orders.checkout.${checkout.state}`)}</p>` : nothing);

/** Who waits for somebody to say yes, and why somebody said no. */
const approvalNote = ({ approval, state }) => (approval && (approval.reason || (approval.state === 'APPROVED' && state === 'RESERVED'))
  ? html`<p class="order-approval">${t(`approval.note.${approval.state}`, { reason: approval.reason })}</p>` : nothing);

const SENT_BACK = ['RETURNING', 'RETURNED', 'NOT_RETURNED'];

const line = (text, amount, kind = nothing) => html`<div class=${kind}><dt>${text}</dt><dd>${amount}</dd></div>`;

/** Tax is worked out on the sum, not for each line. */
function sum(order) {
  const { currency, taxes, total } = order;
  const taxed = taxes.filter(({ rate }) => rate > 0);
  const net = taxes.reduce((all, tax) => all + tax.net, 0);
  return html`<dl class="order-sum">${linesOf(order).map((each) => line(lineWords(each), each.price ? money(each.price, currency) : t('types.free')))}
    ${line(t(isPaid(order) ? 'orders.paid' : 'orders.total'), sumOf(order), 'total')}
    ${total && taxed.length ? html`${line(t('orders.net'), money(net, currency), 'part')}${taxed.map((tax) => line(t('orders.tax', { rate: percent(tax.rate), sum: money(tax.net + tax.tax, currency) }), money(tax.tax, currency), 'part'))}` : nothing}${refunds(order)}${order.outstanding ? line(t('orders.outstanding'), outstandingSum(order), 'due') : nothing}</dl>`;
}

/** What is given back, after all that was paid. */
function refunds({ refund, currency }) {
  if (!refund) return nothing;
  const { due, paidOut } = refund;
  return html`${paidOut ? line(t('orders.refund.PAID_OUT'), money(-paidOut, currency)) : nothing}${due ? line(t('orders.refund.DUE'), money(-due, currency), 'due') : nothing}`;
}

function actions(order, busy, { pay, mail, cancel, refund, decide }) {
  const { due } = order.refund ?? {};
  const bySelf = order.payment === 'CARD';
  const paidOut = due ? html`<button type="button" class="button primary" ?disabled=${busy} @click=${refund}>${icon('check')}${t(bySelf ? 'orders.refund.card' : 'orders.refund', { sum: money(due, order.currency) })}</button>` : nothing;
  const paid = order.state === 'PENDING' || order.outstanding ? html`<button type="button" class="button primary" ?disabled=${busy} @click=${pay}>${icon('check')}${t('orders.pay', { sum: order.outstanding ? outstandingSum(order) : sumOf(order) })}</button>` : nothing;
  if (hasEnded(order)) return due || order.outstanding ? html`<p class="actions order-actions">${paidOut}${paid}</p>` : nothing;
  return html`<p class="actions order-actions">${paidOut}${awaitsApproval(order) ? approvalButtons(decide, busy) : nothing}${paid}
    ${order.state === 'RESERVED' || !order.email ? nothing : html`<button type="button" class="button" ?disabled=${busy} @click=${mail}>${icon('mail')}${t('orders.mail')}</button>`}
    <button type="button" class="button danger" ?disabled=${busy} @click=${cancel}>${t('orders.cancel')}</button></p>`;
}

/** What was added to a ticket by another order stands beneath it, with what goes with it. */
function people({ code, tickets }, added) {
  const later = (id) => added.filter((one) => one.parentId === id && one.orderCode !== code && one.state !== 'RELEASED');
  const isLast = ({ id, parentId }, i) => tickets[i + 1]?.parentId !== (parentId ?? id);
  return tickets.flatMap((one, i) => [one, ...(isLast(one, i) ? later(one.parentId ?? one.id) : [])]);
}

/** Of another order than the one that is shown. */
const byOrder = ({ orderCode }) => (orderCode ? html`<small>${t('orders.added')} <a href=${withQuery({ order: orderCode })} @click=${(event) => (event.preventDefault(), go(withQuery({ order: orderCode }), { replace: true }))}>${orderCode}</a></small>` : nothing);

const ticket = ({ currency }, asked, busy, zone, does) => (one) => {
  const form = does.correction(one);
  if (form) return html`<li class="open">${form}</li>`;
  const { id, parentId, typeName, price, attendeeName, attendeeEmail, state, cancelled, transfer } = one;
  return html`<li class="${state.toLowerCase()} ${parentId ? 'add-on' : ''}"><span class="person-text"><b>${parentId ? `+ ${typeName}` : attendeeName ?? t('orders.unnamed')}</b>
  ${attendeeEmail ? html`<small>${attendeeEmail}</small>` : nothing}<small>${parentId ? nothing : typeName}${price ? `${parentId ? '' : ' · '}${money(price, one.currency ?? currency)}` : nothing}</small>${cancelled ? html`<small>${cancelledWords(cancelled, currency, zone)}</small>` : nothing}${transfer ? html`<small>${transferWords(transfer, zone)}</small>` : nothing}${byOrder(one)}${answers(id, asked)}</span>
  ${parentId || state !== 'HELD' ? nothing : correcting(one, busy, does)}${state !== 'VALID' ? html`<span class="badge ${state.toLowerCase()}">${t(`orders.ticket.${state}`)}</span>` : parentId ? nothing : replacing(one, busy, does)}</li>`;
};

const correcting = (ticket, busy, { correct }) => html`<button type="button" class="icon-button" ?disabled=${busy} aria-label=${t('orders.correct')} title=${t('orders.correct')} @click=${() => correct(ticket)}>${icon('edit')}</button>`;

const replacing = (ticket, busy, { handOn, reissue, badge, correct }) => html`<span class="ticket-does">${correcting(ticket, busy, { correct })}<button type="button" class="icon-button" ?disabled=${busy} aria-label=${t('orders.badge')} title=${t('orders.badge')} @click=${() => badge(ticket)}>${icon('tag')}</button>
  <button type="button" class="icon-button" ?disabled=${busy} aria-label=${t('orders.transfer')} title=${t('orders.transfer')} @click=${() => handOn(ticket)}>${icon('share')}</button>
  <button type="button" class="icon-button" ?disabled=${busy} aria-label=${t('orders.reissue')} title=${t('orders.reissue')} @click=${() => reissue(ticket)}>${icon('code')}</button></span>`;

const transferWords = ({ at, name, reason }, zone) =>
  [t(name ? 'orders.ticket.transferred.to' : 'orders.ticket.transferred', { name, time: stampIn(Date.parse(at), zone) }), reason].filter(Boolean).join(' · ');

/** What whoever has the ticket answered. */
function answers(id, asked) {
  const given = asked?.items.find(({ ticketId }) => ticketId === id)?.answers ?? {};
  const lines = answered(asked?.questions ?? [], given);
  return lines.length ? html`<dl class="answers">${lines.map(([label, words]) => html`<div><dt>${label}</dt><dd>${words}</dd></div>`)}</dl>` : nothing;
}

const cancelledWords = ({ at, refund, reason }, currency, zone) =>
  [t('orders.ticket.cancelled', { time: stampIn(Date.parse(at), zone) }), refund ? t('orders.ticket.refund', { sum: money(refund, currency) }) : null, reason].filter(Boolean).join(' · ');

/** What is known of it over time, the latest first; what is still to come before all. */
function history(order) {
  const { createdAt, updatedAt, reservedUntil, outstanding, state } = order;
  const change = hasEnded(order) ? `orders.history.${state}` : 'orders.history.changed';
  return [
    ...(reservedUntil ? [{ text: t(`orders.history.until.${state}`), at: reservedUntil, kind: 'ahead' }] : []),
    ...(outstanding ? [{ text: t('orders.history.until.PENDING'), at: outstanding.until, kind: 'ahead' }] : []),
    ...(updatedAt === createdAt ? [] : [{ text: t(change), at: updatedAt, kind: state.toLowerCase() }]),
    { text: t('orders.history.ordered'), at: createdAt, kind: '' },
  ];
}

const moment = (zone) => ({ text, at, kind }) => html`<li class=${kind}><b>${text}</b><time datetime=${at}>${stampIn(Date.parse(at), zone)}</time></li>`;
