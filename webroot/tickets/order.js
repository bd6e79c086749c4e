import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { dropOrder, keepOrder, keptOrder } from '../lib/kept-orders.js';
import { reach } from '../lib/reach.js';
import { user } from '../lib/session.js';
import { serverTime, stampIn } from '../lib/time.js';
import { backTo, skeleton } from '../parts/bits.js';
import '../parts/buyer-details.js';
import { ConferencePage } from '../parts/conference-page.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { laterOf } from './added.js';
import { askWhatToCancel } from './cancel-dialog.js';
import './details.js';
import { ended, lostNote } from './ended.js';
import { missingNote } from './missing.js';
import { SAID, orderAside } from './order-aside.js';
import { answersOf, cancelOrder, confirmOrder, mailOrder, nameAttendees, orderOf, passesOf, pathOf, quoteOf, saveTickets, secretOf } from './orders.js';
import { approvalNote, askedStep, isAwaited, payStep, sellingOf, transferStep } from './pay.js';
import './run-out.js';
import { steps } from './steps.js';
import { ticketCards } from './ticket-cards.js';

/** Whose time is over is ended by the server a moment later. */
const ENDING = 2_000;

/** How often the server is asked whether the provider has said something. */
const LISTENING = 2_500;

/** Whether the organizers are to be asked before it is paid. */
const toAsk = ({ approval }) => approval?.state === 'NEEDED';

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
      choose: (way) => ([this.way, this.fault] = [way, null]), confirm: (way) => this.#confirm(way), change: () => (this.naming = true),
    });
  }

  #tickets(conference) {
    return ticketCards(this, conference, (order) => this.#adopt(order));
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

  async #save() {
    const { slug, code } = this.params;
    this.saving = true;
    await saveTickets(slug, code).catch(toastProblem);
    this.saving = false;
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

  /** How long there is time, before all else. */
  #held({ timeZone }) {
    const { state, createdAt, reservedUntil } = this.order;
    if (state !== 'RESERVED') return nothing;
    return html`<div class="buy-held panel"><run-out .from=${Date.parse(createdAt)} .until=${Date.parse(reservedUntil)} .zone=${timeZone} @over=${() => this.#load()}></run-out></div>`;
  }

  #side(conference) {
    const { order, asked, passes, asOf, naming, busy, saving } = this;
    return orderAside({ order, asked, passes, asOf, naming, busy, saving, returned: this.#returned }, conference, {
      change: () => (this.naming = true), mail: () => this.#mail(), save: () => this.#save(), cancel: () => this.#askToCancel(conference),
    });
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
      <div class="buy">${this.#held(conference)}<div class="buy-main">${this.#asOfNote(conference)}${this.#missing()}${this.#main(conference)}${this.order.outstanding ? transferStep(this.order, conference.timeZone) : nothing}</div>${this.#side(conference)}</div>`;
  }

  content({ conference }) {
    this.title(t('order.title', { code: this.params.code }), conference.title);
    return html`<div class="page tickets">${backTo(conference)}${this.#body(conference)}</div>`;
  }
}
customElements.define('order-page', OrderPage);
