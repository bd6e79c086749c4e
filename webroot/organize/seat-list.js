import { html, nothing } from 'lit';
import { all, get, post } from '../lib/api.js';
import { saveFile } from '../lib/files.js';
import { t } from '../lib/i18n.js';
import { shortDay, time } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { csv } from '../workspace/csv.js';
import { Loaded } from '../workspace/loaded.js';

const COLUMNS = ['name', 'email', 'takenAt', 'reason'];

/** Who has a seat in a session. `renew` reads the `session` again. */
class SeatList extends PlainElement {
  static properties = { conference: {}, session: {}, renew: {} };
  seats = new Loaded(this, () => this.#load());

  get #path() {
    return `/conferences/${this.conference.slug}/sessions/${this.session.sessionId}`;
  }

  async #load() {
    const [seats, losing] = await Promise.all([all(`${this.#path}/seats`), get(`${this.#path}/overbooked`)]);
    return { seats, losing: losing.items };
  }

  async #do(action, said) {
    try {
      await action();
      await this.renew();
      toast({ text: said });
    } catch (problem) {
      toastProblem(problem);
    }
    await this.seats.renew();
  }

  #name = ({ name, email }) => name ?? email ?? t('seats.unknown');

  #why = (hint) => field({ name: 'reason', label: t('reason.label'), required: true, max: 500, hint });

  async #give() {
    const text = html`${field({ name: 'email', label: t('seats.email'), type: 'email', required: true, max: 254, hint: t('seats.email.hint') })}${this.#why(t('seats.give.why'))}`;
    const said = await confirm({ title: t('seats.give'), text, action: t('seats.give') });
    if (said) await this.#do(() => post(`${this.#path}/seats`, Object.fromEntries(said)), t('seats.given'));
  }

  async #remove(seat) {
    const said = await confirm({ title: t('seats.remove.title', { name: this.#name(seat) }), text: this.#why(t('seats.remove.why')), action: t('seats.remove'), danger: true });
    if (said) await this.#do(() => post(`${this.#path}/seats/${seat.userId}/remove`, Object.fromEntries(said)), t('seats.removed'));
  }

  async #shrink(losing) {
    const text = html`<p>${t('seats.shrink.text')}</p><ul>${losing.map((seat) => html`<li>${this.#name(seat)}</li>`)}</ul>`;
    if (!(await confirm({ title: t('seats.shrink.title', { count: losing.length }), text, action: t('seats.shrink'), danger: true }))) return;
    await this.#do(() => post(`${this.#path}/shrink`, { userIds: losing.map(({ userId }) => userId) }), t('seats.shrunk'));
  }

  #save = (seats) => saveFile(csv([COLUMNS, ...seats.map((seat) => COLUMNS.map((name) => seat[name]))]), `${this.conference.slug}-seats.csv`);

  #overbooked(losing) {
    if (losing.length === 0) return nothing;
    return html`<div class="conflict" role="status"><p>${icon('warning')}${t('seats.overbooked', { count: losing.length })}</p>
      <p>${losing.map(this.#name).join(', ')}</p>
      <p class="actions"><button type="button" class="button small danger" @click=${() => this.#shrink(losing)}>${t('seats.shrink')} …</button></p></div>`;
  }

  #row(seat) {
    const { timeZone } = this.conference;
    const at = Date.parse(seat.takenAt);
    return html`<li><span class="what"><b>${this.#name(seat)}</b><small>${[seat.name && seat.email, `${shortDay(at, timeZone)}, ${time(at, timeZone)}`, seat.reason].filter(Boolean).join(' · ')}</small></span>
      <span class="row-actions"><button type="button" class="icon-button" aria-label=${t('seats.remove.title', { name: this.#name(seat) })} @click=${() => this.#remove(seat)}>${icon('trash')}</button></span></li>`;
  }

  render() {
    this.seats.follow(`${this.#path} ${this.session.version} ${this.session.taken}`);
    return this.seats.view(({ seats, losing }) => html`${this.#overbooked(losing)}
      <div class="part-head"><h3>${t('seats.list')}</h3><span class="spring"></span>
        ${seats.length ? html`<button type="button" class="button small" @click=${() => this.#save(seats)}>${icon('download')}${t('seats.export')}</button>` : nothing}
        <button type="button" class="button small" @click=${() => this.#give()}>${icon('plus')}${t('seats.give')}</button></div>
      ${seats.length ? html`<ul class="layout-list sold-list">${seats.map((seat) => this.#row(seat))}</ul>` : html`<p class="hint">${t('seats.nobody')}</p>`}`);
  }
}
customElements.define('seat-list', SeatList);
