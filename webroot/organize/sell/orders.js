import { html, nothing } from 'lit';
import { all, file, get } from '../../lib/api.js';
import { saveFile } from '../../lib/files.js';
import { t } from '../../lib/i18n.js';
import { maySeeAudit, maySell } from '../../lib/roles.js';
import { go, withQuery } from '../../lib/router.js';
import { empty } from '../../parts/bits.js';
import { icon } from '../../parts/icons.js';
import { toast, toastProblem } from '../../parts/toast.js';
import { clearFilters, filterBy } from '../../workspace/list-tools.js';
import { Loaded } from '../../workspace/loaded.js';
import { Selection } from '../../workspace/selection.js';
import { approvalButtons, awaitsApproval, decide } from './order-approval.js';
import { sellAtDesk } from './desk-sale.js';
import './order-side.js';
import { ORDER_STATES } from './order-words.js';
import { ordersTable, saveOrders } from './orders-table.js';
import { OrganizerPage } from '../organizer-page.js';

const PAGE = 50;
const PAUSE = 200;
const FILTERS = ['q', 'state', 'refund', 'answersMissing', 'unpaid'];
const REFUND_STATES = ['DUE', 'PAID_OUT'];
const CODE = /^[0-9A-Z]{8}$/;

/** Who ordered what, and whether it is paid. */
class OrdersPage extends OrganizerPage {
  static properties = { saving: { state: true }, deciding: { state: true } };
  selection = new Selection(this);
  list = new Loaded(this, (address) => get(address));
  #timer;

  may(conference) {
    return maySell(conference);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get #path() {
    return `/conferences/${this.params.slug}/orders`;
  }

  /** The server takes an empty text, and a state it does not know, for a mistake. */
  get #wanted() {
    const q = this.query.get('q')?.trim();
    const state = this.query.get('state');
    const refund = this.query.get('refund');
    const only = ['answersMissing', 'unpaid'].filter((name) => this.query.get(name) === 'true').map((name) => [name, true]);
    return new URLSearchParams({ ...(q && { q }), ...Object.fromEntries(only), ...(ORDER_STATES.includes(state) && { state }), ...(REFUND_STATES.includes(refund) && { refund }) });
  }

  get #isFiltered() {
    return this.#wanted.size > 0;
  }

  #page(more = {}) {
    return `${this.#path}?${new URLSearchParams([...this.#wanted, ['limit', PAGE], ...Object.entries(more)])}`;
  }

  get #code() {
    const code = this.query.get('order');
    return CODE.test(code) ? code : null;
  }

  #search = ({ target }) => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => go(withQuery({ q: target.value }), { replace: true }), PAUSE);
  };

  #more = async () => {
    const { items, nextCursor } = this.list.value;
    try {
      const next = await get(this.#page({ cursor: nextCursor }));
      this.list.value = { ...next, items: [...items, ...next.items] };
      this.requestUpdate();
    } catch (problem) {
      toastProblem(problem);
    }
  };

  /** All that the filters find, those that are not shown yet too. */
  #saveOrders = async (conference) => saveOrders(conference, await all(`${this.#path}?${this.#wanted}`));

  /** Of all orders, with what they answered and whether they came. */
  #saveAttendees = async ({ slug }) => saveFile(await file(`/conferences/${slug}/attendees.csv`), `${slug}-attendees.csv`);

  /** All there are with who comes by them, as a workbook. */
  #saveAll = async ({ slug }) => saveFile(await file(`${this.#path}.xlsx`), `${slug}-orders.xlsx`);

  async #save(save, conference) {
    this.saving = true;
    try {
      await save(conference);
    } catch (problem) {
      toastProblem(problem);
    }
    this.saving = false;
  }

  async #sell({ slug }) {
    try {
      const order = await sellAtDesk(`/conferences/${slug}`);
      if (!order) return;
      toast({ text: t('desk-sale.done', { code: order.code }) });
      this.list.renew();
      this.#open(order.code);
    } catch (problem) {
      toastProblem(problem);
    }
  }

  /** The one that is open gives way to another, so that one step back leads to the list. */
  #open = (code) => go(withQuery({ order: code }), { replace: Boolean(this.#code) });

  /** Those that are decided leave the list of those that wait. */
  async #decide(waiting, approved) {
    this.deciding = true;
    if (await decide(`/conferences/${this.params.slug}`, this.selection.of(waiting), approved)) {
      this.selection.clear();
      this.list.renew();
    }
    this.deciding = false;
  }

  /** It stays where it is, though a filter would not find it any more. */
  #changed = ({ detail }) => {
    const { value } = this.list;
    if (value) this.list.value = { ...value, items: value.items.map((order) => (order.id === detail.id ? detail : order)) };
    this.requestUpdate();
  };

  head({ conference }) {
    this.title(this.#code, t('organize.place.orders'), conference.title);
    const { items, nextCursor } = this.list.value ?? {};
    return html`<h1>${t('organize.place.orders')}</h1><p role="status">${items?.length ? t(nextCursor ? 'orders.found.more' : 'orders.found', { count: items.length }) : nothing}</p>
      <span class="spring"></span><button type="button" class="button primary" @click=${() => this.#sell(conference)}>${icon('ticket')}${t('desk-sale')}</button><a class="button" href="${this.root}/orders/imports">${icon('upload')}${t('orders.import')}</a>${items?.length ? this.#exports(conference) : nothing}`;
  }

  /** Seldom needed, so they stand together; whoever does something else wants none of them. */
  #exports(conference) {
    const one = (key, save) => html`<button type="button" ?disabled=${this.saving} @click=${({ currentTarget }) => (currentTarget.closest('details').open = false, this.#save(save, conference))}>${t(key)}</button>`;
    const left = ({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && (currentTarget.open = false);
    const escape = (event) => event.key === 'Escape' && (event.currentTarget.open = false, event.currentTarget.firstElementChild.focus());
    return html`<details class="menu" @focusout=${left} @keydown=${escape}><summary class="button">${icon('download')}${t('orders.exports')}</summary>
      <div class="menu-items">${one('orders.export.attendees', this.#saveAttendees)}${one('orders.export', this.#saveOrders)}${one('orders.export.all', this.#saveAll)}</div></details>`;
  }

  #filters() {
    return html`<div class="list-tools"><label class="search">${icon('search')}<span class="hidden">${t('orders.search')}</span>
        <input type="search" maxlength="200" placeholder=${t('orders.search')} .value=${this.query.get('q') ?? ''} @input=${this.#search}></label>
      ${filterBy('state', t('orders.column.state'), ORDER_STATES.map((state) => [state, t(`orders.state.${state}`)]))}
      ${filterBy('refund', t('orders.column.refund'), REFUND_STATES.map((state) => [state, t(`orders.refund.${state}`)]))}${filterBy('unpaid', t('orders.money'), [['true', t('orders.money.awaited')]])}${filterBy('answersMissing', t('orders.answers'), [['true', t('orders.answers.missing')]])}${this.#waiting()}${clearFilters(FILTERS)}</div>`;
  }

  /** Comes with the list: nobody asks for it. */
  #waiting() {
    const count = this.list.value?.awaitingApproval;
    if (!count || this.query.get('state') === 'AWAITING_APPROVAL') return nothing;
    return html`<a class="chip waiting" href=${withQuery({ state: 'AWAITING_APPROVAL', q: null, refund: null, answersMissing: null, unpaid: null })}>${icon('clock')}${t('orders.waiting', { count })}</a>`;
  }

  #list({ items, nextCursor }, { timeZone }) {
    if (items.length === 0) return this.#isFiltered ? empty('search', t('orders.none'), t('orders.none.text')) : empty('card', t('orders.empty'), t('orders.empty.text'));
    const waiting = items.filter(awaitsApproval);
    const boxes = this.query.get('state') === 'AWAITING_APPROVAL' && waiting.length ? { all: this.selection.allBox(waiting), of: (order) => (awaitsApproval(order) ? this.selection.box(order, order.code, waiting) : nothing) } : null;
    return html`${ordersTable(items, this.#code, this.#open, timeZone, boxes)}
      ${nextCursor ? html`<p class="more"><button type="button" class="button" @click=${this.#more}>${t('orders.more')}</button></p>` : nothing}
      ${boxes ? this.selection.bar(waiting, approvalButtons((approved) => this.#decide(waiting, approved), this.deciding)) : nothing}`;
  }

  work({ conference }) {
    const items = this.list.follow(this.#page()).value?.items ?? [];
    return html`${this.#filters()}${this.list.view((page) => this.#list(page, conference))}
      <order-side .path=${this.#path} .zone=${conference.timeZone} .audit=${maySeeAudit(conference) ? `${this.root}/audit` : null} .code=${this.#code} .codes=${items.map(({ code }) => code)} .listed=${items.find(({ code }) => code === this.#code)} @changed=${this.#changed}></order-side>`;
  }
}
customElements.define('organize-orders-page', OrdersPage);
