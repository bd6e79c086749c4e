import { html, nothing } from 'lit';
import { getOpen } from '../lib/api.js';
import { Watch } from '../lib/cell.js';
import { newId } from '../lib/ids.js';
import { shownLanguage, t } from '../lib/i18n.js';
import { keptOrders } from '../lib/kept-orders.js';
import { money } from '../lib/money.js';
import { go, withQuery } from '../lib/router.js';
import { isMember, memberships } from '../lib/roles.js';
import { maySignIn, signInFor, user } from '../lib/session.js';
import { dayList, stampIn } from '../lib/time.js';
import { backTo, empty, problemNote, skeleton } from '../parts/bits.js';
import { ConferencePage } from '../parts/conference-page.js';
import { icon } from '../parts/icons.js';
import '../parts/rich-text.js';
import './add-ons.js';
import { keepChoice, takeChoice } from './choice.js';
import { beyond, hadWith, sharesSeats } from './had.js';
import './lost-order.js';
import './open-order.js';
import { orderBar, orderForm } from './order-form.js';
import { addressOf, heldOrder, myOrders, place } from './orders.js';
import { ownOrders } from './own-orders.js';
import './own-seats.js';
import { stepper } from './stepper.js';
import { steps } from './steps.js';
import { termsWords, transferEnd, transferWords } from './terms.js';
import { voucherField } from './voucher.js';
import { myWaiting } from './waiting.js';

const FEW = 20;

/** Whether an account may be one of those a ticket is for, as far as its device knows: the server decides. */
function isMeant({ kind, domains }, conference) {
  const at = user.value?.email?.split('@').at(-1).toLowerCase();
  if (kind === 'EMAIL_DOMAINS') return !at || domains.some((domain) => domain.toLowerCase() === at || /[^ -~]/.test(domain));
  return kind !== 'MEMBERS' || !memberships.value || isMember(conference);
}

/** What can be had to take part: somebody chooses, and says who they are; then the seats are held. */
class TicketsPage extends ConferencePage {
  static properties = { items: { state: true }, chosen: { state: true }, addOns: { state: true }, mine: { state: true }, held: { state: true }, waiting: { state: true }, problem: { state: true }, fault: { state: true }, refused: { state: true }, busy: { state: true } };
  watch = new Watch(this, user, memberships);
  #shown;
  #id = newId();

  constructor() {
    super();
    [this.chosen, this.addOns] = [new Map(), new Map()];
  }

  isEnough() {
    return true;
  }

  willUpdate() {
    const { slug } = this.params;
    const shown = `${slug} ${user.value?.id} ${this.#voucher}`;
    if (!slug || shown === this.#shown) return;
    this.#shown = shown;
    this.#load(slug);
  }

  get #voucher() {
    return this.query.get('voucher')?.trim() ?? '';
  }

  async #load(slug) {
    this.problem = null;
    try {
      [this.items, this.held] = await Promise.all([this.#offered(slug), heldOrder(slug)]);
      const kept = takeChoice(slug, this.items);
      if (kept) [this.chosen, this.addOns] = [kept.chosen, kept.addOns];
      if (maySignIn()) [this.mine, this.waiting] = await Promise.all([myOrders(), myWaiting()]);
    } catch (problem) {
      [this.mine, this.problem] = [problem.isOffline ? await keptOrders(slug) : this.mine, problem];
    }
  }

  /** By a voucher that is not good there is what there is without. */
  async #offered(slug) {
    const shop = async (query = '') => (await getOpen(`/conferences/${slug}/shop${query}`)).data.items;
    this.refused = null;
    if (!this.#voucher) return shop();
    return shop(`?${new URLSearchParams({ voucher: this.#voucher })}`).catch((problem) => {
      if (problem.status !== 400 && problem.status !== 409) throw problem;
      this.refused = problem;
      return shop();
    });
  }

  #take = (voucher) => go(withQuery({ voucher }), { replace: true });

  #count(type) {
    return this.chosen.get(type.id) ?? 0;
  }

  /** From none on it goes to as many as have to be ordered together, and back. */
  #add({ type, left }, step) {
    const least = type.leastPerOrder;
    const most = Math.min(type.mostPerOrder, left ?? type.mostPerOrder);
    const count = this.#count(type);
    const next = step > 0 ? Math.max(count + 1, least) : count - 1 < least ? 0 : count - 1;
    if (next > most) return;
    this.fault = null;
    this.chosen = new Map(this.chosen).set(type.id, next);
  }

  get #lines() {
    return this.items.filter(({ type }) => this.#count(type) > 0).map(({ type, price }) => ({ type, price, count: this.#count(type), had: this.#hadWith(type) }));
  }

  #hadWith(type) {
    return hadWith(this.items, type, this.#count(type), this.addOns.get(type.id) ?? new Map());
  }

  /** What it comes to, a line for each type. */
  get #sums() {
    const had = Map.groupBy(this.#lines.flatMap((line) => line.had), ({ item }) => item);
    return [...this.#lines.map(({ type, price, count }) => ({ name: type.name, count, price })), ...[...had].map(([item, some]) => ({ name: this.#nameOf(item), count: some.reduce((all, { count }) => all + count, 0), price: item.price }))];
  }

  /** How many of each are chosen, by ids. */
  get #taken() {
    const lines = this.#lines;
    const had = Map.groupBy(lines.flatMap((line) => line.had), ({ item }) => item.type.id);
    return new Map([...lines.map(({ type, count }) => [type.id, count]), ...[...had].map(([id, some]) => [id, some.reduce((all, { count }) => all + count, 0)])]);
  }

  /** What there are not so many of, as far as the shop shows it. */
  #soldOut() {
    const names = this.fault?.code === 'SOLD_OUT' ? beyond(this.items, this.#taken).map((item) => this.#nameOf(item)) : [];
    return names.length ? t('tickets.beyond', { names: names.join(', ') }) : undefined;
  }

  #nameOf({ type: { name, addOn } }) {
    const heading = this.items.find(({ type }) => type.id === addOn?.variantOf);
    return heading ? `${heading.type.name}: ${name}` : name;
  }

  async #order(event) {
    event.preventDefault();
    if (this.busy) return;
    const { name, email } = Object.fromEntries(new FormData(event.target));
    const lines = this.#lines.map(({ type, count, had }) => ({ ticketTypeId: type.id, count, addOns: had.map((one) => ({ ticket: one.ticket, ticketTypeId: one.item.type.id, count: one.count })) }));
    this.busy = true;
    try {
      const { code } = await place(this.params.slug, { id: this.#id, name, email, locale: shownLanguage(), lines, ...(this.#voucher && !this.refused && { voucher: this.#voucher }) });
      go(addressOf(this.params.slug, code));
    } catch (problem) {
      this.fault = problem;
      // One whose answer got lost may have been made: it is asked for again.
      if (!problem.isOffline) this.#id = newId();
      if (problem.status === 409) await this.#load(this.params.slug);
    } finally {
      this.busy = false;
    }
  }

  /** Whether it is paid in another currency than what is chosen: an order has one. */
  #isApart(type) {
    return this.#lines.some((line) => line.type.currency !== type.currency);
  }

  #left({ type, sales, left, priceBefore }, { timeZone }) {
    if (this.#isApart(type)) return t('tickets.other-currency');
    if (sales === 'SOLD_OUT') return t('tickets.sold-out');
    if (sales === 'NOT_YET') return t('tickets.not-yet', { time: stampIn(Date.parse(type.salesFrom), timeZone) });
    if (sales === 'OVER') return t('tickets.over');
    if (left === undefined) return nothing;
    const words = t(left <= FEW ? 'tickets.few' : 'tickets.left', { count: left });
    const whose = priceBefore !== undefined ? 'tickets.left.voucher' : sharesSeats(this.items, type) ? 'tickets.left.together' : null;
    return html`<b class=${left <= FEW ? 'few' : ''}>${whose ? t(whose, { words }) : words}</b>`;
  }

  #stepper(item) {
    const { type, left } = item;
    const count = this.#count(type);
    const most = Math.min(type.mostPerOrder, left ?? type.mostPerOrder);
    return stepper({ name: type.name, count, less: count > 0, more: count < most && !this.#isApart(type), step: (by) => this.#add(item, by) });
  }

  /** Whoever cannot be known to be meant is asked to sign in before they choose anything; what is chosen already waits for them. */
  #taking(item, conference) {
    const { audience } = item.type;
    if (item.sales !== 'OPEN') return html`<span class="stepper"></span>`;
    if (this.#count(item.type)) return this.#stepper(item);
    if (audience && !maySignIn()) return this.#signIn(item.type);
    return audience && !isMeant(audience, conference) ? html`<span class="stepper"></span>` : this.#stepper(item);
  }

  #signIn(type) {
    const chosen = () => keepChoice(this.params.slug, new Map(this.chosen).set(type.id, Math.max(this.#count(type), type.leastPerOrder)), this.addOns);
    const { pathname, search } = location;
    return html`<a class="button small ticket-sign-in" href=${signInFor(pathname + search)} aria-label="${t('tickets.for.sign-in')}: ${type.name}" @click=${chosen}>${t('sign-in')}</a>`;
  }

  #price({ type: { currency }, price, priceBefore }) {
    const before = priceBefore === undefined ? nothing : html`<s><span class="hidden">${t('tickets.before')}</span>${money(priceBefore, currency)}</s>`;
    return html`${before}${price ? money(price, currency) : t('tickets.free')}`;
  }

  /** What nobody can buy is waited for; who waited is told so also where there are seats. */
  #waiting({ type, sales }, { timeZone }) {
    const entries = this.waiting?.filter(({ ticketTypeId, otherTypeIds }) => ticketTypeId === type.id || otherTypeIds.includes(type.id)) ?? [];
    const entry = entries.find(({ state }) => state === 'OFFERED') ?? entries[0];
    if (!entry && (sales !== 'SOLD_OUT' || type.hidden)) return nothing;
    return html`<waiting-place .slug=${this.params.slug} .zone=${timeZone} .type=${type} .others=${this.#alsoAwaited(type)} .entry=${entry} @changed=${() => this.#load(this.params.slug)}></waiting-place>`;
  }

  /** What else can be waited for. */
  #alsoAwaited({ id }) {
    return this.items.filter(({ type, sales }) => sales === 'SOLD_OUT' && type.id !== id && !type.hidden && !type.addOn).map(({ type }) => type);
  }

  #row(item, conference) {
    const { type, sales } = item;
    const count = this.#count(type);
    return html`<li class="ticket-row ${count ? 'picked' : ''} ${sales === 'OPEN' ? '' : 'closed'}"><div class="ticket-text"><h2>${type.name}</h2>
        ${type.description ? html`<rich-text .text=${type.description}></rich-text>` : nothing}<p>${this.#left(item, conference)}</p>${type.price && type.terms.length ? html`<p class="ticket-terms">${termsWords(type.terms, conference)}</p>` : nothing}${type.transferHours === undefined ? nothing : html`<p class="ticket-terms">${transferWords(transferEnd(type.transferHours, conference), conference)}</p>`}${type.validDays.length ? html`<p class="ticket-terms ticket-days">${icon('calendar')}${t('tickets.days', { days: dayList(type.validDays) })}</p>` : nothing}${this.#audience(type.audience, conference)}${type.approvalDays ? html`<p class="ticket-terms ticket-days">${icon('clock')}${t('tickets.approval', { count: type.approvalDays })}</p>` : nothing}</div>
      <span class="ticket-price">${this.#price(item)}</span>
      ${this.#taking(item, conference)}${this.#waiting(item, conference)}${count ? this.#addOns(type, count) : nothing}</li>`;
  }

  /** For whom it is; whoever is not signed in cannot be known to be one of them. */
  #audience(audience, conference) {
    if (!audience) return nothing;
    const others = maySignIn() && !isMeant(audience, conference);
    return html`<p class="ticket-terms ticket-days">${icon('people')}<span>${t(`tickets.for.${audience.kind}`, { domains: audience.domains.join(', ') })}
      ${maySignIn() ? nothing : t('tickets.for.sign-in-first')}${others ? html`<b>${t('tickets.for.others', { email: user.value?.email ?? '' })}</b>` : nothing}</span></p>`;
  }

  #addOns(type, count) {
    const line = this.#lines.findIndex((one) => one.type.id === type.id);
    return html`<ticket-add-ons .items=${this.items} .type=${type} .count=${count} .chosen=${this.addOns.get(type.id) ?? new Map()} .taken=${this.#taken} .fault=${this.fault?.fault?.(`lines/${line}/addOns`)}
      @chosen=${({ detail }) => ([this.addOns, this.fault] = [new Map(this.addOns).set(type.id, detail), null])}></ticket-add-ons>`;
  }

  /** The order whose seats somebody holds already, to go on with; what a waiting list offers stands beside its type. */
  #open(conference) {
    const offered = (this.waiting ?? []).map(({ orderCode }) => orderCode);
    return (this.mine ?? []).find(({ conferenceId, state, code }) => conferenceId === conference.id && state === 'RESERVED' && !offered.includes(code)) ?? this.held;
  }

  #own(conference, open) {
    return ownOrders((this.mine ?? []).filter((order) => order.conferenceId === conference.id && order.id !== open?.id), conference.slug);
  }

  #side() {
    return orderForm({ sums: this.#sums, currency: this.#lines[0]?.type.currency, fault: this.fault, text: this.#soldOut(), busy: this.busy, order: (event) => this.#order(event) });
  }

  #bar() {
    const lines = this.#lines;
    if (lines.length === 0) return nothing;
    return orderBar({ sums: this.#sums, count: lines.reduce((all, { count }) => all + count, 0), currency: lines[0].type.currency, busy: this.busy });
  }

  #shop(conference) {
    if (this.problem) return problemNote(this.problem, () => this.#load(this.params.slug));
    if (!this.items) return skeleton();
    const voucher = voucherField({ code: this.#voucher, fault: this.refused, take: this.#take });
    const tickets = this.items.filter(({ type }) => !type.addOn);
    if (tickets.length === 0) return html`${empty('tag', t('tickets.none'), t('tickets.none.text'))}${voucher}`;
    return html`<div class="buy"><div class="buy-main"><ul class="ticket-rows">${tickets.map((item) => this.#row(item, conference))}</ul>${voucher}${this.#bar()}</div>${this.#side()}</div>`;
  }

  content(program) {
    const { conference } = program;
    const open = this.#open(conference);
    this.title(t('tickets.title'), conference.title);
    return html`<div class="page tickets">${backTo(conference)}<div class="page-head"><div><h1>${t('tickets.title')}</h1>
        <p class="subtitle">${[conference.venue, t('tickets.with-tax')].filter(Boolean).join(' · ')}</p></div><span class="spring"></span>${steps('choose')}</div>
      ${open ? html`<open-order .slug=${conference.slug} .zone=${conference.timeZone} .order=${open} @changed=${() => this.#load(conference.slug)}></open-order>` : nothing}${this.#own(conference, open)}${maySignIn() && program.sessions ? html`<own-seats .program=${program}></own-seats>` : nothing}${this.#shop(conference)}<lost-order .slug=${conference.slug}></lost-order></div>`;
  }
}
customElements.define('tickets-page', TicketsPage);
