import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../lib/i18n.js';
import { money } from '../lib/money.js';
import { PlainElement } from '../parts/element.js';
import '../parts/rich-text.js';
import { alike, areAlike, countOf, groups, key, takenOf } from './had.js';
import { stepper } from './stepper.js';

const ONE = 1;
/** More of them are had with the same, unless somebody says otherwise. */
const FEW_TICKETS = 3;
const FEW = 20;

/**
 * What comes with each of `count` tickets of a type, of the `items` of the shop, or the same with all of them. `taken` says how many of
 * each are chosen in all, `legend` with which ticket it is where there is one. Says `chosen` with the counts from now on.
 */
class TicketAddOns extends PlainElement {
  static properties = { legend: { attribute: false }, items: { attribute: false }, type: { attribute: false }, count: { attribute: false }, chosen: { attribute: false }, taken: { attribute: false }, fault: { attribute: false }, same: { state: true } };

  /** What was said, or what many tickets begin with. */
  get #isSame() {
    return this.count > 1 && (this.same ?? (this.count > FEW_TICKETS && areAlike(this.items, this.type, this.count, this.chosen)));
  }

  /** A ticket that is added has what all have. */
  updated(changed) {
    if (changed.has('count') && this.same && !areAlike(this.items, this.type, this.count, this.chosen)) this.#tell(alike(this.items, this.type, this.count, this.chosen));
  }

  #tell(changes) {
    this.dispatchEvent(new CustomEvent('chosen', { detail: new Map([...this.chosen, ...changes]) }));
  }

  #set(ticket, changes) {
    const chosen = new Map([...this.chosen, ...changes.map(([id, count]) => [key(ticket, id), count])]);
    if (this.#isSame) this.same = true;
    this.#tell(this.same ? alike(this.items, this.type, this.count, chosen) : chosen);
  }

  #choose = ({ target }) => {
    this.same = target.checked;
    if (this.same) this.#tell(alike(this.items, this.type, this.count, this.chosen));
  };

  #price({ price, type: { currency } }) {
    return price ? money(price, currency) : t('tickets.free');
  }

  #state({ sales, left }) {
    if (sales !== 'OPEN') return ` · ${t(sales === 'SOLD_OUT' ? 'tickets.sold-out' : 'tickets.over')}`;
    return left <= FEW ? ` · ${t('tickets.few', { count: left })}` : '';
  }

  /** Whether there is one more of it, for as many tickets as are chosen for together. */
  #isLeft({ type, left }) {
    return (this.taken.get(type.id) ?? 0) + (this.#isSame ? this.count : 1) <= (left ?? Infinity);
  }

  /** Such as `T-Shirt: L, ticket 2 (Regular)`: the same can be had with each ticket. */
  #nameOf(ticket, { item }, one) {
    const name = one === item ? one.type.name : `${item.type.name}: ${one.type.name}`;
    if (this.legend) return name;
    return this.#isSame ? t('add-ons.name.all', { name, type: this.type.name }) : t('add-ons.name', { name, number: ticket, type: this.type.name });
  }

  /** So that nobody has more of all variants together than they may. */
  #stepper(ticket, group, one) {
    const count = countOf(this.chosen, ticket, group, one);
    const all = takenOf(group).reduce((sum, each) => sum + countOf(this.chosen, ticket, group, each), 0);
    const { leastPerOrder, mostPerOrder } = group.item.type;
    return stepper({
      name: this.#nameOf(ticket, group, one), count, less: count > (group.variants.length ? 0 : leastPerOrder),
      more: one.sales === 'OPEN' && all < mostPerOrder && this.#isLeft(one), step: (by) => this.#set(ticket, [[one.type.id, count + by]]),
    });
  }

  /** One of them, or none where it may be left out. */
  #choice(ticket, group) {
    const { item, variants } = group;
    const needed = item.type.leastPerOrder > 0;
    const chosen = variants.find((one) => countOf(this.chosen, ticket, group, one) > 0)?.type.id ?? '';
    const choose = ({ target }) => this.#set(ticket, variants.map(({ type: { id } }) => [id, id === target.value ? 1 : 0]));
    const option = (one) => html`<option value=${one.type.id} ?disabled=${one.sales !== 'OPEN' || (one.type.id !== chosen && !this.#isLeft(one))} .selected=${one.type.id === chosen}>${one.type.name} · ${this.#price(one)}${this.#state(one)}</option>`;
    return html`<select aria-label=${this.#nameOf(ticket, group, item)} ?required=${needed} @change=${choose}><option value="" .selected=${!chosen}>${t(needed ? 'question.choose' : 'add-ons.none')}</option>${variants.map(option)}</select>`;
  }

  /** How many of it there have to be, and may be. */
  #bounds({ item: { type: { leastPerOrder: least, mostPerOrder: most } } }) {
    const words = [least === ONE ? t('add-ons.needed') : least > ONE ? t('add-ons.least', { count: least }) : null, most > ONE && most > least ? t('add-ons.most', { count: most }) : null].filter(Boolean);
    return words.length ? html`<small class="bounds">${words.join(' · ')}</small>` : nothing;
  }

  #group(ticket, group) {
    const { item, variants } = group;
    const { description, mostPerOrder } = item.type;
    const text = html`<b>${item.type.name}</b>${this.#bounds(group)}${ticket === ONE && description ? html`<rich-text .text=${description}></rich-text>` : nothing}`;
    const row = (one, about) => html`<div class="add-on ${one.sales === 'OPEN' ? '' : 'closed'}"><div class="add-on-text">${about}</div><span class="ticket-price">${this.#price(one)}${this.#state(one)}</span>${this.#stepper(ticket, group, one)}</div>`;
    if (variants.length === 0) return row(item, text);
    if (mostPerOrder === ONE) return html`<div class="add-on"><div class="add-on-text">${text}</div><label class="field add-on-choice">${this.#choice(ticket, group)}</label></div>`;
    return html`<div class="add-on-text">${text}</div>${variants.map((one) => row(one, html`<b>${one.type.name}</b>`))}`;
  }

  #ticket(ticket, all) {
    const legend = this.legend ? this.legend : this.#isSame ? t('add-ons.with-each', { count: this.count, name: this.type.name }) : t('add-ons.with', { number: ticket, name: this.type.name });
    return html`<fieldset class="add-ons"><legend>${legend}</legend>${all.map((group) => this.#group(ticket, group))}</fieldset>`;
  }

  render() {
    const all = groups(this.items, this.type);
    if (all.length === 0) return nothing;
    const tickets = Array.from({ length: this.#isSame ? ONE : this.count }, (_, i) => i + 1);
    return html`${this.count > 1 ? html`<label class="add-ons-same"><input type="checkbox" .checked=${this.#isSame} @change=${this.#choose}><span>${t('add-ons.same', { count: this.count, name: this.type.name })}</span></label>` : nothing}
      ${repeat(tickets, (ticket) => ticket, (ticket) => this.#ticket(ticket, all))}${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}`;
  }
}
customElements.define('ticket-add-ons', TicketAddOns);
