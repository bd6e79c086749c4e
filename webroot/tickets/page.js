import { html, nothing } from 'lit';
import { getOpen } from '../lib/api.js';
import { Watch } from '../lib/cell.js';
import { newId } from '../lib/ids.js';
import { number, shownLanguage, t } from '../lib/i18n.js';
import { money } from '../lib/money.js';
import { go, withQuery } from '../lib/router.js';
import { maySignIn, user } from '../lib/session.js';
import { deadline } from '../lib/time.js';
import { backTo, empty, problemNote, skeleton } from '../parts/bits.js';
import { ConferencePage } from '../parts/conference-page.js';
import { field, formFault } from '../parts/field.js';
import '../parts/rich-text.js';
import { hadWith } from './add-ons.js';
import './lost-order.js';
import { addressOf, myOrders, place } from './orders.js';
import './own-seats.js';
import { steps } from './steps.js';
import { sum } from './sum.js';
import { termsWords, transferWords } from './terms.js';
import { voucherField } from './voucher.js';
import { myWaiting } from './waiting.js';

const FEW = 20;

/** How many of its tickets are still those of whoever ordered them; what it adds to a ticket of another order. */
function countWords({ tickets }) {
  if (tickets.every(({ parentId }) => parentId)) return `+ ${[...new Set(tickets.map(({ typeName }) => typeName))].join(', ')}`;
  const count = tickets.filter(({ state, parentId }) => !parentId && (state === 'HELD' || state === 'VALID')).length;
  return count || !tickets.some(({ state }) => state === 'TRANSFERRED') ? t('tickets.count', { count }) : t('ticket.state.TRANSFERRED');
}

/** What can be had to take part: somebody chooses, and says who they are; then the seats are held. */
class TicketsPage extends ConferencePage {
  static properties = { items: { state: true }, chosen: { state: true }, addOns: { state: true }, mine: { state: true }, waiting: { state: true }, problem: { state: true }, fault: { state: true }, refused: { state: true }, busy: { state: true } };
  watch = new Watch(this, user);
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
      this.items = await this.#offered(slug);
      if (maySignIn()) [this.mine, this.waiting] = await Promise.all([myOrders(), myWaiting()]);
    } catch (problem) {
      this.problem = problem;
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

  #nameOf({ type: { name, addOn } }) {
    const heading = this.items.find(({ type }) => type.id === addOn.variantOf);
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

  #left({ type, sales, left }) {
    if (this.#isApart(type)) return t('tickets.other-currency');
    if (sales === 'SOLD_OUT') return t('tickets.sold-out');
    if (sales === 'NOT_YET') return t('tickets.not-yet', { time: deadline(Date.parse(type.salesFrom)) });
    if (sales === 'OVER') return t('tickets.over');
    if (left === undefined) return nothing;
    return html`<b class=${left <= FEW ? 'few' : ''}>${t(left <= FEW ? 'tickets.few' : 'tickets.left', { count: left })}</b>`;
  }

  #stepper(item) {
    const { type, left } = item;
    const count = this.#count(type);
    const most = Math.min(type.mostPerOrder, left ?? type.mostPerOrder);
    return html`<div class="stepper" role="group" aria-label=${t('tickets.how-many', { name: type.name })}>
      <button type="button" ?disabled=${count === 0} aria-label=${t('tickets.less', { name: type.name })} @click=${() => this.#add(item, -1)}>−</button>
      <output aria-live="polite">${number(count)}</output>
      <button type="button" ?disabled=${count >= most || this.#isApart(type)} aria-label=${t('tickets.more', { name: type.name })} @click=${() => this.#add(item, 1)}>+</button></div>`;
  }

  #price({ type: { currency }, price, priceBefore }) {
    const before = priceBefore === undefined ? nothing : html`<s><span class="hidden">${t('tickets.before')}</span>${money(priceBefore, currency)}</s>`;
    return html`${before}${price ? money(price, currency) : t('tickets.free')}`;
  }

  /** What nobody can buy is waited for; who waited is told so also where there are seats. */
  #waiting({ type, sales }) {
    const entries = this.waiting?.filter(({ ticketTypeId }) => ticketTypeId === type.id) ?? [];
    const entry = entries.find(({ state }) => state === 'OFFERED') ?? entries[0];
    if (!entry && (sales !== 'SOLD_OUT' || type.hidden)) return nothing;
    return html`<waiting-place .slug=${this.params.slug} .type=${type} .entry=${entry} @changed=${() => this.#load(this.params.slug)}></waiting-place>`;
  }

  #row(item, conference) {
    const { type, sales } = item;
    const count = this.#count(type);
    return html`<li class="ticket-row ${count ? 'picked' : ''} ${sales === 'OPEN' ? '' : 'closed'}"><div class="ticket-text"><h2>${type.name}</h2>
        ${type.description ? html`<rich-text .text=${type.description}></rich-text>` : nothing}<p>${this.#left(item)}</p>${type.price && type.terms.length ? html`<p class="ticket-terms">${termsWords(type.terms, conference)}</p>` : nothing}${type.transferHours === undefined ? nothing : html`<p class="ticket-terms">${transferWords(type.transferHours, conference)}</p>`}</div>
      <span class="ticket-price">${this.#price(item)}</span>
      ${sales === 'OPEN' ? this.#stepper(item) : html`<span class="stepper"></span>`}${this.#waiting(item)}${count ? this.#addOns(type, count) : nothing}</li>`;
  }

  #addOns(type, count) {
    const line = this.#lines.findIndex((one) => one.type.id === type.id);
    return html`<ticket-add-ons .items=${this.items} .type=${type} .count=${count} .chosen=${this.addOns.get(type.id) ?? new Map()} .fault=${this.fault?.fault?.(`lines/${line}/addOns`)}
      @chosen=${({ detail }) => ([this.addOns, this.fault] = [new Map(this.addOns).set(type.id, detail), null])}></ticket-add-ons>`;
  }

  #own(conference) {
    const orders = (this.mine ?? []).filter((order) => order.conferenceId === conference.id);
    if (orders.length === 0) return nothing;
    return html`<section class="own-orders"><h2>${t('tickets.mine')}</h2><ul class="rows">${orders.map((order) => html`<li><a href=${addressOf(conference.slug, order.code)}>
      <span class="when">${order.code}</span><span><b>${countWords(order)}</b><small>${t(`order.state.${order.state}`)}</small></span></a></li>`)}</ul></section>`;
  }

  #side() {
    const lines = this.#lines;
    if (lines.length === 0) return html`<aside class="buy-side panel"><h2>${t('tickets.order')}</h2><p>${t('tickets.nothing')}</p></aside>`;
    const [{ type: { currency } }] = lines;
    const sums = this.#sums;
    const total = sums.reduce((all, { price, count }) => all + price * count, 0);
    const { displayName, email } = user.value ?? {};
    return html`<aside class="buy-side panel"><form @submit=${(event) => this.#order(event)}><h2>${t('tickets.order')}</h2>
      ${sum({ lines: sums, total, currency })}
      ${field({ name: 'name', label: t('tickets.name'), value: displayName, required: true, max: 200, autocomplete: 'name', problem: this.fault })}
      ${field({ name: 'email', label: t('tickets.email'), value: email, type: 'email', required: true, max: 254, autocomplete: 'email', hint: t('tickets.email.hint'), problem: this.fault })}
      ${formFault(this.fault)}
      <button class="button primary" ?disabled=${this.busy}>${t('tickets.continue')}</button><p class="hint">${t('tickets.hold')}</p></form></aside>`;
  }

  #shop(conference) {
    if (this.problem) return problemNote(this.problem, () => this.#load(this.params.slug));
    if (!this.items) return skeleton();
    const voucher = voucherField({ code: this.#voucher, fault: this.refused, take: this.#take });
    const tickets = this.items.filter(({ type }) => !type.addOn);
    if (tickets.length === 0) return html`${empty('tag', t('tickets.none'), t('tickets.none.text'))}${voucher}`;
    return html`<div class="buy"><div class="buy-main"><ul class="ticket-rows">${tickets.map((item) => this.#row(item, conference))}</ul>${voucher}</div>${this.#side()}</div>`;
  }

  content(program) {
    const { conference } = program;
    this.title(t('tickets.title'), conference.title);
    return html`<div class="page tickets">${backTo(conference)}<div class="page-head"><div><h1>${t('tickets.title')}</h1>
        <p class="subtitle">${[conference.venue, t('tickets.with-tax')].filter(Boolean).join(' · ')}</p></div><span class="spring"></span>${steps('choose')}</div>
      ${this.#own(conference)}${maySignIn() && program.sessions ? html`<own-seats .program=${program}></own-seats>` : nothing}${this.#shop(conference)}<lost-order .slug=${conference.slug}></lost-order></div>`;
  }
}
customElements.define('tickets-page', TicketsPage);
