import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get, post } from '../../lib/api.js';
import { number, t } from '../../lib/i18n.js';
import { maySell } from '../../lib/roles.js';
import { go, withQuery } from '../../lib/router.js';
import { empty } from '../../parts/bits.js';
import { icon } from '../../parts/icons.js';
import { toast, toastProblem } from '../../parts/toast.js';
import { confirm } from '../../workspace/confirm.js';
import { Live } from '../../workspace/live.js';
import { Loaded } from '../../workspace/loaded.js';
import { OrganizerPage } from '../organizer-page.js';
import { moveForm, offerQuestion, removeQuestion } from './waiting-forms.js';
import { CLASSES, offers, sameList, waitingBand } from './waiting-rows.js';

/** While offers go out by themselves. */
const PAUSE = 15_000;
const PAGE = 100;

/** Who waits for what is sold out or full, and who goes first. */
class WaitingListPage extends OrganizerPage {
  static properties = { moving: { state: true }, busy: { state: true } };
  awaited = new Loaded(this, (path) => this.#all(path));
  list = new Live(this, (address) => get(address), () => PAUSE);

  may(conference) {
    return maySell(conference);
  }

  get #path() {
    return `/conferences/${this.params.slug}/waiting-list`;
  }

  /** What people wait for: ticket types, and sessions that are full. */
  async #all(path) {
    const [types, sessions] = await Promise.all([get(`${path}/ticket-types`), get(`${path}/sign-ups`)]);
    return [
      ...types.items.filter(({ addOn }) => !addOn).map(({ id, name }) => ({ id, name, kind: 'type' })),
      ...sessions.items.filter(({ awaited, held }) => awaited || held).map(({ sessionId, title }) => ({ id: sessionId, name: title, kind: 'session' })),
    ];
  }

  /** The server takes what is no id for a mistake. */
  #here(all) {
    return all.find(({ id, kind }) => id === this.query.get(kind));
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

  /** @returns whether it was done; `refused` is told what was in the way, where it says so itself */
  async #do(entry, what, body, refused = toastProblem) {
    if (this.busy) return false;
    this.busy = true;
    try {
      await post(`${this.#path}/${entry.id}/${what}`, body);
      toast({ text: t(`waitlist.done.${what}`, { name: entry.name }) });
      return true;
    } catch (problem) {
      refused(problem);
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
    let [said, why] = [await confirm(offerQuestion(entry))];
    const refused = (problem) => (why = problem);
    while (said && !(await this.#do(entry, 'admit', { reason: said.get('reason'), enlarge: said.has('enlarge') }, refused))) said = await confirm(offerQuestion(entry, said, why));
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
    const others = all.filter((one) => one.id !== entry.id && sameList(one, entry));
    return moveForm({ entry, others, to: this.moving.to, busy: this.busy, move: (body) => this.#move(entry, body), close: () => this.#close(entry) });
  }

  #tabs(all) {
    const here = this.#here(all);
    const show = ({ id = '', kind } = {}) => withQuery({ type: kind === 'type' ? id : '', session: kind === 'session' ? id : '' });
    const tab = (one, text) => html`<a href=${show(one)} aria-current=${one?.id === here?.id ? 'page' : nothing} @click=${(event) => (event.preventDefault(), go(show(one), { replace: true }))}>${text}</a>`;
    const sessions = all.filter(({ kind }) => kind === 'session');
    const choose = ({ target }) => go(show(all.find(({ id }) => id === target.value)), { replace: true });
    return html`<div class="list-tools"><div class="segmented" role="group" aria-label=${t('waitlist.for')}>${tab(undefined, t('waitlist.all'))}${all.filter(({ kind }) => kind === 'type').map((one) => tab(one, one.name))}</div>
      ${sessions.length ? html`<label class="pill">${icon('people')}<span class="hidden">${t('waitlist.session')}</span><select @change=${choose}><option value="" ?selected=${here?.kind !== 'session'}>${t('waitlist.session')}</option>
        ${sessions.map(({ id, name }) => html`<option value=${id} ?selected=${id === here?.id}>${name}</option>`)}</select>${icon('chevron')}</label>` : nothing}</div>`;
  }

  #bands({ items, nextCursor }, all, address, conference) {
    const waiting = items.filter(({ state }) => state === 'WAITING');
    const offered = items.filter(({ state }) => state === 'OFFERED');
    if (items.length === 0) return empty('clock', t('waitlist.empty'), t('waitlist.empty.text'));
    const names = new Map([...all.map(({ id, name }) => [id, name]), ...items.filter(({ sessionId }) => sessionId).map((entry) => [entry.sessionId, entry.sessionTitle])]);
    const does = { move: (entry) => this.#open(entry), offer: this.#offer, remove: this.#remove, drop: this.#drop, form: (entry) => this.#row(entry, waiting), names: this.#here(all) ? null : names, zone: conference.timeZone };
    return html`<div class="waiting-columns"><div class="table-box waiting-bands">${repeat(CLASSES, (name) => name, (name) => waitingBand(name, waiting.filter(({ waitingClass }) => waitingClass === name), does))}
        ${nextCursor ? html`<p class="more"><button type="button" class="button" @click=${() => this.#more(address)}>${t('orders.more')}</button></p>` : nothing}</div>
      ${offers(offered, names, conference, this.#remove)}</div>`;
  }

  head({ conference }) {
    this.title(t('organize.place.waiting-list'), conference.title);
    const waiting = this.list.value?.items.filter(({ state }) => state === 'WAITING').length;
    const shown = this.list.value?.nextCursor ? `${number(waiting)}+` : number(waiting ?? 0);
    return html`<h1>${t('organize.place.waiting-list')}</h1>${waiting ? html`<p class="subtitle">${t('waitlist.people', { count: waiting, shown })}</p>` : nothing}`;
  }

  work({ conference }) {
    this.awaited.follow(`/conferences/${this.params.slug}`);
    return this.awaited.view((all) => {
      const here = this.#here(all);
      const address = `${this.#path}?${new URLSearchParams({ limit: PAGE, ...(here && { [here.kind === 'type' ? 'ticketType' : 'session']: here.id }) })}`;
      this.list.follow(address);
      return html`${all.length > 1 ? this.#tabs(all) : nothing}${this.list.view((found) => this.#bands(found, all, address, conference))}`;
    });
  }
}
customElements.define('organize-waiting-page', WaitingListPage);
