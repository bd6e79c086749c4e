import { html, nothing } from 'lit';
import { get } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { money } from '../lib/money.js';
import { serverTime, stampIn } from '../lib/time.js';
import { icon } from '../parts/icons.js';
import { payFault } from './pay-fault.js';

/** By which ways a conference lets its tickets be paid, and where it stands by which terms. */
export const sellingOf = (slug) => get(`/conferences/${slug}/payment-methods`);

const elsewhere = (href, key) => html`<a href=${href} target="_blank" rel="noopener">${t(key)}</a>`;

/** What whoever buys agrees to; what they have not is said by the server. */
function agreement({ termsUrl, privacyUrl }, agreed, agree) {
  if (!termsUrl && !privacyUrl) return nothing;
  const links = [termsUrl ? elsewhere(termsUrl, 'order.terms') : null, privacyUrl ? elsewhere(privacyUrl, 'order.privacy') : null].filter(Boolean);
  return html`<label class="field check agree"><input type="checkbox" name="agreed" required .checked=${agreed} @change=${({ target }) => agree(target.checked)}>
    <span>${t('order.agree')} ${links.map((link, n) => (n ? html` · ${link}` : link))}</span></label>`;
}

const SYMBOLS = { CARD: 'card', TRANSFER: 'bank' };

/** The card that is just being paid by; an address of the provider is good until then. */
const underWay = ({ checkout }) => checkout && ['STARTING', 'OPEN'].includes(checkout.state) && Date.parse(checkout.expiresAt) > serverTime();

/** Whether the server is about to learn something of it. */
export const isAwaited = (order, returned) =>
  order.state === 'RESERVED' && Boolean(underWay(order)) && (order.checkout.state === 'STARTING' || returned);

/** What became of a card of which nothing is to be expected any more. */
function cardNote({ checkout }) {
  const kind = { FAILED: 'warn', EXPIRED: 'info', CLOSING: 'info' }[checkout?.state];
  return kind ? html`<p class="pay-note" role="status">${icon(kind === 'warn' ? 'warning' : 'clock')}<span>${t(`order.card.${checkout.state}`)}</span></p>` : nothing;
}

const choice = (way, chosen, choose) => html`<label class="pay-way"><input type="radio" name="way" .checked=${way === chosen} @change=${() => choose(way)}>
  ${icon(SYMBOLS[way])}<span><b>${t(`order.way.${way}`)}</b><small>${t(`order.way.${way}.text`)}</small></span></label>`;

/**
 * The third step: by what an order is paid.
 * @param {{ selling: { items: string[], termsUrl?: string, privacyUrl?: string, contactEmail?: string }, agreed: boolean, agree: (agreed: boolean) => void, chosen: string | null, busy: boolean, fault: unknown, returned: boolean, zone: string, choose: (way: string) => void, confirm: (way: string) => void, change: () => void }} with
 */
export function payStep(order, { selling, agreed, agree, chosen, busy, fault, returned, zone, choose, confirm, change }) {
  const ways = selling.items;
  const terms = agreement(selling, agreed, agree);
  if (order.approval?.state === 'NEEDED') return approvalStep(order, { busy, fault, change, confirm, terms });
  const { total, currency, checkout } = order;
  if (underWay(order) && chosen === null) return cardUnderWay(order, { returned, zone, choose, several: ways.length > 1, other: ways.find((way) => way !== 'CARD') });
  if (total && !ways.length) return noWay();
  const way = total ? (ways.includes(chosen) ? chosen : ways[0]) : 'FREE';
  const again = underWay(order) && way === 'CARD' && checkout.url;
  return html`<section class="panel pay"><h2>${t(way === 'FREE' || ways.length === 1 ? `order.pay.${way}` : 'order.pay')}</h2>${cardNote(order)}
    ${ways.length > 1 && total ? html`<fieldset class="pay-ways"><legend class="hidden">${t('order.pay')}</legend>${ways.map((each) => choice(each, way, choose))}</fieldset>` : nothing}
    <p>${t(`order.pay.${way}.text`)}</p>${again ? nothing : terms}${payFault(fault, { ways, choose, contactEmail: selling.contactEmail })}
    <p class="actions"><button type="button" class="button" @click=${change}>${t('order.change')}</button>
    ${again ? html`<a class="button primary" href=${checkout.url}>${t('order.card.go-on')}</a>`
    : html`<button type="button" class="button primary" ?disabled=${busy} @click=${() => confirm(way)}>${t(total ? 'order.commit' : 'order.confirm', { sum: money(total, currency) })}</button>`}</p></section>`;
}

/** So shortly before a conference there may be none left. */
const noWay = () => html`<section class="panel pay"><h2>${t('order.pay.none')}</h2><p class="pay-note" role="status">${icon('warning')}<span>${t('order.pay.none.text')}</span></p></section>`;

/** Before anything is paid the organizers are asked. */
const approvalStep = ({ approval, total, currency }, { busy, fault, change, confirm, terms }) => html`<section class="panel pay"><h2>${t('order.approval')}</h2>
  <p>${t('order.approval.text', { count: approval.days })} ${total ? t('order.approval.paid', { sum: money(total, currency) }) : nothing}</p>${terms}${payFault(fault)}
  <p class="actions"><button type="button" class="button" @click=${change}>${t('order.change')}</button>
  <button type="button" class="button primary" ?disabled=${busy} @click=${() => confirm(null)}>${t('order.approval.ask')}</button></p></section>`;

/** That somebody who sells wants them to have it, or why not. */
export const approvalNote = ({ approval, state }) =>
  (approval?.state === 'APPROVED' && state === 'RESERVED' ? html`<p class="pay-note" role="status">${icon('check')}<span>${t('order.approval.APPROVED')}</span></p>` : nothing);

/** While the provider waits for whoever pays, or we for the provider. */
function cardUnderWay({ checkout, total, currency }, { returned, zone, choose, several, other }) {
  const waits = checkout.state === 'STARTING' ? 'STARTING' : returned ? 'CONFIRMING' : 'OPEN';
  return html`<section class="panel pay pay-card ${waits.toLowerCase()}" aria-live="polite"><h2>${waits === 'OPEN' ? icon('card') : html`<span class="waiting-mark" aria-hidden="true"></span>`}${t(`order.card.${waits}`)}</h2>
    <p>${t(`order.card.${waits}.text`, { sum: money(total, currency), time: stampIn(Date.parse(checkout.expiresAt), zone) })}</p>
    <p class="actions">${several && waits !== 'CONFIRMING' ? html`<button type="button" class="button" @click=${() => choose(other)}>${t('order.card.other')}</button>` : nothing}
      ${checkout.url && waits === 'OPEN' ? html`<a class="button primary" href=${checkout.url}>${t('order.card.go-on')}</a>` : nothing}</p></section>`;
}

/** What a transfer needs, also one that an invoice waits for. */
export const transferStep = ({ code, total, currency, reservedUntil, outstanding, transferTo }, zone) => html`<section class="panel transfer"><h2>${t(outstanding ? 'order.invoice' : 'order.transfer')}</h2><dl class="facts-list">
  ${transferTo ? html`<div><dt>${t('order.account')}</dt><dd class="account">${transferTo}</dd></div>` : nothing}<div><dt>${t('tickets.total')}</dt><dd>${money(outstanding?.amount ?? total, currency)}</dd></div>
  <div><dt>${t('order.reference')}</dt><dd><code>${code}</code></dd></div><div><dt>${t('order.due')}</dt><dd>${stampIn(Date.parse(outstanding?.until ?? reservedUntil), zone)}</dd></div></dl></section>`;

/** Until when the organizers answer. */
export const askedStep = ({ reservedUntil }, zone) => html`<section class="panel transfer"><h2>${t('order.approval.ASKED')}</h2><p>${t('order.approval.ASKED.text', { time: stampIn(Date.parse(reservedUntil), zone) })}</p></section>`;

/** What is given back, and was, and what is still to be paid. */
export function restSum({ refund, outstanding, currency }) {
  if (!refund && !outstanding) return nothing;
  const { due, paidOut } = refund ?? {};
  return html`<dl class="sum refund">${paidOut ? html`<div><dt>${t('order.refund.PAID_OUT')}</dt><dd>${money(paidOut, currency)}</dd></div>` : nothing}
    ${due ? html`<div><dt>${t('order.refund.DUE')}</dt><dd>${money(due, currency)}</dd></div>` : nothing}
    ${outstanding ? html`<div><dt>${t('order.outstanding')}</dt><dd>${money(outstanding.amount, currency)}</dd></div>` : nothing}</dl>`;
}

/** Of money that came when it was of no use any more. */
export const returnedNote = ({ checkout, total, currency }) =>
  ['RETURNING', 'RETURNED', 'NOT_RETURNED'].includes(checkout?.state)
    ? html`<p class="pay-note" role="status">${icon('undo')}<span>${t(`order.card.${checkout.state}`, { sum: money(total, currency) })}</span></p>`
    : nothing;
