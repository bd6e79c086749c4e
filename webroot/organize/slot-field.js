import { html, nothing } from 'lit';
import { byName, t } from '../lib/i18n.js';
import { addDays, instant, longDay, wallClock, zoneName, dateOnly } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import './slot-conflicts.js';

/** Until then a talk may belong to the program of the evening before. */
const NIGHT_ENDS = '06:00';
const USUAL_MINUTES = 45;

/**
 * When and where a session takes place: `{ day, start, durationMinutes, roomId }`, or null. Says `edited` with the new slot; while
 * it is not complete, its `start` is missing.
 */
class SlotField extends PlainElement {
  static properties = { program: {}, sessionId: {}, slot: {}, problem: {} };
  #time = '';

  willUpdate(changed) {
    if (!changed.has('slot')) return;
    if (this.slot?.start) this.#time = wallClock(Date.parse(this.slot.start), this.#zone).time;
    else if (!this.slot) this.#time = '';
  }

  get #zone() {
    return this.program.conference.timeZone;
  }

  /** After midnight, on the date that follows the program day. */
  get #isNextDay() {
    const { slot } = this;
    return slot?.start ? wallClock(Date.parse(slot.start), this.#zone).date > slot.day : this.#time !== '' && this.#time < NIGHT_ENDS;
  }

  #days() {
    const { startDate, endDate } = this.program.conference;
    const days = new Set(this.program.days.map((day) => day.date));
    if (this.slot?.day) days.add(this.slot.day);
    for (let day = startDate; day <= endDate; day = addDays(day, 1)) days.add(day);
    return [...days].sort();
  }

  #tell(change, { time = this.#time, nextDay = time < NIGHT_ENDS } = {}) {
    this.#time = time;
    const next = { durationMinutes: USUAL_MINUTES, ...this.slot, ...change };
    const date = nextDay ? addDays(next.day, 1) : next.day;
    const start = time ? new Date(instant(date, time, this.#zone)).toISOString().replace('.000', '') : undefined;
    this.#say({ day: next.day, start, durationMinutes: next.durationMinutes, roomId: next.roomId ?? null });
  }

  #say(value) {
    this.dispatchEvent(new CustomEvent('edited', { detail: { name: 'slot', value }, bubbles: true }));
  }

  #typed(event) {
    event.stopPropagation();
    const { name, value, checked, validity, valueAsNumber } = event.target;
    const keep = { nextDay: this.#isNextDay };
    if (validity.badInput) return;
    if (name === 'slot/day') value ? this.#tell({ day: value }, keep) : this.#say(null);
    if (name === 'slot/start') this.#tell({}, { time: value });
    if (name === 'slot/nextDay') this.#tell({}, { nextDay: checked });
    if (name === 'slot/durationMinutes') this.#tell({ durationMinutes: value === '' ? null : valueAsNumber }, keep);
    if (name === 'slot/roomId') this.#tell({ roomId: value || null }, keep);
  }

  #place() {
    const { slot, problem, program } = this;
    const rooms = [...program.rooms.values()].sort((a, b) => a.position - b.position || byName(a.name, b.name));
    const start = slot.start ? Date.parse(slot.start) : null;
    const after = this.#time !== '' && this.#time < NIGHT_ENDS;
    return html`${field({ name: 'slot/start', label: t('slot.start', { zone: zoneName(this.#zone, start ?? dateOnly(slot.day).getTime()) }), type: 'time', value: this.#time, required: true, problem })}
      ${field({ name: 'slot/durationMinutes', label: t('slot.duration'), type: 'number', value: slot.durationMinutes, required: true, min: slot.durationMinutes === 0 ? 0 : 1, max: 10_080, problem })}
      ${field({ name: 'slot/roomId', label: t('schedule.room'), value: slot.roomId ?? '', options: [['', t('room.none')], ...rooms.map(({ id, name }) => [id, name])], problem })}
      ${after || this.#isNextDay ? field({ name: 'slot/nextDay', type: 'checkbox', value: this.#isNextDay,
        label: t('slot.next-day', { day: longDay(dateOnly(addDays(slot.day, 1)), 'UTC') }) }) : nothing}`;
  }

  render() {
    const { slot, sessionId, program, problem } = this;
    const days = this.#days().map((day) => [day, longDay(dateOnly(day), 'UTC')]);
    return html`<fieldset class="group" @input=${this.#typed}><legend class="hidden">${t('slot.title')}</legend><div class="slot-row">
        ${field({ name: 'slot/day', label: t('slot.day'), value: slot?.day ?? '', options: [['', t('sessions.unscheduled')], ...days], problem })}
        ${slot ? this.#place() : nothing}</div>
      ${slot ? nothing : html`<p class="hint">${icon('calendar')} ${t('slot.none')}</p>`}
      <slot-conflicts .program=${program} .sessionId=${sessionId} .slot=${slot}></slot-conflicts></fieldset>`;
  }
}
customElements.define('slot-field', SlotField);
