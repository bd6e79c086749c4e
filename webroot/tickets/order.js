import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { money } from '../lib/money.js';
import { answered } from '../lib/questions.js';
import { user } from '../lib/session.js';
import { deadline, serverTime } from '../lib/time.js';
import { backTo, problemNote, skeleton } from '../parts/bits.js';
import { ConferencePage } from '../parts/conference-page.js';
import { formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import '../parts/invoice-links.js';
import { toast, toastProblem } from '../parts/toast.js';
import { canBeAdded } from './add-ons.js';
import { askWhatToCancel } from './cancel-dialog.js';
import './details.js';
import { answersOf, cancelOrder, confirmOrder, handOn, mailOrder, nameAttendees, orderOf, ownOrders, passesOf, pathOf, quoteOf, reissue, secretOf, shopOf } from './orders.js';
import './pass.js';
import { askToHandOn, askToReissue } from './replace-dialogs.js';
import { isAwaited, payStep, returnedNote, waysOf } from './pay.js';
import './run-out.js';
import { steps } from './steps.js';
import { linesOf, sum } from './sum.js';

/** Whose time is over is ended by the server a moment later. */
const ENDING = 2_000;

/** How often the server is asked whether the provider has said something. */
const LISTENING = 2_500;

/** By whoever bought it, as far as the terms of the ticket say. */
const mayBeCancelled = ({ state, price, terms }) => state === 'VALID' && (!price || terms.some(({ until }) => Date.parse(until) > serverTime()));

/** An order, from seats that are held to tickets that let people in. */
class OrderPage extends ConferencePage {
  static properties = { order: { state: true }, asked: { state: true }, passes: { state: true }, naming: { state: true }, ways: { state: true }, shop: { state: true }, added: { state: true }, way: { state: true }, problem: { state: true }, fault: { state: true }, busy: { state: true } };
  watch = new Watch(this, user);
  #shown;
  way = null;

  isEnough() {
    return true;
  }

  willUpdate() {
    const { slug, code } = this.params;
    const shown = `${slug} ${code} ${user.value?.id}`;
    if (!code || shown === this.#shown) return;
    this.#shown = shown;
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.again);
  }

  async #load() {
    const { slug, code } = this.params;
    this.problem = null;
    try {
      this.ways ??= await waysOf(slug);
      const [order, asked] = await Promise.all([orderOf(slug, code), answersOf(slug, code)]);
      this.asked = asked;
      this.#take(order);
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** Whether somebody comes back from the provider, and says that they have paid. */
  get #returned() {
    return this.query.get('payment') === 'done';
  }

  /** Quietly: nobody loses what is on the page since a moment without a connection. */
  async #listen() {
    const { slug, code } = this.params;
    try {
      this.#take(await orderOf(slug, code));
    } catch {
      this.again = setTimeout(() => this.#listen(), LISTENING);
    }
  }

  #take(order) {
    this.order = order;
    clearTimeout(this.again);
    if (isAwaited(order, this.#returned)) this.again = setTimeout(() => this.#listen(), LISTENING);
    if (order.state === 'CONFIRMED') this.#fetchPasses();
    if (order.state === 'RESERVED' && Date.parse(order.reservedUntil) <= serverTime()) this.again = setTimeout(() => this.#load(), ENDING);
    this.naming = order.state === 'RESERVED' && order.tickets.some(({ attendeeName, parentId }) => !attendeeName && !parentId);
  }

  async #fetchPasses() {
    const { slug, code } = this.params;
    this.passes = await passesOf(slug, code).catch((problem) => (toastProblem(problem), null));
    this.shop = await shopOf(slug).catch(() => null);
    this.added = await ownOrders({ slug, id: this.order.conferenceId }).then((orders) => this.#addedOf(orders), () => []);
  }

  /** What was added later, of what this browser opens. */
  #addedOf(orders) {
    const ids = new Set(this.order.tickets.map(({ id }) => id));
    return orders.filter(({ code }) => code !== this.order.code).flatMap(({ tickets }) => tickets).filter(({ parentId, state }) => ids.has(parentId) && (state === 'VALID' || state === 'HELD'));
  }

  /** One at a time; what was refused since the order has ended shows how it ended. */
  async #do(work) {
    if (this.busy) return;
    this.busy = true;
    this.fault = null;
    try {
      this.#take(await work(this.params.slug, this.params.code));
    } catch (problem) {
      this.fault = problem;
      if (problem.code === 'ORDER_ENDED' || problem.code === 'ANSWERS_MISSING' || problem.code === 'ANSWERS_CLOSED') await this.#load();
      if (problem.code === 'ANSWERS_MISSING') this.naming = true;
    } finally {
      this.busy = false;
    }
  }

  /** What was asked and answered is known once it is kept: what depends on other answers was dropped. */
  #name(items) {
    this.#do(async (slug, code) => {
      const order = await nameAttendees(slug, code, items);
      this.asked = await answersOf(slug, code);
      return order;
    });
  }

  #details() {
    const { state } = this.order;
    const isHeld = state === 'RESERVED';
    return html`<attendee-details .order=${this.order} .asked=${this.asked?.open ? this.asked : null} .fault=${this.fault} ?busy=${this.busy} .action=${t(isHeld ? 'order.to-pay' : 'order.details.save')}
      ?wayBack=${!isHeld} @named=${({ detail }) => this.#name(detail)} @back=${() => ([this.naming, this.fault] = [false, null])}></attendee-details>`;
  }

  /** By card it is paid at the provider, who sends whoever paid back here. */
  async #confirm(way) {
    await this.#do((slug, code) => confirmOrder(slug, code, way));
    if (this.fault) return;
    this.way = null;
    const { state, checkout } = this.order;
    if (way === 'CARD' && state === 'RESERVED' && checkout?.url) location.assign(checkout.url);
  }

  #pay() {
    return payStep(this.order, {
      ways: this.ways, chosen: this.way, busy: this.busy, fault: this.fault, returned: this.#returned,
      choose: (way) => (this.way = way), confirm: (way) => this.#confirm(way), change: () => (this.naming = true),
    });
  }

  #tickets() {
    const ids = new Set(this.order.tickets.map(({ id }) => id));
    const apart = this.order.tickets.filter(({ parentId }) => parentId && !ids.has(parentId));
    return html`${apart.length ? html`<ul class="ticket-cards">${apart.map(({ typeName, state }) => html`<li class="panel added"><b>${typeName}</b><small>${t('add-ons.goes-with')}</small><span class="badge ${state.toLowerCase()}">${t(`ticket.state.${state}`)}</span></li>`)}</ul>` : nothing}
      <ul class="ticket-cards">${this.order.tickets.filter(({ parentId }) => !parentId).map((ticket) => html`<li><ticket-pass .ticket=${ticket} .code=${this.passes?.get(ticket.id)} .actions=${this.#actions(ticket)} .answers=${this.#answersOf(ticket)} .addOns=${[...this.order.tickets, ...(this.added ?? [])].filter(({ parentId }) => parentId === ticket.id)}></ticket-pass></li>`)}</ul>`;
  }

  /** What its holder may do with a ticket. */
  #actions(ticket) {
    if (ticket.state !== 'VALID') return nothing;
    const open = Date.parse(ticket.transferUntil) > serverTime();
    return html`<p class="ticket-actions">${open ? html`<button type="button" class="button small" @click=${() => this.#handOn(ticket)}>${icon('share')}${t('transfer.open')}</button>` : nothing}
      ${this.shop && canBeAdded(this.shop, { id: ticket.ticketTypeId }) ? html`<a class="button small" href="/c/${this.params.slug}/add-ons?ticket=${ticket.id}">${icon('plus')}${t('add-ons.open')}</a>` : nothing}
      <button type="button" class="button small" @click=${() => this.#reissue(ticket)}>${icon('code')}${t('reissue.open')}</button>${open ? html`<small>${t('transfer.until', { time: deadline(Date.parse(ticket.transferUntil)) })}</small>` : nothing}</p>`;
  }

  async #handOn(ticket) {
    const { slug, code } = this.params;
    const order = await askToHandOn(ticket, ticket.price > 0, (recipient) => handOn(slug, code, ticket.id, recipient));
    if (!order) return;
    this.#take(order);
    toast({ text: t('transfer.done', { name: order.tickets.find(({ id }) => id === ticket.id).transfer.name }) });
  }

  async #reissue(ticket) {
    const { slug, code } = this.params;
    const order = await askToReissue(ticket, () => reissue(slug, code, ticket.id));
    if (!order) return;
    this.#take(order);
    toast({ text: t('reissue.done') });
  }

  #answersOf({ id }) {
    const { answers } = this.asked?.items.find(({ ticketId }) => ticketId === id) ?? {};
    return answers ? answered(this.asked.questions, answers) : [];
  }

  /** Once they are sold, where there is something to answer and still time for it. */
  #change() {
    const { state } = this.order;
    if (!['PENDING', 'CONFIRMED'].includes(state) || this.naming || !this.asked?.open || !this.asked.questions.length) return nothing;
    return html`<button type="button" class="button small" @click=${() => (this.naming = true)}>${icon('edit')}${t('order.change')}</button>`;
  }

  /** What a transfer needs. */
  #transfer() {
    const { code, total, currency, reservedUntil, transferTo } = this.order;
    return html`<section class="panel transfer"><h2>${t('order.transfer')}</h2><dl class="facts-list">${transferTo
      ? html`<div><dt>${t('order.account')}</dt><dd class="account">${transferTo}</dd></div>` : nothing}<div><dt>${t('tickets.total')}</dt><dd>${money(total, currency)}</dd></div>
      <div><dt>${t('order.reference')}</dt><dd><code>${code}</code></dd></div><div><dt>${t('order.due')}</dt><dd>${deadline(Date.parse(reservedUntil))}</dd></div></dl></section>`;
  }

  async #mail() {
    const { email } = this.order;
    await this.#do(mailOrder);
    if (!this.fault) toast({ text: t('order.mailed', { email }) });
  }

  #mailed() {
    if (!['PENDING', 'CONFIRMED'].includes(this.order.state)) return nothing;
    return html`<button type="button" class="button small" ?disabled=${this.busy} @click=${() => this.#mail()}>${icon('mail')}${t('order.mail')}</button>`;
  }

  /** What is given back is asked for at the moment at which it is shown; another amount by then is refused, and shown anew. */
  async #askToCancel() {
    const { slug, code } = this.params;
    const confirmed = this.order.state === 'CONFIRMED';
    try {
      const cancellation = await askWhatToCancel(this.order, confirmed ? await quoteOf(slug, code) : null, this.added?.length > 0);
      if (cancellation) await this.#do((...order) => cancelOrder(...order, confirmed ? cancellation : undefined));
      if (cancellation && this.fault) toastProblem(this.fault);
    } catch (problem) {
      toastProblem(problem);
    }
  }

  /** Nobody is asked about what they cannot do. */
  #cancel() {
    const { state, tickets } = this.order;
    const open = state === 'CONFIRMED' ? tickets.some(mayBeCancelled) : state === 'RESERVED' || state === 'PENDING';
    if (!open) return nothing;
    return html`<button type="button" class="button small" ?disabled=${this.busy} @click=${() => this.#askToCancel()}>${t(state === 'CONFIRMED' ? 'cancel.open' : 'order.cancel')}</button>`;
  }

  #refund() {
    const { refund, currency } = this.order;
    if (!refund) return nothing;
    const { due, paidOut } = refund;
    return html`<dl class="sum refund">${paidOut ? html`<div><dt>${t('order.refund.PAID_OUT')}</dt><dd>${money(paidOut, currency)}</dd></div>` : nothing}
      ${due ? html`<div><dt>${t('order.refund.DUE')}</dt><dd>${money(due, currency)}</dd></div>` : nothing}</dl>`;
  }

  #side(conference) {
    const { order } = this;
    return html`<aside class="buy-side panel">${order.state === 'RESERVED'
      ? html`<run-out .from=${Date.parse(order.createdAt)} .until=${Date.parse(order.reservedUntil)} .zone=${conference.timeZone} @over=${() => this.#load()}></run-out>` : nothing}
      <h2>${t('tickets.order')} <code>${order.code}</code></h2>${sum({ lines: linesOf(order), total: order.total, taxes: order.taxes, currency: order.currency })}
      ${this.#refund()}${order.payment && order.payment !== 'FREE' && order.state !== 'RESERVED' ? html`<invoice-links .path=${pathOf(conference.slug, order.code)} .secret=${secretOf(order.code)} .version=${order.version}></invoice-links>` : nothing}${this.#change()}${this.#mailed()}${this.#cancel()}<p class="hint">${t(secretOf(order.code) ? 'order.link' : 'order.link.account')}</p></aside>`;
  }

  #main(conference) {
    const { state } = this.order;
    if (state === 'RESERVED') return this.naming ? this.#details() : this.order.checkout ? html`${this.#pay()}${this.#tickets()}` : html`${this.#tickets()}${this.#pay()}`;
    if (this.naming && (state === 'PENDING' || state === 'CONFIRMED')) return this.#details();
    if (state === 'PENDING') return html`${this.#transfer()}${this.#tickets()}`;
    if (state === 'CONFIRMED') return this.#tickets();
    return html`<div class="state">${icon('clock', 'large')}<h2>${t(`order.${state}`)}</h2><p>${t(`order.${state}.text`)}</p>${returnedNote(this.order)}<a class="button primary" href="/c/${conference.slug}/tickets">${t('order.again')}</a></div>`;
  }

  #body(conference) {
    if (this.problem) return problemNote(this.problem, () => this.#load());
    if (!this.order) return skeleton();
    const { state } = this.order;
    return html`<div class="page-head"><div><h1>${t(`order.title.${state === 'RESERVED' && this.naming ? 'details' : state}`)}</h1></div><span class="spring"></span>
        ${state === 'RESERVED' ? steps(this.naming ? 'details' : 'pay') : nothing}</div>
      <div class="buy"><div class="buy-main">${this.#main(conference)}</div>${this.#side(conference)}</div>`;
  }

  content({ conference }) {
    this.title(t('order.title', { code: this.params.code }), conference.title);
    return html`<div class="page tickets">${backTo(conference)}${this.#body(conference)}</div>`;
  }
}
customElements.define('order-page', OrderPage);
