import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { newId } from '../lib/ids.js';
import { go } from '../lib/router.js';
import { user } from '../lib/session.js';
import { backTo, empty, problemNote, skeleton } from '../parts/bits.js';
import { ConferencePage } from '../parts/conference-page.js';
import { formFault } from '../parts/field.js';
import './add-ons.js';
import { choosing, goesSomethingWith, hadWith, itemsLater } from './had.js';
import { addressOf, addTo, ownOrders, shopOf } from './orders.js';
import { sum } from './sum.js';

const isTaken = ({ state }) => state === 'VALID' || state === 'HELD';

/** What can be had with a ticket that somebody has already; an order of its own, which is paid like any. */
class AddOnsPage extends ConferencePage {
  static properties = { items: { state: true }, orders: { state: true }, chosen: { state: true }, ticketId: { state: true }, problem: { state: true }, fault: { state: true }, busy: { state: true } };
  watch = new Watch(this, user);
  #shown;
  #id = newId();

  constructor() {
    super();
    this.chosen = null;
  }

  isEnough() {
    return true;
  }

  async #load(conference) {
    const shown = `${conference.slug} ${user.value?.id}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    await this.#fetch(conference);
  }

  async #fetch(conference) {
    this.problem = null;
    try {
      [this.items, this.orders] = await Promise.all([shopOf(conference.slug), ownOrders(conference)]);
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** Those that let somebody in. */
  get #tickets() {
    return this.orders.filter(({ state }) => state === 'CONFIRMED').flatMap((order) => order.tickets.filter(({ state, parentId }) => state === 'VALID' && !parentId).map((ticket) => ({ ...ticket, code: order.code })));
  }

  /** One that was asked for is the one that is meant, else the first with which that can be had which was asked for. */
  #ticketOf(tickets) {
    const asked = this.ticketId ?? this.query.get('ticket');
    const addOn = this.query.get('add-on');
    const fits = (ticket) => choosing(this.#offered(ticket), this.#typeOf(ticket), addOn).size > 0;
    return tickets.find(({ id }) => id === asked) ?? tickets.find(fits) ?? tickets[0];
  }

  /** What an offer led here for is chosen until somebody chooses. */
  #chosenOf(items, type) {
    return this.chosen ?? choosing(items, type, this.query.get('add-on'));
  }

  #typeOf({ ticketTypeId, typeName }) {
    return this.items.find(({ type }) => type.id === ticketTypeId)?.type ?? { id: ticketTypeId, name: typeName };
  }

  #offered(ticket) {
    const had = this.orders.flatMap(({ tickets }) => tickets).filter((one) => one.parentId === ticket.id && isTaken(one));
    return itemsLater(this.items, had);
  }

  #choose(ticketId) {
    [this.ticketId, this.chosen, this.fault] = [ticketId, null, null];
  }

  async #order(event, conference, ticket, had) {
    event.preventDefault();
    if (this.busy || had.length === 0) return;
    this.busy = true;
    this.fault = null;
    try {
      const addOns = had.map(({ item, count }) => ({ ticketTypeId: item.type.id, count }));
      const order = await addTo(conference.slug, ticket.code, ticket.id, { id: this.#id, addOns });
      go(addressOf(conference.slug, order.code));
    } catch (problem) {
      this.fault = problem;
      // One whose answer got lost may have been made: it is asked for again.
      if (!problem.isOffline) this.#id = newId();
      if (problem.status === 409) await this.#fetch(conference);
    } finally {
      this.busy = false;
    }
  }

  #whose(tickets, ticket) {
    if (tickets.length < 2) return nothing;
    return html`<label class="field which-ticket"><span class="label">${t('add-ons.which')}</span><select @change=${({ target }) => this.#choose(target.value)}>
      ${tickets.map(({ id, attendeeName, typeName }) => html`<option value=${id} .selected=${id === ticket.id}>${[attendeeName, typeName].filter(Boolean).join(' · ')}</option>`)}</select></label>`;
  }

  #side(conference, ticket, had, items) {
    const nameOf = ({ type: { name, addOn } }) => [items.find(({ type }) => type.id === addOn.variantOf)?.type.name, name].filter(Boolean).join(': ');
    const currencies = new Set(had.map(({ item }) => item.type.currency));
    if (had.length === 0) return html`<aside class="buy-side panel"><h2>${t('tickets.order')}</h2><p>${t('add-ons.nothing')}</p></aside>`;
    return html`<aside class="buy-side panel"><form @submit=${(event) => this.#order(event, conference, ticket, had)}><h2>${t('tickets.order')}</h2>
      ${sum({ lines: had.map(({ item, count }) => ({ name: nameOf(item), count, price: item.price })), total: had.reduce((all, { item, count }) => all + item.price * count, 0), currency: [...currencies][0] })}
      ${formFault(this.fault)}${currencies.size > 1 ? html`<p class="fault">${t('tickets.other-currency')}</p>` : nothing}
      <button class="button primary" ?disabled=${this.busy || currencies.size > 1}>${t('order.to-pay')}</button><p class="hint">${t('add-ons.hold')}</p></form></aside>`;
  }

  #body(conference) {
    if (this.problem) return problemNote(this.problem, () => this.#fetch(conference));
    if (!this.orders) return skeleton();
    const tickets = this.#tickets;
    const ticket = this.#ticketOf(tickets);
    if (!ticket) return html`${empty('tag', t('add-ons.no-ticket'), t(user.value ? 'add-ons.no-ticket.text' : 'add-ons.no-ticket.sign-in'))}<p class="actions centered"><a class="button primary" href="/c/${conference.slug}/tickets">${t('order.again')}</a></p>`;
    const items = this.#offered(ticket);
    const type = this.#typeOf(ticket);
    const chosen = this.#chosenOf(items, type);
    const had = hadWith(items, type, 1, chosen);
    const none = !goesSomethingWith(items, type);
    return html`<div class="buy"><div class="buy-main">${this.#whose(tickets, ticket)}${none ? empty('tag', t('add-ons.none-left'), t('add-ons.none-left.text'))
      : html`<ticket-add-ons .items=${items} .type=${type} .count=${1} .chosen=${chosen} .taken=${new Map(had.map(({ item, count }) => [item.type.id, count]))} .legend=${[ticket.attendeeName, ticket.typeName].filter(Boolean).join(' · ')} @chosen=${({ detail }) => ([this.chosen, this.fault] = [detail, null])}></ticket-add-ons>`}</div>${none ? nothing : this.#side(conference, ticket, had, items)}</div>`;
  }

  content({ conference }) {
    this.#load(conference);
    this.title(t('add-ons.page'), conference.title);
    return html`<div class="page tickets">${backTo(conference)}<div class="page-head"><div><h1>${t('add-ons.page')}</h1><p class="subtitle">${[conference.venue, t('tickets.with-tax')].filter(Boolean).join(' · ')}</p></div></div>${this.#body(conference)}</div>`;
  }
}
customElements.define('add-ons-page', AddOnsPage);
