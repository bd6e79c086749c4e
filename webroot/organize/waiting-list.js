import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get, post } from '../lib/api.js';
import { number, t } from '../lib/i18n.js';
import { maySell } from '../lib/roles.js';
import { go, withQuery } from '../lib/router.js';
import { empty } from '../parts/bits.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { Live } from '../workspace/live.js';
import { Loaded } from '../workspace/loaded.js';
import { OrganizerPage } from './organizer-page.js';
import { moveForm, offerQuestion, removeQuestion } from './waiting-forms.js';
import { CLASSES, offers, waitingBand } from './waiting-rows.js';

/** While offers go out by themselves. */
const PAUSE = 15_000;
const PAGE = 100;

/** Who waits for what is sold out, and who goes first. */
class WaitingListPage extends OrganizerPage {
  static properties = { moving: { state: true }, busy: { state: true } };
  types = new Loaded(this, (path) => get(path).then((list) => list.items));
  list = new Live(this, (address) => get(address), () => PAUSE);

  may(conference) {
    return maySell(conference);
  }

  get #path() {
    return `/conferences/${this.params.slug}/waiting-list`;
  }

  /** The server takes what is no id for a mistake. */
  #type(types) {
    return types.find(({ id }) => id === this.query.get('type'));
  }

  #more = async (address) => {
    const { items, nextCursor } = this.list.value;
    try {
      const next = await get(`${address}&cursor=${encodeURIComponent(nextCursor)}`);
      this.list.value = { ...next, items: [...items, ...next.items] };
      this.requestUpdate();
    } catch (problem) {
      toastProblem(problem);
    }
  };

  /** @returns whether it was done */
  async #do(entry, what, body) {
    if (this.busy) return false;
    this.busy = true;
    try {
      await post(`${this.#path}/${entry.id}/${what}`, body);
      toast({ text: t(`waitlist.done.${what}`, { name: entry.name }) });
      return true;
    } catch (problem) {
      toastProblem(problem);
      return false;
    } finally {
      this.busy = false;
      await this.list.renew();
    }
  }

  #move = async (entry, body) => {
    if (await this.#do(entry, 'move', body)) this.#close(entry);
  };

  #close(entry) {
    this.moving = null;
    this.updateComplete.then(() => this.querySelector(`[data-do="move ${entry.id}"]`)?.focus());
  }

  #offer = async (entry) => {
    let said = await confirm(offerQuestion(entry));
    while (said && !(await this.#do(entry, 'admit', { reason: said.get('reason'), enlarge: said.has('enlarge') }))) said = await confirm(offerQuestion(entry, said));
  };

  #remove = async (entry) => {
    const said = await confirm(removeQuestion(entry));
    if (said) await this.#do(entry, 'remove', { reason: said.get('reason') });
  };

  async #open(entry, to) {
    this.moving = { id: entry.id, to };
    await this.updateComplete;
    this.querySelector('.move-form textarea').focus();
  }

  /** Dropped on another, somebody comes just before them: why is asked next. */
  #drop = (entry, before) => this.#open(entry, { waitingClass: before.waitingClass, before: before.id });

  #row(entry, all) {
    if (this.moving?.id !== entry.id) return null;
    const others = all.filter((one) => one.id !== entry.id && one.ticketTypeId === entry.ticketTypeId);
    return moveForm({ entry, others, to: this.moving.to, busy: this.busy, move: (body) => this.#move(entry, body), close: () => this.#close(entry) });
  }

  #tabs(types) {
    const here = this.#type(types)?.id ?? '';
    const tab = (id, text) => html`<a href=${withQuery({ type: id })} aria-current=${id === here ? 'page' : nothing} @click=${(event) => (event.preventDefault(), go(withQuery({ type: id }), { replace: true }))}>${text}</a>`;
    return html`<div class="list-tools"><div class="segmented" role="group" aria-label=${t('waitlist.for')}>${tab('', t('waitlist.all'))}${types.map(({ id, name }) => tab(id, name))}</div></div>`;
  }

  #bands({ items, nextCursor }, types, address, conference) {
    const waiting = items.filter(({ state }) => state === 'WAITING');
    const offered = items.filter(({ state }) => state === 'OFFERED');
    if (items.length === 0) return empty('clock', t('waitlist.empty'), t('waitlist.empty.text'));
    const names = new Map(types.map(({ id, name }) => [id, name]));
    const does = { move: (entry) => this.#open(entry), offer: this.#offer, remove: this.#remove, drop: this.#drop, form: (entry) => this.#row(entry, waiting), names: this.#type(types) ? null : names, zone: conference.timeZone };
    return html`<div class="waiting-columns"><div class="table-box waiting-bands">${repeat(CLASSES, (name) => name, (name) => waitingBand(name, waiting.filter(({ waitingClass }) => waitingClass === name), does))}
        ${nextCursor ? html`<p class="more"><button type="button" class="button" @click=${() => this.#more(address)}>${t('orders.more')}</button></p>` : nothing}</div>
      ${offers(offered, names, conference)}</div>`;
  }

  head({ conference }) {
    this.title(t('organize.place.waiting-list'), conference.title);
    const waiting = this.list.value?.items.filter(({ state }) => state === 'WAITING').length;
    const shown = this.list.value?.nextCursor ? `${number(waiting)}+` : number(waiting ?? 0);
    return html`<h1>${t('organize.place.waiting-list')}</h1>${waiting ? html`<p class="subtitle">${t('waitlist.people', { count: waiting, shown })}</p>` : nothing}`;
  }

  work({ conference }) {
    this.types.follow(`/conferences/${this.params.slug}/ticket-types`);
    return this.types.view((types) => {
      const type = this.#type(types);
      const address = `${this.#path}?${new URLSearchParams({ limit: PAGE, ...(type && { ticketType: type.id }) })}`;
      this.list.follow(address);
      return html`${types.length > 1 ? this.#tabs(types) : nothing}${this.list.view((found) => this.#bands(found, types, address, conference))}`;
    });
  }
}
customElements.define('organize-waiting-page', WaitingListPage);
