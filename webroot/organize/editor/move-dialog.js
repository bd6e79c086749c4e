import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { addDays, dayMonth, instant, wallClock, weekday } from '../../lib/time.js';
import { PlainElement } from '../../parts/element.js';
import { formFault } from '../../parts/field.js';
import { icon } from '../../parts/icons.js';
import { conflictsOf, worst } from './conflicts.js';
import { placeOf } from './place.js';
import { conflictWords, refusalWords } from './words.js';

/** Moves a session without dragging it, also to another day. */
class MoveDialog extends PlainElement {
  static properties = { program: {}, editor: {}, session: { state: true }, form: { state: true }, problem: { state: true }, busy: { state: true } };

  get #dialog() {
    return this.querySelector('dialog');
  }

  async show(session) {
    const place = placeOf(session) ?? this.editor.freePlace(session);
    const { date, time } = wallClock(place.start, this.program.conference.timeZone);
    this.form = { day: place.day, roomId: place.roomId ?? '', time, minutes: String(place.minutes), isAfterMidnight: date > place.day };
    this.session = session;
    this.problem = null;
    await this.updateComplete;
    this.#dialog.showModal();
    this.querySelector('select').focus();
  }

  /** Where the form says, else null while it is incomplete. */
  get #place() {
    const { day, roomId, time, minutes, isAfterMidnight } = this.form;
    if (!time || !(Number(minutes) > 0)) return null;
    const start = instant(isAfterMidnight ? addDays(day, 1) : day, time, this.program.conference.timeZone);
    return { day, start, minutes: Number(minutes), roomId: roomId || null };
  }

  #changed = ({ target }) => {
    this.form = { ...this.form, [target.name]: target.type === 'checkbox' ? target.checked : target.value };
  };

  #submit = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      this.editor.tell(await this.editor.plan.move(this.session.id, this.#place));
      this.#dialog.close();
      await this.editor.reveal(this.program.sessions.get(this.session.id));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  };

  #choice(name, options) {
    return html`<label class="field">${t(`editor.move.${name}`)}<select name=${name} @change=${this.#changed}>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === this.form[name]}>${text}</option>`)}</select></label>`;
  }

  #fields() {
    const { days, rooms } = this.program;
    const sorted = [...rooms.values()].sort((a, b) => a.position - b.position).map(({ id, name }) => [id, name]);
    return html`${this.#choice('day', days.map(({ date }) => [date, `${weekday(date, 'long')}, ${dayMonth(date)}`]))}
      ${this.#choice('roomId', [...sorted, ['', t('room.none')]])}
      <div class="columns"><label class="field">${t('editor.move.time')}<input type="time" name="time" required .value=${this.form.time} @input=${this.#changed}></label>
        <label class="field">${t('editor.move.minutes')}<input type="number" name="minutes" required min="1" max="10080" inputmode="numeric" .value=${this.form.minutes} @input=${this.#changed}></label></div>
      <label class="field check"><input type="checkbox" name="isAfterMidnight" .checked=${this.form.isAfterMidnight} @change=${this.#changed}><span>${t('editor.move.after-midnight')}</span></label>`;
  }

  #conflicts() {
    const conflicts = conflictsOf(this.session, this.#place, this.program, this.editor.plan.state.value.rules);
    return html`<div role="status">${conflicts.length === 0 ? nothing : html`<ul class="reasons ${worst(conflicts).toLowerCase()}">
      ${conflicts.map((conflict) => html`<li>${icon('warning')}<span>${conflictWords(conflict, this.program)}</span></li>`)}</ul>`}</div>`;
  }

  render() {
    const close = () => this.#dialog.close();
    return html`<dialog class="move-dialog" aria-labelledby="move-title">${this.form ? html`<form @submit=${this.#submit}>
      <div class="panel-head"><h2 id="move-title">${t('editor.move.title')}</h2><span class="spring"></span>
        <button type="button" class="icon-button" aria-label=${t('close')} @click=${close}>${icon('close')}</button></div>
      <p class="move-what">${this.session.title}</p>${this.problem ? formFault(this.problem, refusalWords(this.problem)) : nothing}
      ${this.#fields()}${this.#conflicts()}
      <p class="actions"><button class="button primary" ?disabled=${this.busy}>${t('editor.move.do')}</button><button type="button" class="button" @click=${close}>${t('editor.cancel')}</button></p></form>` : nothing}</dialog>`;
  }
}
customElements.define('move-dialog', MoveDialog);
