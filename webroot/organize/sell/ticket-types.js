import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { patch } from '../../lib/api.js';
import { Watch } from '../../lib/cell.js';
import { t } from '../../lib/i18n.js';
import { money } from '../../lib/money.js';
import { dayList, now } from '../../lib/time.js';
import { empty } from '../../parts/bits.js';
import { PlainElement } from '../../parts/element.js';
import { toast, toastProblem } from '../../parts/toast.js';
import { percent } from './amounts.js';
import { InPlace } from '../in-place.js';
import { quotaBar } from '../quota-bar.js';
import { audienceWords, listButton } from './ticket-audience.js';
import { salesBadge, salesOf, salesWords } from './ticket-sales.js';
import { fresh, typeBody, typeFields, typeLabel, typed } from './ticket-type-form.js';

/** What is sold, in the order of the shop. `renew` reads the `types` again. */
class TicketTypes extends PlainElement {
  static properties = { conference: {}, types: {}, quotas: {}, renew: {} };
  clock = new Watch(this, now);
  list = new InPlace(this, {
    path: () => this.#path,
    items: () => this.types,
    read: typed,
    body: typeBody,
    show: (types) => (this.types = types),
    renew: () => this.renew(),
  });

  get #path() {
    return `/conferences/${this.conference.slug}/ticket-types`;
  }

  #remove(type) {
    const refused = (problem) => (problem.code === 'TICKET_TYPE_IN_USE' && type.onSale
      ? toast({ text: problem.message, action: t('types.off-sale'), run: () => this.#takeOffSale(type) }) : toastProblem(problem));
    return this.list.remove(type, { title: t('types.delete.title', { name: type.name }), text: t('types.delete.text'), refused });
  }

  async #takeOffSale({ id, name }) {
    try {
      await patch(`${this.#path}/${id}`, { onSale: false });
      toast({ text: t('types.off-sale.done', { name }) });
    } catch (problem) {
      toastProblem(problem);
    }
    await this.renew();
  }

  #form(id) {
    return this.list.formOf(id, typeLabel, (one) => typeFields(one, this.list.form, this.quotas, this.conference));
  }

  #price({ price, currency, taxRate }) {
    return html`<span class="price"><b>${price ? money(price, currency) : t('types.free')}</b>${price && taxRate ? html`<small>${t('types.with-tax', { rate: percent(taxRate) })}</small>` : nothing}</span>`;
  }

  /** When, and for whom. */
  #limits({ validDays, approvalDays, audience }) {
    const words = [validDays.length && t('types.only-on', { days: dayList(validDays) }), audienceWords(audience), approvalDays && t('types.by-approval')].filter(Boolean);
    return words.length ? html`<small class="type-days">${words.join(' · ')}</small>` : nothing;
  }

  #row(type, i) {
    if (this.list.editing === type.id) return html`<li class="open">${this.#form(type.id)}</li>`;
    const sales = salesOf(type, this.quotas, this.conference, now.value);
    const quotas = this.quotas.filter(({ id }) => type.quotaIds.includes(id));
    return html`<li><span class="what"><b>${type.name}</b><span class="sales-line">${salesBadge(sales)}<small>${salesWords(sales, this.conference)}${type.hidden ? ` · ${t('types.by-voucher')}` : nothing}</small></span>${this.#limits(type)}</span>
      <span class="quota-bars">${quotas.length ? quotas.map((quota) => quotaBar(quota, quota.name)) : html`<small>${t('types.unlimited')}</small>`}</span>
      ${this.#price(type)}${type.audience?.kind === 'LIST' ? listButton(this.#path, type) : nothing}${this.list.actions(type, i, () => this.#remove(type))}</li>`;
  }

  #rows() {
    const adding = this.list.editing === 'new';
    if (this.types.length === 0 && !adding) return empty('ticket', t('types.empty'), t('types.empty.text'));
    return html`<ol class="layout-list sold-list">${repeat(this.types, ({ id }) => id, (type, i) => this.#row(type, i))}
      ${adding ? html`<li class="open">${this.#form()}</li>` : nothing}</ol>`;
  }

  render() {
    return html`<section aria-labelledby="types-title"><div class="part-head"><h2 id="types-title">${t('types.title')}</h2><p role="status">${this.types.length ? t('types.count', { count: this.types.length }) : nothing}</p>
      <span class="spring"></span>${this.list.addButton(t('types.new'), () => fresh(this.types.at(-1)))}</div>${this.#rows()}</section>`;
  }
}
customElements.define('ticket-types', TicketTypes);
