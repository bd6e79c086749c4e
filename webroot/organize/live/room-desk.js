import { html, nothing } from 'lit';
import { put } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { MINUTE, shownZone, time } from '../../lib/time.js';
import { seats } from '../../parts/bits.js';
import { PlainElement } from '../../parts/element.js';
import { field } from '../../parts/field.js';
import { toast, toastProblem } from '../../parts/toast.js';
import { formNotice } from '../../workspace/form-parts.js';
import { Form } from '../../workspace/form.js';

const DELAYS = [0, 5, 10, 15];
const QUEUES = [0, 5, 10, 20, 30];
const SEATS = ['FREE', 'HALF', 'FEW', 'FULL'];

/** What is said of a session now, as the API takes it back. */
const wordsOf = ({ phase, seats, full = false, queueMinutes = null, delayedMinutes = null, movedTo = null, streamUrl = null } = {}) =>
  ({ phase, seats, full, queueMinutes, delayedMinutes, movedTo, streamUrl });

/** How a session and its room stand, as everybody is told it. */
class RoomDesk extends PlainElement {
  static properties = { conference: {}, session: {}, state: {}, busy: { state: true } };
  form = new Form(this, ({ movedTo, streamUrl }) => ({ movedTo, streamUrl }));

  /** What is typed stays, whatever others say meanwhile. */
  willUpdate() {
    if (!this.form.values || !this.form.isChanged) this.form.open(wordsOf(this.state));
  }

  #put(change) {
    return put(`/conferences/${this.conference.id}/sessions/${this.session.id}/live-state`, { ...wordsOf(this.state), ...change });
  }

  async #say(change) {
    if (this.busy) return;
    this.busy = true;
    await this.#put(change).catch(toastProblem);
    this.busy = false;
  }

  async #save(event) {
    event.preventDefault();
    if (await this.form.submit((changes) => this.#put(changes))) toast({ text: t('form.saved') });
  }

  #choice(name, value, choices) {
    return html`<div class="segmented desk-choice" role="group" aria-label=${t(`room-desk.${name}`)}>${choices.map(([each, text, change = { [name]: each }]) => html`<button type="button" aria-pressed=${each === value}
      ?disabled=${this.busy} @click=${() => this.#say(change)}>${text}</button>`)}</div>`;
  }

  #late(late) {
    const { end } = this.session;
    const known = DELAYS.includes(late) ? DELAYS : [...DELAYS, late].sort((a, b) => a - b);
    return html`<div class="desk-line"><h3>${t('room-desk.delayedMinutes')}</h3>${end === null ? nothing : html`<small>${t('room-desk.ends', { time: time(end + late * MINUTE, shownZone(this.conference.timeZone)) })}</small>`}</div>
      ${this.#choice('delayedMinutes', late, known.map((minutes) => [minutes, minutes ? `+${minutes}` : t('room-desk.on-time'), { delayedMinutes: minutes || null }]))}`;
  }

  #queue(queue) {
    const known = QUEUES.includes(queue) ? QUEUES : [...QUEUES, queue].sort((a, b) => a - b);
    return html`<h3>${t('room-desk.queueMinutes')}</h3>
      ${this.#choice('queueMinutes', queue, known.map((minutes) => [minutes, minutes ? t('room-desk.minutes', { count: minutes }) : t('room-desk.nobody'), { queueMinutes: minutes || null }]))}`;
  }

  #elsewhere() {
    const one = (name, more) => field({ name, label: t(`room-desk.${name}`), value: this.form.values[name], problem: this.form.problem, autocomplete: 'off', ...more });
    const isSaid = Boolean(this.state?.movedTo || this.state?.streamUrl);
    return html`<details class="desk-elsewhere" ?open=${isSaid}><summary>${t('room-desk.elsewhere')}</summary><form class="panel-form" @submit=${this.#save} @input=${this.form.typed}>
      ${formNotice(this.form, (name) => t(`room-desk.${name}`))}${one('movedTo', { max: 200 })}${one('streamUrl', { type: 'url', max: 2_000, placeholder: 'https://' })}
      <div class="actions"><button class="button" ?disabled=${this.form.busy || !this.form.isChanged}>${t('form.save')}</button></div></form></details>`;
  }

  render() {
    const { phase, seats: taken, full, queueMinutes, delayedMinutes } = wordsOf(this.state);
    return html`<section class="panel desk-panel" aria-labelledby="desk-room"><div class="desk-panel-head"><h2 id="desk-room">${t('room-desk.title')}</h2><span class="spring"></span><small>${this.session.room ? seats(this.session.room) : ''}</small></div>
      ${this.#choice('phase', phase, [[undefined, t('room-desk.planned')], ['RUNNING', t('room-desk.running')], ['ENDED', t('room-desk.ended')]])}
      ${this.#choice('seats', full ? 'FULL' : taken, SEATS.map((each) => [each, t(`room-desk.seats.${each}`), { seats: each, full: each === 'FULL' }]))}
      ${full || queueMinutes ? this.#queue(queueMinutes ?? 0) : nothing}${this.#late(delayedMinutes ?? 0)}${this.#elsewhere()}</section>`;
  }
}
customElements.define('room-desk', RoomDesk);
