import { html, nothing } from 'lit';
import { get, post } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { problemNote, skeleton } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { toastProblem } from '../parts/toast.js';

const CHANNELS = [['INBOX', 'bell'], ['EMAIL', 'mail'], ['PUSH', 'device'], ['SMS', 'phone']];
const MINUTES = [5, 10, 15, 30, 60];

/** Each kind of message with each way it may go; what must be told says why. */
class MessagePreferences extends PlainElement {
  static properties = { items: { state: true }, minutes: { state: true }, declined: { state: true }, problem: { state: true } };

  #names = new Map();

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    this.problem = null;
    try {
      this.#take(await get('/me/preferences'));
    } catch (problem) {
      this.problem = problem;
    }
  }

  #take({ items, reminderMinutes, conferences }) {
    this.items = items;
    this.minutes = reminderMinutes;
    this.declined = conferences;
    for (const { conferenceId } of conferences) this.#name(conferenceId);
  }

  /** A conference that is gone has no name any more. */
  async #name(id) {
    if (this.#names.has(id)) return;
    this.#names.set(id, t('inbox.declined.gone'));
    const conference = await get(`/conferences/${id}`).catch(() => null);
    if (conference) this.#names.set(id, conference.title);
    this.requestUpdate();
  }

  async #lift({ kind, conferenceId }) {
    try {
      this.#take(await post('/me/preferences', { conferences: [{ kind, conferenceId, wanted: true }] }));
    } catch (problem) {
      toastProblem(problem);
    }
  }

  async #set({ kind, channel }, box) {
    try {
      this.#take(await post('/me/preferences', { items: [{ kind, channel, wanted: box.checked }] }));
    } catch (problem) {
      box.checked = !box.checked;
      toastProblem(problem);
    }
  }

  async #remind(choice) {
    try {
      this.#take(await post('/me/preferences', { reminderMinutes: Number(choice.value) }));
    } catch (problem) {
      choice.value = this.minutes;
      toastProblem(problem);
    }
  }

  #reminder() {
    return html`<label class="reminder">${t('inbox.remind')}
      <select @change=${({ target }) => this.#remind(target)}>${MINUTES.map((minutes) => html`
        <option value=${minutes} .selected=${minutes === this.minutes}>${t('inbox.remind.minutes', { count: minutes })}</option>`)}</select>
      ${t('inbox.remind.before')}</label>`;
  }

  /** What a link in a mail ended for one conference. */
  #lifted() {
    const row = (one) => html`<li><span>${this.#names.get(one.conferenceId)}<small>${t(`inbox.kind.${one.kind}`)}</small></span>
      <button type="button" class="button small" @click=${() => this.#lift(one)}>${t('inbox.declined.lift')}</button></li>`;
    return this.declined.length ? html`<h3>${t('inbox.declined')}</h3><ul class="devices">${this.declined.map(row)}</ul>` : nothing;
  }

  #cell(kind, name) {
    const one = this.items.find((each) => each.kind === kind && each.channel === name);
    const label = `${t(`inbox.kind.${kind}`)}: ${t(`inbox.channel.${name}`)}`;
    if (!one) return html`<td><span aria-label=${t('inbox.never', { label })}>–</span></td>`;
    return html`<td><input type="checkbox" aria-label=${label} .checked=${one.wanted} ?disabled=${one.must !== 'NOT'}
      title=${one.must === 'NOT' ? nothing : t(`inbox.must.${one.must}`)} @change=${({ target }) => this.#set(one, target)}></td>`;
  }

  #row(kind) {
    const { must } = this.items.find((each) => each.kind === kind);
    return html`<tr><th scope="row">${t(`inbox.kind.${kind}`)}<small>${must === 'NOT' ? t(`inbox.about.${kind}`) : t(`inbox.must.${must}`)}</small></th>
      ${CHANNELS.map(([name]) => this.#cell(kind, name))}</tr>`;
  }

  #table() {
    if (this.problem) return problemNote(this.problem, () => this.#load());
    if (!this.items) return skeleton(4);
    const kinds = Map.groupBy(new Set(this.items.map(({ kind }) => kind)), (kind) => this.#isFixed(kind));
    return html`${this.#rows(kinds.get(false) ?? [])}${this.#reminder()}${this.#lifted()}
      <details><summary>${t('inbox.always', { count: kinds.get(true)?.length ?? 0 })}</summary>${this.#rows(kinds.get(true) ?? [])}</details>`;
  }

  #rows(kinds) {
    return html`<table class="preferences"><thead><tr><td></td>${CHANNELS.map(([name, symbol]) => html`<th scope="col">${icon(symbol)}${t(`inbox.channel.${name}`)}</th>`)}</tr></thead>
      <tbody>${kinds.map((kind) => this.#row(kind))}</tbody></table>`;
  }

  #isFixed(kind) {
    return this.items.find((each) => each.kind === kind).must !== 'NOT';
  }

  render() {
    return html`<section class="panel" id="preferences"><h2>${t('inbox.preferences')}</h2>${this.#table()}</section>`;
  }
}
customElements.define('message-preferences', MessagePreferences);
