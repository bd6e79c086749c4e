import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { all, get } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { dateOf } from '../../lib/time.js';
import { empty } from '../../parts/bits.js';
import { PlainElement } from '../../parts/element.js';
import { field } from '../../parts/field.js';
import { icon } from '../../parts/icons.js';
import { toastProblem } from '../../parts/toast.js';
import { Loaded } from '../../workspace/loaded.js';
import { InPlace } from '../in-place.js';
import { soldName } from './sold-names.js';
import './voucher-batch.js';
import { fresh, termFields, typed, voucherBody, voucherLabel } from './voucher-form.js';
import { saveVouchers, termsOf, usesOf } from './voucher-words.js';

const PAGE = 50;
const PAUSE = 200;

/** By their codes, a page at a time. */
const page = async (address) => {
  const { items, nextCursor } = await get(address);
  return { items: items.map(named), nextCursor };
};

const named = (voucher) => ({ ...voucher, name: voucher.code });

/** Codes by which tickets cost less, or are there at all. */
class TicketVouchers extends PlainElement {
  static properties = { conference: {}, types: {}, q: { state: true }, many: { state: true }, saving: { state: true } };
  vouchers = new Loaded(this, page);
  list = new InPlace(this, {
    path: () => this.#path,
    items: () => this.vouchers.value.items,
    read: typed,
    body: voucherBody,
    renew: () => this.vouchers.renew(),
    hasOrder: false,
  });
  #timer;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get #path() {
    return `/conferences/${this.conference.slug}/vouchers`;
  }

  #address(more = {}) {
    return `${this.#path}?${new URLSearchParams({ limit: PAGE, ...(this.q && { q: this.q }), ...more })}`;
  }

  #search = ({ target }) => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.q = target.value.trim()), PAUSE);
  };

  #more = async () => {
    const { items, nextCursor } = this.vouchers.value;
    try {
      const next = await page(this.#address({ cursor: nextCursor }));
      this.vouchers.value = { ...next, items: [...items, ...next.items] };
      this.requestUpdate();
    } catch (problem) {
      toastProblem(problem);
    }
  };

  /** All that the search finds, those that are not shown yet too. */
  #save = async () => {
    this.saving = true;
    try {
      saveVouchers(this.conference, await all(this.q ? `${this.#path}?${new URLSearchParams({ q: this.q })}` : this.#path), this.types);
    } catch (problem) {
      toastProblem(problem);
    }
    this.saving = false;
  };

  #made = async () => {
    this.many = false;
    await this.vouchers.renew();
  };

  #form(id) {
    return this.list.formOf(id, voucherLabel, (one) => html`${field(one('code', { required: true, min: 4, max: 40, pattern: '[0-9A-Za-z\\-]{4,40}', hint: t('vouchers.code.hint'), autocomplete: 'off' }))}
      ${termFields(one, this.list.form, this.types, this.conference)}`);
  }

  #remove(voucher) {
    return this.list.remove(voucher, { title: t('vouchers.delete.title', { name: voucher.code }), text: t('vouchers.delete.text') });
  }

  #about(voucher) {
    const names = this.types.filter(({ id }) => voucher.ticketTypeIds.includes(id)).map((type) => soldName(type, this.types));
    return [termsOf(voucher), names.join(', ') || t('vouchers.all'), voucher.note].filter(Boolean).join(' · ');
  }

  #row(voucher, i) {
    if (this.list.editing === voucher.id) return html`<li class="open">${this.#form(voucher.id)}</li>`;
    return html`<li><span class="what"><b>${voucher.code}</b><small>${this.#about(voucher)}</small></span>
      <span class="price"><b>${usesOf(voucher)}</b>${voucher.validUntil ? html`<small>${t('vouchers.until', { time: dateOf(Date.parse(voucher.validUntil), this.conference.timeZone) })}</small>` : nothing}</span>
      ${this.list.actions(voucher, i, () => this.#remove(voucher))}</li>`;
  }

  #rows({ items, nextCursor }) {
    const adding = this.list.editing === 'new';
    const none = items.length === 0 && !adding && !this.many;
    if (none) return this.q ? empty('search', t('vouchers.none'), t('vouchers.none.text')) : empty('tag', t('vouchers.empty'), t('vouchers.empty.text'));
    return html`<ul class="layout-list sold-list">${this.many ? html`<li class="open"><voucher-batch .conference=${this.conference} .types=${this.types} .done=${this.#made}></voucher-batch></li>` : nothing}
      ${adding ? html`<li class="open">${this.#form()}</li>` : nothing}${repeat(items, ({ id }) => id, (voucher, i) => this.#row(voucher, i))}</ul>
      ${nextCursor ? html`<p class="more"><button type="button" class="button" @click=${this.#more}>${t('orders.more')}</button></p>` : nothing}`;
  }

  #tools({ items }) {
    if (items.length === 0 && !this.q) return nothing;
    return html`<div class="list-tools"><label class="search">${icon('search')}<span class="hidden">${t('vouchers.search')}</span>
        <input type="search" maxlength="200" placeholder=${t('vouchers.search')} .value=${this.q ?? ''} @input=${this.#search}></label><span class="spring"></span>
      <button type="button" class="button" ?disabled=${this.saving} @click=${this.#save}>${icon('download')}${t('vouchers.export')}</button></div>`;
  }

  render() {
    this.vouchers.follow(this.#address());
    return html`<section aria-labelledby="vouchers-title"><div class="part-head"><h2 id="vouchers-title">${t('vouchers.title')}</h2><span class="spring"></span>
      <button type="button" class="button" @click=${() => (this.many = true)}>${t('vouchers.many')}</button>${this.list.addButton(t('vouchers.new'), () => fresh(this.types.at(-1)))}</div>
      ${this.vouchers.view((vouchers) => html`${this.#tools(vouchers)}${this.#rows(vouchers)}`)}</section>`;
  }
}
customElements.define('ticket-vouchers', TicketVouchers);
