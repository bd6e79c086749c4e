import { html, nothing } from 'lit';
import { get, post, remove } from '../lib/api.js';
import { newId } from '../lib/ids.js';
import { number, shownLanguage, t } from '../lib/i18n.js';
import { maySignIn, signInFor } from '../lib/session.js';
import { stampIn } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import { field, formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toastProblem } from '../parts/toast.js';
import { addressOf } from './orders.js';

/** Where who is signed in waits or is offered seats. */
export const myWaiting = async () => (await get('/me/waiting-list')).items;

/** What is sold out can be waited for; who waits sees where they stand. Tells with `changed` when they wait or do not any more. */
class WaitingPlace extends PlainElement {
  static properties = { slug: {}, zone: {}, type: {}, others: {}, entry: {}, open: { state: true }, seats: { state: true }, busy: { state: true }, fault: { state: true } };
  #id = newId();

  get #path() {
    return `/conferences/${this.slug}/waiting-list`;
  }

  async #do(run) {
    if (this.busy) return;
    this.busy = true;
    this.fault = null;
    try {
      await run();
      this.open = false;
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (problem) {
      if (this.open) this.fault = problem;
      else toastProblem(problem);
      if (problem.status === 409) this.dispatchEvent(new CustomEvent('changed'));
    } finally {
      this.busy = false;
    }
  }

  #join = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const { seats, splits } = Object.fromEntries(form);
    this.#do(async () => {
      await post(this.#path, { id: this.#id, ticketTypeId: this.type.id, otherTypeIds: form.getAll('other'), seats: Number(seats ?? this.type.leastPerOrder), splits: splits === 'on', locale: shownLanguage() });
      this.#id = newId();
    });
  };

  #leave = () => this.#do(() => remove(`${this.#path}/${this.entry.id}`));

  #decline = () => this.#do(() => post(`/conferences/${this.slug}/orders/${this.entry.orderCode}/cancel`));

  async #begin() {
    this.seats = this.type.leastPerOrder;
    this.open = true;
    await this.updateComplete;
    this.querySelector('input, .primary').focus();
  }

  /** Whoever only wants to come waits for other tickets too. */
  #choices() {
    if (this.others.length === 0) return nothing;
    return html`<fieldset class="waiting-others"><legend>${t('waiting.others')}</legend><p class="hint">${t('waiting.others.hint')}</p>
      ${this.others.map(({ id, name }) => html`<label><input type="checkbox" name="other" value=${id}>${name}</label>`)}</fieldset>`;
  }

  #standing() {
    const { position, freedLately, seats, reason, otherTypeIds } = this.entry;
    return html`<p class="waiting-here">${icon('clock')}<span><b>${t('waiting.place', { place: number(position) })}</b>${seats > 1 ? html` · ${t('waiting.together', { count: seats })}` : nothing}
      <small>${t('waiting.freed', { count: freedLately })}</small>${otherTypeIds.length ? html`<small>${t('waiting.any', { count: otherTypeIds.length })}</small>` : nothing}${reason ? html`<small>${t('waiting.reason', { reason })}</small>` : nothing}</span>
      <button type="button" class="button" ?disabled=${this.busy} @click=${this.#leave}>${t('waiting.leave')}</button></p>`;
  }

  #offer() {
    const { orderCode, offeredUntil, seats } = this.entry;
    return html`<p class="waiting-here offered">${icon('check')}<span><b>${t('waiting.offered', { count: seats })}</b>${offeredUntil ? html`<small>${t('waiting.until', { time: stampIn(Date.parse(offeredUntil), this.zone) })}</small>` : nothing}</span>
      <span class="actions"><a class="button primary" href=${addressOf(this.slug, orderCode)}>${t('waiting.take')}</a>${this.#declining()}</span></p>`;
  }

  /** Asked once more: somebody else gets the seats at once. */
  #declining() {
    if (!this.open) return html`<button type="button" class="button" @click=${() => (this.open = true)}>${t('waiting.decline')}</button>`;
    return html`<button type="button" class="button danger" ?disabled=${this.busy} @click=${this.#decline}>${t('waiting.decline.do')}</button>
      <button type="button" class="button" @click=${() => (this.open = false)}>${t('waiting.decline.not')}</button>`;
  }

  #form() {
    const { leastPerOrder, mostPerOrder } = this.type;
    const several = mostPerOrder > leastPerOrder || leastPerOrder > 1;
    return html`<form class="waiting-form" @submit=${this.#join} @input=${({ target }) => target.name === 'seats' && (this.seats = target.valueAsNumber)}><p>${t('waiting.text')}</p>
      ${several ? field({ name: 'seats', label: t('waiting.seats'), type: 'number', value: leastPerOrder, min: leastPerOrder, max: mostPerOrder, required: true, problem: this.fault }) : nothing}
      ${this.seats > 1 ? field({ name: 'splits', label: t('waiting.splits'), type: 'checkbox', value: false }) : nothing}${this.#choices()}${formFault(this.fault)}
      <p class="actions"><button class="button primary" ?disabled=${this.busy}>${t('waiting.join')}</button>
        <button type="button" class="button" @click=${() => (this.open = false)}>${t('waiting.not')}</button></p></form>`;
  }

  render() {
    if (this.entry) return this.entry.state === 'OFFERED' ? this.#offer() : this.#standing();
    if (!maySignIn()) return html`<p class="waiting-here"><a class="button" href=${signInFor(`/c/${this.slug}/tickets`)}>${t('waiting.sign-in')}</a></p>`;
    if (this.open) return this.#form();
    return html`<p class="waiting-here"><button type="button" class="button" aria-label="${t('waiting.join')}: ${this.type.name}" @click=${() => this.#begin()}>${icon('clock')}${t('waiting.join')}</button></p>`;
  }
}
customElements.define('waiting-place', WaitingPlace);
