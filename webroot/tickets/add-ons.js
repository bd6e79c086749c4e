import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { number, t } from '../lib/i18n.js';
import { money } from '../lib/money.js';
import { PlainElement } from '../parts/element.js';
import '../parts/rich-text.js';

const ONE = 1;

/** What can be had with a ticket of a type: each with its variants. @param {any[]} items of the shop */
function groups(items, type) {
  const goesWith = ({ type: { addOn } }) => addOn && !addOn.variantOf && (addOn.goesWith.length === 0 || addOn.goesWith.includes(type.id));
  return items.filter(goesWith).map((item) => ({ item, variants: items.filter(({ type: { addOn } }) => addOn?.variantOf === item.type.id) }));
}

const key = (ticket, id) => `${ticket} ${id}`;

/** What has to be had, and in one way only, is chosen from the first. */
const countOf = (chosen, ticket, { item, variants }, one = item) => chosen.get(key(ticket, one.type.id)) ?? (variants.length || item.sales !== 'OPEN' ? 0 : item.type.leastPerOrder);

/**
 * The items of the shop as they are for a ticket that has some of them: nothing has to be had any more, and no more than what is left of it.
 * @param {any[]} had what goes with the ticket
 */
export function itemsLater(items, had) {
  const headingOf = ({ type }) => type.addOn?.variantOf ?? type.id;
  const headings = new Map(items.map((item) => [item.type.id, headingOf(item)]));
  const count = (id) => had.filter(({ ticketTypeId }) => headings.get(ticketTypeId) === id).length;
  const rest = ({ type }) => Math.max(0, type.mostPerOrder - count(type.id));
  return items.filter(({ type }) => !type.addOn || type.addOn.variantOf || rest({ type }) > 0)
    .map((item) => (item.type.addOn && !item.type.addOn.variantOf ? { ...item, type: { ...item.type, leastPerOrder: 0, mostPerOrder: rest(item) } } : item));
}

export const goesSomethingWith = (items, type) => groups(items, type).length > 0;

/** One of an add-on, with the first ticket; nothing where it cannot be had now. */
export function choosing(items, type, id) {
  const had = groups(items, type).flatMap(({ item, variants }) => (variants.length ? variants : [item])).find((item) => item.type.id === id && item.sales === 'OPEN');
  return new Map(had ? [[key(ONE, id), ONE]] : []);
}

/** Whether something of it can be had with a ticket of a type now. */
export const canBeAdded = (items, type) => groups(items, type).some(({ item, variants }) => item.sales === 'OPEN' && (variants.length === 0 || variants.some(({ sales }) => sales === 'OPEN')));

/** What is had with so many tickets of a type. @returns {{ ticket: number, item: any, count: number }[]} */
export function hadWith(items, type, count, chosen) {
  const all = groups(items, type);
  const of = (ticket) => all.flatMap((group) => (group.variants.length ? group.variants : [group.item]).map((item) => ({ ticket, item, count: countOf(chosen, ticket, group, item) })));
  return Array.from({ length: count }, (_, i) => of(i + 1)).flat().filter((had) => had.count > 0);
}

/** What comes with each of `count` tickets of a type, of the `items` of the shop. Says `chosen` with the counts from now on. */
class TicketAddOns extends PlainElement {
  static properties = { legend: { attribute: false }, items: { attribute: false }, type: { attribute: false }, count: { attribute: false }, chosen: { attribute: false }, fault: { attribute: false } };

  #set(changes) {
    this.dispatchEvent(new CustomEvent('chosen', { detail: new Map([...this.chosen, ...changes]) }));
  }

  #price({ price, type: { currency } }) {
    return price ? money(price, currency) : t('tickets.free');
  }

  #state({ sales }) {
    return sales === 'OPEN' ? '' : ` · ${t(sales === 'SOLD_OUT' ? 'tickets.sold-out' : 'tickets.over')}`;
  }

  /** So that nobody has more of all variants together than they may. */
  #stepper(ticket, group, item) {
    const count = countOf(this.chosen, ticket, group, item);
    const all = (group.variants.length ? group.variants : [group.item]).reduce((sum, one) => sum + countOf(this.chosen, ticket, group, one), 0);
    const { name } = item.type;
    const open = item.sales === 'OPEN' && all < group.item.type.mostPerOrder && count < (item.left ?? Infinity);
    const least = group.variants.length ? 0 : group.item.type.leastPerOrder;
    const step = (by) => this.#set([[key(ticket, item.type.id), count + by]]);
    return html`<div class="stepper" role="group" aria-label=${t('tickets.how-many', { name })}>
      <button type="button" ?disabled=${count <= least} aria-label=${t('tickets.less', { name })} @click=${() => step(-1)}>−</button><output aria-live="polite">${number(count)}</output>
      <button type="button" ?disabled=${!open} aria-label=${t('tickets.more', { name })} @click=${() => step(1)}>+</button></div>`;
  }

  /** One of them, or none where it may be left out. */
  #choice(ticket, group) {
    const { item, variants } = group;
    const chosen = variants.find((one) => countOf(this.chosen, ticket, group, one) > 0)?.type.id ?? '';
    const choose = ({ target }) => this.#set(variants.map(({ type: { id } }) => [key(ticket, id), id === target.value ? 1 : 0]));
    return html`<select aria-label=${item.type.name} ?required=${item.type.leastPerOrder > 0} @change=${choose}><option value="" .selected=${!chosen}>${t(item.type.leastPerOrder > 0 ? 'question.choose' : 'add-ons.none')}</option>
      ${variants.map((one) => html`<option value=${one.type.id} ?disabled=${one.sales !== 'OPEN'} .selected=${one.type.id === chosen}>${one.type.name} · ${this.#price(one)}${this.#state(one)}</option>`)}</select>`;
  }

  #group(ticket, group) {
    const { item, variants } = group;
    const { name, description, mostPerOrder } = item.type;
    const text = ticket === ONE && description ? html`<rich-text .text=${description}></rich-text>` : nothing;
    const row = (one, control) => html`<div class="add-on ${one.sales === 'OPEN' ? '' : 'closed'}"><div class="add-on-text"><b>${one.type.name}</b>${one === item ? text : nothing}</div><span class="ticket-price">${this.#price(one)}${this.#state(one)}</span>${control}</div>`;
    if (variants.length === 0) return row(item, this.#stepper(ticket, group, item));
    if (mostPerOrder === ONE) return html`<div class="add-on"><div class="add-on-text"><b>${name}</b>${text}</div><label class="field add-on-choice">${this.#choice(ticket, group)}</label></div>`;
    return html`<div class="add-on-text"><b>${name}</b>${text}</div>${variants.map((one) => row(one, this.#stepper(ticket, group, one)))}`;
  }

  render() {
    const all = groups(this.items, this.type);
    if (all.length === 0) return nothing;
    return html`${repeat(Array.from({ length: this.count }, (_, i) => i + 1), (ticket) => html`<fieldset class="add-ons"><legend>${this.legend ?? t('add-ons.with', { number: ticket, name: this.type.name })}</legend>${all.map((group) => this.#group(ticket, group))}</fieldset>`)}
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}`;
  }
}
customElements.define('ticket-add-ons', TicketAddOns);
