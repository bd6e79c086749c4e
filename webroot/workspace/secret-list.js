import { html, nothing } from 'lit';
import { get, post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { dateOf, deviceZone } from '../lib/time.js';
import { skeleton } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from './confirm.js';
import { secretOnce } from './secret-once.js';

/** The day of an instant as the API says it. */
export const dayOf = (time) => dateOf(Date.parse(time), deviceZone());

/**
 * Things that are opened by a secret: made here, when it is shown once, listed, and revoked. What they are say those that extend it:
 * their `path` in the API, the `words` before the names of their messages, for how many days one is good, and what is asked for and shown of each.
 */
export class SecretList extends PlainElement {
  static properties = { items: { state: true }, open: { state: true }, made: { state: true }, unread: { state: true }, problem: { state: true }, busy: { state: true } };

  firstUpdated() {
    this.#load().catch((problem) => (this.unread = problem));
  }

  async #load() {
    this.items = (await get(this.path)).items;
  }

  /** What was pressed is gone, and the focus with it. */
  async #show(what) {
    await this.updateComplete;
    this.querySelector(what)?.focus();
  }

  #toggle = (open) => {
    this.open = open;
    this.problem = null;
    return this.#show(open ? 'form :is(input, select)' : '.more');
  };

  #make = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(event.target);
    this.busy = true;
    try {
      this.made = { ...(await post(this.path, { ...this.wanted(data), expiresInDays: Number(data.get('expiresInDays')) })), asked: data };
      this.problem = null;
      this.open = false;
      await this.#load();
      await this.#show('.secret');
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  };

  async #revoke(item) {
    const word = (which) => t(`${this.words}.${which}`, { name: this.nameOf(item) });
    const sure = await confirm({ title: word('revoke.title'), text: word('revoke.text'), action: word('revoke'), danger: true });
    if (!sure) return;
    try {
      // What was revoked meanwhile elsewhere is as it should be.
      await remove(`${this.path}/${item.id}`).catch((problem) => problem.status === 404 || Promise.reject(problem));
      if (this.made?.id === item.id) this.made = null;
      await this.#load();
      toast({ text: word('revoked') });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  nameOf({ name }) {
    return name;
  }

  /** How long one is good, beside what else is asked for. */
  life() {
    const { all, usual } = this.lives;
    return html`<label class="field">${t(`${this.words}.life`)}<select name="expiresInDays">${all.map((days) => html`<option value=${days} ?selected=${days === usual}>${t(`${this.words}.days`, { count: days })}</option>`)}</select></label>`;
  }

  #row(item) {
    const name = this.nameOf(item);
    return html`<li data-id=${item.id}><span><b>${name}</b>${this.facts(item)}</span>
      <button type="button" class="button small" aria-label=${t(`${this.words}.revoke.title`, { name })} @click=${() => this.#revoke(item)}>${t(`${this.words}.revoke`)}</button></li>`;
  }

  /** Several of these forms may be on one page: labels hold their inputs, nothing has an id. */
  #form() {
    const { problem } = this;
    return html`<form @submit=${this.#make}>${formFault(problem, problem?.errors?.[0]?.detail)}${this.fields()}
      <p class="actions"><button class="button primary" ?disabled=${this.busy}>${t(`${this.words}.make`)}</button>
        <button type="button" class="button" @click=${() => this.#toggle(false)}>${t('confirm.cancel')}</button></p></form>`;
  }

  #shown(made) {
    const { secret, hint = nothing } = this.secretOf(made);
    return secretOnce({ label: t(`${this.words}.made`, { name: this.nameOf(made) }), secret, of: this.words, hint });
  }

  /** All that there is and can be done. */
  list() {
    if (this.unread) return html`<p class="hint">${this.unread.message}</p>`;
    if (!this.items) return skeleton(1);
    return html`${this.made ? this.#shown(this.made) : nothing}
      ${this.items.length ? html`<ul class="api-tokens">${this.items.map((each) => this.#row(each))}</ul>` : nothing}
      ${this.open ? this.#form() : html`<p><button type="button" class="button more" @click=${() => this.#toggle(true)}>${icon('plus')}${t(`${this.words}.new`)}</button></p>`}`;
  }
}
