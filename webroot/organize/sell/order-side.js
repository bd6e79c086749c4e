import { html, nothing } from 'lit';
import { get, post } from '../../lib/api.js';
import { saveBadges } from '../../lib/files.js';
import { t } from '../../lib/i18n.js';
import { money } from '../../lib/money.js';
import { go, leaveFor, withQuery } from '../../lib/router.js';
import { skeleton } from '../../parts/bits.js';
import { PlainElement } from '../../parts/element.js';
import { icon } from '../../parts/icons.js';
import '../../parts/buyer-details.js';
import '../../parts/invoice-links.js';
import { swipeToClose } from '../../parts/swipe.js';
import { toast, toastProblem } from '../../parts/toast.js';
import { confirm } from '../../workspace/confirm.js';
import { Loaded } from '../../workspace/loaded.js';
import './attendee-form.js';
import { askForCancellation } from './order-cancel.js';
import { decide } from './order-approval.js';
import { orderDetails } from './order-details.js';
import { askForRecipient, askToReissue } from './order-replace.js';
import { stateMark } from './order-words.js';

/** Orders of one address, which may be that of a company. */
const MOST_SEARCHED = 500;

/** Where there is room for a table and an order beside each other, as the style sheet has it. */
const docked = matchMedia('(min-width: 75.01rem)');

/**
 * An order beside the list it is in, with an address of its own: `?order=…`. Of `codes`, those in the list, the ones before and after
 * are a step away. Says `changed` with the order as it is now.
 */
class OrderSide extends PlainElement {
  static properties = { path: {}, zone: {}, audit: {}, code: {}, listed: {}, codes: {}, busy: { state: true }, correcting: { state: true } };
  order = new Loaded(this, (path) => get(path));
  asked = new Loaded(this, (path) => get(path));
  added = new Loaded(this, (address) => this.#addedLater(address));

  get #dialog() {
    return this.querySelector('dialog');
  }

  get #at() {
    return `${this.path}/${this.code}`;
  }

  willUpdate(changed) {
    if (changed.has('code')) this.correcting = null;
  }

  firstUpdated() {
    swipeToClose(this.#dialog, this.#close);
  }

  updated() {
    const dialog = this.#dialog;
    if (this.code && !dialog.open) {
      this.opener = document.activeElement;
      dialog[docked.matches ? 'show' : 'showModal']();
      dialog.scrollTop = 0;
    } else if (!this.code && dialog.open) {
      dialog.close();
      this.opener?.isConnected && this.opener.focus({ preventScroll: true });
    }
  }

  #close = (event) => {
    event?.preventDefault();
    if (this.code) leaveFor(withQuery({ order: null }));
  };

  #outside = (event) => event.target === this.#dialog && this.#dialog.matches(':modal') && this.#close();

  /** A modal dialog says `cancel` by itself. */
  #pressed = (event) => event.key === 'Escape' && !this.#dialog.matches(':modal') && this.#close(event);

  async #act(action, done, body) {
    const at = this.#at;
    this.busy = true;
    try {
      const order = await post(`${at}/${action}`, body);
      if (at === this.#at) this.order.adopt(at, order);
      this.asked.renew();
      this.dispatchEvent(new CustomEvent('changed', { detail: order }));
      toast({ text: done });
    } catch (problem) {
      toastProblem(problem);
      this.order.renew();
    }
    this.busy = false;
  }

  #pay = () => this.#act('pay', t('orders.pay.done', { code: this.code }));

  #mail = () => this.#act('mail', t('orders.mail.done', { code: this.code }));

  async #decide(order, approved) {
    const at = this.#at;
    this.busy = true;
    if (await decide(this.path.replace(/\/orders$/, ''), [order], approved)) {
      const now = await get(at).catch(() => null);
      if (now && at === this.#at) this.order.adopt(at, now);
      if (now) this.dispatchEvent(new CustomEvent('changed', { detail: now }));
    }
    this.busy = false;
  }

  async #cancel(order) {
    const cancellation = await askForCancellation(order);
    if (cancellation) await this.#act('cancel', t('orders.cancel.done', { code: order.code }), cancellation);
  }

  async #handOn(ticket) {
    const recipient = await askForRecipient(ticket);
    if (recipient) await this.#act(`tickets/${ticket.id}/transfer`, t('orders.transfer.done', { name: recipient.name }), recipient);
  }

  async #reissue(ticket) {
    const said = await askToReissue(ticket);
    if (said) await this.#act(`tickets/${ticket.id}/reissue`, t('orders.reissue.done'), said);
  }

  #badge = async ({ id: ticketId }) => {
    this.busy = true;
    await saveBadges(this.path.split('/')[2], { ticketId }).catch(toastProblem);
    this.busy = false;
  };

  /** What somebody adds to a ticket is ordered in the name and with the address of its order. */
  async #addedLater(address) {
    const items = [];
    let page = {};
    do {
      page = await get(`${address}${page.nextCursor ? `&cursor=${encodeURIComponent(page.nextCursor)}` : ''}`);
      items.push(...page.items);
    } while (page.nextCursor && items.length < MOST_SEARCHED);
    return items.flatMap(({ code, currency, tickets }) => tickets.map((one) => ({ ...one, orderCode: code, currency }))).filter(({ parentId }) => parentId);
  }

  #kept(order) {
    this.correcting = null;
    this.order.adopt(this.#at, order);
    this.asked.renew();
    this.dispatchEvent(new CustomEvent('changed', { detail: order }));
    toast({ text: t('form.saved') });
  }

  #correction({ id }) {
    if (this.correcting !== id) return null;
    const ticket = this.order.value.tickets.find((one) => one.id === id);
    return html`<attendee-form .path=${this.#at} .ticket=${ticket} .asked=${this.asked.value} @kept=${({ detail }) => this.#kept(detail)} @closed=${() => (this.correcting = null)}></attendee-form>`;
  }

  async #refund({ code, refund, currency }) {
    const sum = money(refund.due, currency);
    const sure = await confirm({ title: t('orders.refund.title', { sum }), text: t('orders.refund.text', { code }), action: t('orders.refund.action') });
    if (sure) await this.#act('refund', t('orders.refund.done', { sum }), { amount: refund.due });
  }

  #step(symbol, key, code) {
    return html`<button type="button" class="icon-button" ?disabled=${!code} aria-label=${t(key)} title=${t(key)} @click=${() => go(withQuery({ order: code }), { replace: true })}>${icon(symbol)}</button>`;
  }

  #head() {
    const order = this.order.value ?? this.listed;
    const i = this.codes.indexOf(this.code);
    return html`<div class="drawer-head"><b id="order-code">${this.code}</b>${order ? stateMark(order) : nothing}<span class="spring"></span>
      ${i < 0 ? nothing : html`${this.#step('up', 'orders.before', this.codes[i - 1])}${this.#step('chevron', 'orders.after', this.codes[i + 1])}`}
      <button type="button" class="icon-button" aria-label=${t('close')} @click=${this.#close}>${icon('close')}</button></div>`;
  }

  #details(order) {
    return orderDetails(order, { asked: this.asked.value, busy: this.busy, pay: this.#pay, mail: this.#mail, cancel: () => this.#cancel(order), refund: () => this.#refund(order), decide: (approved) => this.#decide(order, approved), handOn: (ticket) => this.#handOn(ticket), reissue: (ticket) => this.#reissue(ticket), badge: this.#badge, correct: ({ id }) => (this.correcting = id), correction: (ticket) => this.#correction(ticket), added: this.added.value ?? [], path: this.#at, zone: this.zone, audit: this.audit });
  }

  #body() {
    this.order.follow(this.#at);
    this.asked.follow(`${this.#at}/answers`);
    const { email } = this.order.value ?? {};
    if (email) this.added.follow(`${this.path}?${new URLSearchParams({ q: email, limit: 100 })}`);
    return html`<div class="drawer-body"><span class="handle" aria-hidden="true"></span>${this.#head()}
      ${this.order.view((order) => this.#details(order), this.listed ? this.#details(this.listed) : skeleton())}</div><toast-region></toast-region>`;
  }

  render() {
    return html`<dialog class="drawer side" aria-labelledby=${this.code ? 'order-code order-title' : nothing} @cancel=${this.#close} @click=${this.#outside} @keydown=${this.#pressed}>
      ${this.code ? this.#body() : nothing}</dialog>`;
  }
}
customElements.define('order-side', OrderSide);
