import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Watch } from '../../lib/cell.js';
import { t } from '../../lib/i18n.js';
import { money } from '../../lib/money.js';
import { now } from '../../lib/time.js';
import { empty } from '../../parts/bits.js';
import { PlainElement } from '../../parts/element.js';
import { toastProblem } from '../../parts/toast.js';
import { percent } from './amounts.js';
import { InPlace } from '../in-place.js';
import { quotaBar } from '../quota-bar.js';
import { salesBadge, salesOf, salesWords } from './ticket-sales.js';
import { freshAddOn, typeBody, typeFields, typeLabel, typed } from './ticket-type-form.js';

/** What is sold with tickets: variants below what they are variants of. `types` are all that is sold, `renew` reads them again. */
class TicketAddOnTypes extends PlainElement {
  static properties = { conference: {}, types: {}, quotas: {}, renew: {} };
  clock = new Watch(this, now);
  list = new InPlace(this, {
    path: () => `/conferences/${this.conference.slug}/ticket-types`,
    items: () => this.#sorted,
    read: typed,
    body: typeBody,
    show: (moved) => (this.types = [...this.types.filter((type) => !moved.includes(type)), ...moved]),
    renew: () => this.renew(),
  });

  get #tickets() {
    return this.types.filter(({ addOn }) => !addOn);
  }

  get #headings() {
    return this.types.filter(({ addOn }) => addOn && !addOn.variantOf);
  }

  get #sorted() {
    return this.#headings.flatMap((heading) => [heading, ...this.#variantsOf(heading)]);
  }

  #variantsOf({ id }) {
    return this.types.filter(({ addOn }) => addOn?.variantOf === id);
  }

  /** Variants stay below what they are variants of. */
  #among({ addOn: { variantOf } }) {
    return variantOf ? this.#variantsOf({ id: variantOf }) : this.#headings;
  }

  #form(type) {
    const isVariant = type?.addOn.variantOf;
    return this.list.formOf(type?.id, typeLabel, (one) => typeFields(one, this.list.form, this.quotas, this.conference, { types: isVariant ? [] : this.#tickets, headings: type ? [] : this.#headings, isNew: !type }));
  }

  #remove(type) {
    return this.list.remove(type, { title: t('types.delete.title', { name: type.name }), text: t('types.delete.text'), refused: toastProblem });
  }

  #about({ addOn }) {
    const names = this.#tickets.filter(({ id }) => addOn.goesWith.includes(id)).map(({ name }) => name);
    return addOn.variantOf ? '' : ` · ${names.length ? t('add-ons.with-types', { names: names.join(', ') }) : t('add-ons.with-all')}`;
  }

  #row(type) {
    const { addOn, price, currency, taxRate } = type;
    if (this.list.editing === type.id) return html`<li class="open">${this.#form(type)}</li>`;
    const sales = salesOf(type, this.quotas, this.conference, now.value);
    const quotas = this.quotas.filter(({ id }) => type.quotaIds.includes(id));
    const hasVariants = this.#variantsOf(type).length > 0;
    const among = this.#among(type);
    return html`<li class=${addOn.variantOf ? 'variant' : ''}><span class="what"><b>${type.name}</b><span class="sales-line">${salesBadge(sales)}<small>${salesWords(sales, this.conference)}${this.#about(type)}</small></span></span>
      <span class="quota-bars">${hasVariants ? html`<small>${t('add-ons.by-variant')}</small>` : quotas.length ? quotas.map((quota) => quotaBar(quota, quota.name)) : html`<small>${t('types.unlimited')}</small>`}</span>
      <span class="price">${hasVariants ? nothing : html`<b>${price ? money(price, currency) : t('types.free')}</b>${price && taxRate ? html`<small>${t('types.with-tax', { rate: percent(taxRate) })}</small>` : nothing}`}</span>${this.list.actions(type, among.indexOf(type), () => this.#remove(type), among)}</li>`;
  }

  #rows() {
    const adding = this.list.editing === 'new';
    const all = this.#sorted;
    if (all.length === 0 && !adding) return empty('plus', t('add-ons.empty'), t('add-ons.empty.text'));
    return html`<ul class="layout-list sold-list">${repeat(all, ({ id }) => id, (type) => this.#row(type))}${adding ? html`<li class="open">${this.#form()}</li>` : nothing}</ul>`;
  }

  render() {
    return html`<section aria-labelledby="add-ons-title"><div class="part-head"><h2 id="add-ons-title">${t('add-ons.title')}</h2><span class="spring"></span>
      ${this.list.addButton(t('add-ons.new'), () => freshAddOn(this.types.at(-1)))}</div>${this.#rows()}</section>`;
  }
}
customElements.define('ticket-add-on-types', TicketAddOnTypes);
