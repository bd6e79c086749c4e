import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { dropOrder, keepOrder, keptOrder } from '../lib/kept-orders.js';
import { answered } from '../lib/questions.js';
import { reach } from '../lib/reach.js';
import { user } from '../lib/session.js';
import { serverTime, stampIn } from '../lib/time.js';
import { backTo, skeleton } from '../parts/bits.js';
import '../parts/buyer-details.js';
import { ConferencePage } from '../parts/conference-page.js';
import { icon } from '../parts/icons.js';
import '../parts/invoice-links.js';
import { toast, toastProblem } from '../parts/toast.js';
import { addLink, apart, goingWith, laterOf } from './added.js';
import { askWhatToCancel } from './cancel-dialog.js';
import { daysOf, saveDates } from './dates.js';
import './details.js';
import { ended, lostNote } from './ended.js';
import { missingNote } from './missing.js';
import { answersOf, cancelOrder, confirmOrder, handOn, mailOrder, nameAttendees, orderOf, ownTickets, passesOf, pathOf, quoteOf, reissue, saveTickets, secretOf } from './orders.js';
import './pass.js';
import { approvalNote, askedStep, isAwaited, payStep, refundSum, sellingOf, transferStep } from './pay.js';
import { askToHandOn, askToReissue } from './replace-dialogs.js';
import './run-out.js';
import { steps } from './steps.js';
import { linesOf, sum } from './sum.js';
import { transferWords } from './terms.js';

/** Whose time is over is ended by the server a moment later. */
const ENDING = 2_000;

/** How often the server is asked whether the provider has said something. */
const LISTENING = 2_500;

/** In which something can be said of it, once it was confirmed. */
const SAID = ['AWAITING_APPROVAL', 'PENDING', 'CONFIRMED'];

/** Whether the organizers are to be asked before it is paid. */
const toAsk = ({ approval }) => approval?.state === 'NEEDED';

/** By whoever bought it, as far as the terms of the ticket say. */
const mayBeCancelled = ({ state, price, terms }) => state === 'VALID' && (!price || terms.some(({ until }) => Date.parse(until) > serverTime()));

/** An order, from seats that are held to tickets that let people in. */
class OrderPage extends ConferencePage {
  static properties = { order: { state: true }, asked: { state: true }, passes: { state: true }, kept: { state: true }, asOf: { state: true }, naming: { state: true }, selling: { state: true }, agreed: { state: true }, later: { state: true }, way: { state: true }, problem: { state: true }, fault: { state: true }, busy: { state: true }, saving: { state: true } };
  watch = new Watch(this, user, reach);
  #shown;
  #reached = reach.value;

  constructor() {
    super();
    [this.way, this.agreed] = [null, false];
  }

  isEnough() {
    return true;
  }

  willUpdate() {
    const { slug, code } = this.params;
    if (this.#reached !== reach.value && (this.#reached = reach.value) === 'yes' && this.asOf) this.#load();
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
      this.selling ??= await sellingOf(slug);
      const [order, asked] = await Promise.all([orderOf(slug, code), answersOf(slug, code)]);
      this.asOf = null;
      this.#take(order, asked);
    } catch (problem) {
      if (!problem.isOffline || !(await this.#showKept())) this.problem = problem;
    }
  }

  /** What was seen last is good at the door; all else has to wait for a connection. */
  async #showKept() {
    const kept = await keptOrder(this.params.slug, this.params.code);
    if (kept) [this.order, this.asked, this.passes, this.asOf, this.naming] = [kept.order, kept.asked, kept.passes, kept.at, false];
    return kept !== null;
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

  /** With what is asked now: tickets that were replaced have other ids, and what depends on other answers was dropped. Nothing can be answered where that is not known. */
  async #adopt(order) {
    this.#take(order, await answersOf(this.params.slug, order.code).catch(() => null));
    return order;
  }

  #take(order, asked = this.asked) {
    [this.order, this.asked] = [order, asked];
    clearTimeout(this.again);
    if (isAwaited(order, this.#returned)) this.again = setTimeout(() => this.#listen(), LISTENING);
    if (order.state === 'CONFIRMED') this.#fetchPasses();
    else dropOrder(this.params.slug, order.code);
    if (order.state === 'RESERVED' && Date.parse(order.reservedUntil) <= serverTime()) this.again = setTimeout(() => this.#load(), ENDING);
    this.naming = order.state === 'RESERVED' && order.tickets.some(({ attendeeName, parentId }) => !attendeeName && !parentId);
  }

  async #fetchPasses() {
    const { slug, code } = this.params;
    this.passes = await passesOf(slug, code).catch((problem) => (toastProblem(problem), null));
    if (this.passes) this.kept = await keepOrder(slug, this.order, this.asked, this.passes);
    this.later = await laterOf(slug, this.order);
  }

  /** One at a time; what was refused since the order has ended shows how it ended. */
  async #do(work) {
    if (this.busy) return;
    this.busy = true;
    this.fault = null;
    try {
      await this.#adopt(await work(this.params.slug, this.params.code));
    } catch (problem) {
      this.fault = problem;
      if (problem.code === 'ORDER_ENDED' || problem.code === 'ANSWERS_MISSING' || problem.code === 'ANSWERS_CLOSED') await this.#load();
      if (problem.code === 'ANSWERS_MISSING') this.naming = true;
    } finally {
      this.busy = false;
    }
  }

  #details() {
    const { state } = this.order;
    const isHeld = state === 'RESERVED';
    return html`<attendee-details .order=${this.order} .asked=${this.asked?.open ? this.asked : null} .fault=${this.fault} ?busy=${this.busy} .action=${t(isHeld ? (toAsk(this.order) ? 'order.to-ask' : 'order.to-pay') : 'order.details.save')}
      ?wayBack=${!isHeld} @named=${({ detail }) => this.#do((slug, code) => nameAttendees(slug, code, detail))} @back=${() => ([this.naming, this.fault] = [false, null])}></attendee-details>`;
  }

  /** By card it is paid at the provider, who sends whoever paid back here. */
  async #confirm(way) {
    if ((await this.querySelector('buyer-details')?.keep()) === false) return;
    await this.#do((slug, code) => confirmOrder(slug, code, way, this.agreed));
    if (this.fault) return;
    [this.way, this.agreed] = [null, false];
    const { state, checkout } = this.order;
    if (way === 'CARD' && state === 'RESERVED' && checkout?.url) location.assign(checkout.url);
  }

  #pay({ timeZone }) {
    return payStep(this.order, {
      selling: this.selling, agreed: this.agreed, agree: (agreed) => (this.agreed = agreed), chosen: this.way, busy: this.busy, fault: this.fault, returned: this.#returned, zone: timeZone,
      choose: (way) => (this.way = way), confirm: (way) => this.#confirm(way), change: () => (this.naming = true),
    });
  }

  #tickets(conference) {
    return html`${apart(this.order)}<ul class="ticket-cards">${this.order.tickets.filter(({ parentId }) => !parentId).map((ticket) => html`<li><ticket-pass .ticket=${ticket} .zone=${conference.timeZone} .code=${this.passes?.get(ticket.id)} .order=${this.order.code} ?kept=${this.kept || this.asOf} .actions=${this.#actions(ticket, conference)} .answers=${this.#answersOf(ticket)} .addOns=${goingWith(ticket, this.order, this.later)}></ticket-pass></li>`)}</ul>`;
  }

  /** What its holder may do with a ticket. */
  #actions(ticket, conference) {
    if (ticket.state !== 'VALID' || this.asOf) return nothing;
    const until = Date.parse(ticket.transferUntil);
    const open = until > serverTime();
    return html`<p class="ticket-actions">${open ? html`<button type="button" class="button small" @click=${() => this.#handOn(ticket)}>${icon('share')}${t('transfer.open')}</button>` : nothing}${addLink(this.params.slug, ticket, this.later)}
      <button type="button" class="button small" @click=${() => this.#reissue(ticket)}>${icon('code')}${t('reissue.open')}</button>${open ? html`<small>${transferWords(until, conference)}</small>` : nothing}</p>`;
  }

  async #handOn(ticket) {
    const { slug, code } = this.params;
    const order = await askToHandOn(ticket, ticket.price > 0, async (recipient) => this.#adopt(await handOn(slug, code, ticket.id, recipient)));
    if (!order) return;
    toast({ text: t('transfer.done', { name: order.tickets.find(({ id }) => id === ticket.id).transfer.name }) });
  }

  async #reissue(ticket) {
    const { slug, code } = this.params;
    const order = await askToReissue(ticket, async () => this.#adopt(await reissue(slug, code, ticket.id)));
    if (order) toast({ text: t('reissue.done') });
  }

  #answersOf({ id }) {
    const { answers } = this.asked?.items.find(({ ticketId }) => ticketId === id) ?? {};
    return answers ? answered(this.asked.questions, answers) : [];
  }

  /** Once they are sold, where there is something to answer and still time for it. */
  #change() {
    const { state } = this.order;
    if (!SAID.includes(state) || this.naming || !this.asked?.open || !this.asked.questions.length || !ownTickets(this.order).length) return nothing;
    return html`<button type="button" class="button small" @click=${() => (this.naming = true)}>${icon('edit')}${t('order.change')}</button>`;
  }

  #missing() {
    return this.naming || this.asOf || !SAID.includes(this.order.state) ? nothing : missingNote(this.asked, this.order, () => (this.naming = true));
  }

  #asOfNote({ timeZone }) {
    return this.asOf ? html`<p class="pay-note" role="status">${icon('offline')}<span>${t('order.kept', { time: stampIn(this.asOf, timeZone) })}</span></p>` : nothing;
  }

  /** What costs something has an invoice. */
  #buyer() {
    const { code, total, version } = this.order;
    return total ? html`<buyer-details .path=${pathOf(this.params.slug, code)} .secret=${secretOf(code)} .version=${version}></buyer-details>` : nothing;
  }

  async #mail() {
    const { email } = this.order;
    await this.#do(mailOrder);
    if (!this.fault) toast({ text: t('order.mailed', { email }) });
  }

  /** To print, or to keep on a device. */
  #saved(conference) {
    if (this.order.state !== 'CONFIRMED' || !this.passes?.size) return nothing;
    const dates = daysOf(this.order, conference).length ? html`<button type="button" class="button small" @click=${() => saveDates(this.order, conference)}>${icon('calendar')}${t('order.calendar')}</button>` : nothing;
    return html`${dates}<button type="button" class="button small" ?disabled=${this.saving} @click=${() => this.#save()}>${icon('download')}${t('order.pdf')}</button>`;
  }

  async #save() {
    const { slug, code } = this.params;
    this.saving = true;
    await saveTickets(slug, code).catch(toastProblem);
    this.saving = false;
  }

  #mailed() {
    const { state, approval } = this.order;
    if (!SAID.includes(state) && !(state === 'RESERVED' && approval?.state === 'APPROVED')) return nothing;
    return html`<button type="button" class="button small" ?disabled=${this.busy} @click=${() => this.#mail()}>${icon('mail')}${t('order.mail')}</button>`;
  }

  /** What is given back is asked for at the moment at which it is shown; another amount by then is refused, and shown anew. */
  async #askToCancel({ timeZone }) {
    const { slug, code } = this.params;
    const confirmed = this.order.state === 'CONFIRMED';
    try {
      const cancellation = await askWhatToCancel(this.order, timeZone, confirmed ? await quoteOf(slug, code) : null, this.later?.added.length > 0);
      if (cancellation) await this.#do((...order) => cancelOrder(...order, confirmed ? cancellation : undefined));
      if (cancellation && this.fault) toastProblem(this.fault);
    } catch (problem) {
      toastProblem(problem);
    }
  }

  /** Nobody is asked about what they cannot do. */
  #cancel(conference) {
    const { state, tickets } = this.order;
    const open = state === 'CONFIRMED' ? tickets.some(mayBeCancelled) : ['RESERVED', 'AWAITING_APPROVAL', 'PENDING'].includes(state);
    // Of what is being paid the provider's word comes first.
    if (!open || isAwaited(this.order, this.#returned)) return nothing;
    return html`<button type="button" class="button small" ?disabled=${this.busy} @click=${() => this.#askToCancel(conference)}>${t(state === 'CONFIRMED' ? 'cancel.open' : 'order.cancel')}</button>`;
  }

  /** How long there is time, before all else. */
  #held({ timeZone }) {
    const { state, createdAt, reservedUntil } = this.order;
    if (state !== 'RESERVED') return nothing;
    return html`<div class="buy-held panel"><run-out .from=${Date.parse(createdAt)} .until=${Date.parse(reservedUntil)} .zone=${timeZone} @over=${() => this.#load()}></run-out></div>`;
  }

  /** Giving back stands last. */
  #side(conference) {
    const { order } = this;
    const total = html`<h2>${t('tickets.order')} <code>${order.code}</code></h2>${sum({ lines: linesOf(order), total: order.total, taxes: order.taxes, currency: order.currency })}`;
    if (this.asOf) return html`<aside class="buy-side panel">${total}</aside>`;
    const invoiced = order.payment && order.payment !== 'FREE' && order.state !== 'RESERVED';
    return html`<aside class="buy-side panel">${total}
      ${refundSum(order)}${invoiced ? html`<invoice-links .path=${pathOf(conference.slug, order.code)} .secret=${secretOf(order.code)} .version=${order.version}></invoice-links>` : nothing}
      ${this.#saved(conference)}${this.#change()}${this.#mailed()}<p class="hint">${t(secretOf(order.code) ? 'order.link' : 'order.link.account')}</p>${this.#cancel(conference)}</aside>`;
  }

  #main(conference) {
    const { state } = this.order;
    if (state === 'RESERVED') return this.naming ? this.#details() : this.order.checkout ? html`${this.#pay(conference)}${this.#buyer()}${this.#tickets(conference)}` : html`${approvalNote(this.order)}${this.#buyer()}${this.#pay(conference)}${this.#tickets(conference)}`;
    if (this.naming && SAID.includes(state)) return this.#details();
    if (state === 'AWAITING_APPROVAL') return html`${askedStep(this.order, conference.timeZone)}${this.#buyer()}${this.#tickets(conference)}`;
    if (state === 'PENDING') return html`${transferStep(this.order, conference.timeZone)}${this.#buyer()}${this.#tickets(conference)}`;
    if (state === 'CONFIRMED') return this.#tickets(conference);
    return ended(this.order, conference.slug);
  }

  get #title() {
    const { state } = this.order;
    return state !== 'RESERVED' ? `order.title.${state}` : this.naming ? 'order.title.details' : toAsk(this.order) ? 'order.approval' : 'order.title.RESERVED';
  }

  #body(conference) {
    if (this.problem) return lostNote(this.problem, { slug: conference.slug, code: this.params.code, returned: this.#returned, retry: () => this.#load() });
    if (!this.order) return skeleton();
    const { state } = this.order;
    return html`<div class="page-head"><div><h1>${t(this.#title)}</h1></div><span class="spring"></span>
        ${state === 'RESERVED' ? steps(this.naming ? 'details' : 'pay') : nothing}</div>
      <div class="buy">${this.#held(conference)}<div class="buy-main">${this.#asOfNote(conference)}${this.#missing()}${this.#main(conference)}</div>${this.#side(conference)}</div>`;
  }

  content({ conference }) {
    this.title(t('order.title', { code: this.params.code }), conference.title);
    return html`<div class="page tickets">${backTo(conference)}${this.#body(conference)}</div>`;
  }
}
customElements.define('order-page', OrderPage);
