import { html, nothing } from 'lit';
import { get, put, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { formNotice, saveBar } from '../workspace/form-parts.js';
import { Form } from '../workspace/form.js';
import { Loaded } from '../workspace/loaded.js';
import { momentField } from './moment-field.js';
import { quotaBar } from './quota-bar.js';
import './seat-list.js';
import { typeChoice } from './sell/type-choice.js';

const label = (name) => t(`seats.${name}`);

const read = ({ capacity = '', opensAt = null, closesAt = null, ticketNeeded, ticketTypeIds }) => ({
  capacity, opensAt, closesAt, ticketNeeded, ticketTypeIds: [...ticketTypeIds].sort(),
});

/** Whether people sign up for a session, and how; below that who did. */
class SessionSeats extends PlainElement {
  static properties = { conference: {}, sessionId: {} };
  form = new Form(this, read);
  known = new Loaded(this, (path) => this.#load(path));

  get #path() {
    return `/conferences/${this.conference.slug}`;
  }

  get #signUp() {
    return `${this.#path}/sessions/${this.sessionId}/sign-up`;
  }

  async #load(path) {
    const [sessions, types, rule] = await Promise.all([get(`${path}/sign-ups`), get(`${path}/ticket-types`), get(`${path}/seat-rule`)]);
    const session = sessions.items.find(({ sessionId }) => sessionId === this.sessionId) ?? null;
    if (session && !this.form.values) this.form.open(session);
    return { session, types: types.items, onClash: rule.onClash };
  }

  async #do(action, said) {
    try {
      await action();
      await this.known.renew();
      toast({ text: said });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #begin = () => this.#do(() => put(this.#signUp, {}), t('seats.begun'));

  #rule = ({ target }) => this.#do(() => put(`${this.#path}/seat-rule`, { onClash: target.value }), t('form.saved'));

  async #end() {
    if (!(await confirm({ title: t('seats.end.title'), text: t('seats.end.text'), action: t('seats.end'), danger: true }))) return;
    await this.#do(async () => {
      await remove(this.#signUp);
      this.form.reset();
      this.form.values = null;
    }, t('seats.ended'));
  }

  async #save(event) {
    event.preventDefault();
    const newest = () => get(`${this.#path}/sign-ups`).then(({ items }) => items.find(({ sessionId }) => sessionId === this.sessionId));
    const { capacity, ...rest } = this.form.values;
    const body = { ...rest, capacity: capacity === '' || capacity === null ? null : Number(capacity) };
    if (!(await this.form.submit((changes, etag) => put(this.#signUp, body, { etag }), newest))) return;
    await this.known.renew();
    toast({ text: t('form.saved') });
  }

  #form(types) {
    const { form, conference } = this;
    const one = (name, more) => ({ name, label: label(name), value: form.values[name], problem: form.problem, ...more });
    return html`<form class="seat-form" @submit=${(event) => this.#save(event)} @input=${form.typed} @edited=${form.edited}>${formNotice(form, label)}
      <div class="columns">${field(one('capacity', { type: 'number', min: 0, max: 100_000, hint: t('seats.capacity.hint') }))}${field(one('ticketNeeded', { type: 'checkbox' }))}</div>
      <div class="columns sales-window">${momentField(one('opensAt'), conference)}${momentField(one('closesAt', { hint: t('seats.closesAt.hint') }), conference)}</div>
      ${types.length ? typeChoice(form, types, { label: t('seats.ticketTypeIds'), hint: t('seats.ticketTypeIds.hint') }) : nothing}${saveBar(form, { more: html`<button type="button" class="button danger" @click=${() => this.#end()}>${t('seats.end')}</button>` })}</form>`;
  }

  #waiting({ sessionId, awaited, held }) {
    if (!awaited && !held) return nothing;
    return html`<p class="seat-waiting">${icon('clock')}<span>${held ? t('seats.held', { count: held }) : nothing}</span><a href="/c/${this.conference.slug}/organize/waiting-list?session=${sessionId}">${t('seats.waiting')}</a></p>`;
  }

  #opened({ session, types, onClash }) {
    return html`${quotaBar(session)}${this.#waiting(session)}${this.#form(types)}
      <label class="field"><span>${t('seats.rule')}</span><select @change=${this.#rule}>${['REFUSE', 'WARN'].map((rule) => html`<option value=${rule} ?selected=${rule === onClash}>${t(`seats.rule.${rule}`)}</option>`)}</select>
        <small class="hint">${t('seats.rule.hint')}</small></label>
      <seat-list .conference=${this.conference} .session=${session} .renew=${() => this.known.renew()}></seat-list>`;
  }

  render() {
    this.known.follow(this.#path);
    return html`<section class="panel panel-form" aria-labelledby="seats-title"><h2 id="seats-title">${t('seats.title')}</h2>${this.known.view((known) => (known.session && this.form.values
      ? this.#opened(known)
      : html`<p class="hint">${t('seats.none')}</p><p class="actions"><button type="button" class="button" @click=${this.#begin}>${icon('people')}${t('seats.begin')}</button></p>`))}</section>`;
  }
}
customElements.define('session-seats', SessionSeats);
