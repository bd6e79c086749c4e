import { html, nothing } from 'lit';
import { put } from '../lib/api.js';
import { kept } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { States } from '../lib/live-states.js';
import { serverTime, time } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { toastProblem } from '../parts/toast.js';
import { sessionAt } from './rules.js';

const SEATS = ['FREE', 'HALF', 'FEW', 'FULL'];
const QUEUES = [0, 5, 10, 20, 30];

/** The room whose door this device stands at. */
const ownRoom = kept('plenary.door-room', null);

/** How full a room is, said by those who stand at its door. */
class DoorFullness extends PlainElement {
  static properties = { program: {}, busy: { state: true }, said: { state: true } };
  states = new States(this);

  /** What was just said is shown also where nothing happens live, and so nothing is told. */
  #stateOf(session, states) {
    const told = states.get(session.id);
    return this.said?.sessionId === session.id && !(told?.version >= this.said.version) ? this.said : told ?? {};
  }

  async #say(session, fullness) {
    if (this.busy) return;
    this.busy = true;
    const { id } = this.program.conference;
    await put(`/conferences/${id}/sessions/${session.id}/fullness`, fullness).then((state) => (this.said = state), toastProblem);
    this.busy = false;
  }

  #rooms() {
    const rooms = [...this.program.rooms.values()];
    const choose = ({ target }) => ((ownRoom.value = target.value || null), this.requestUpdate());
    return html`<label class="field"><span>${t('door.room')}</span><select @change=${choose}><option value="">${t('door.room.none')}</option>
      ${rooms.map(({ id, name }) => html`<option value=${id} ?selected=${id === ownRoom.value}>${name}</option>`)}</select></label>`;
  }

  #choice(label, chosen, choices, session) {
    return html`<p class="door-choice-title">${label}</p><div class="segmented door-choice" role="group" aria-label=${label}>${choices.map(([value, text, fullness]) => html`<button type="button"
      aria-pressed=${value === chosen} ?disabled=${this.busy} @click=${() => this.#say(session, fullness)}>${text}</button>`)}</div>`;
  }

  #session(session, states) {
    const { seats, full, queueMinutes } = this.#stateOf(session, states);
    const isFull = full || seats === 'FULL';
    const queue = QUEUES.includes(queueMinutes ?? 0) ? QUEUES : [...QUEUES, queueMinutes].sort((a, b) => a - b);
    return html`<p><b>${session.title}</b> <small>${time(session.start, this.program.conference.timeZone)}</small></p>
      ${this.#choice(t('door.seats'), isFull ? 'FULL' : seats, SEATS.map((each) => [each, t(`door.seats.${each}`), { seats: each, full: each === 'FULL', queueMinutes: each === 'FULL' ? queueMinutes ?? null : null }]), session)}
      ${isFull || queueMinutes ? this.#choice(t('door.queue'), queueMinutes ?? 0, queue.map((minutes) => [minutes, minutes ? t('door.queue.minutes', { count: minutes }) : t('door.queue.none'), { seats, full: isFull, queueMinutes: minutes || null }]), session) : nothing}`;
  }

  render() {
    const { program } = this;
    if (!program.rooms.size) return nothing;
    const states = this.states.of(program);
    const room = program.rooms.get(ownRoom.value);
    const session = room && sessionAt(program, room, serverTime(), states);
    return html`<details class="panel door-fullness" ?open=${Boolean(room)}><summary>${icon('people')}<span>${t('door.fullness')}</span>${icon('chevron')}</summary>
      ${this.#rooms()}${!room ? nothing : session ? this.#session(session, states) : html`<p class="hint">${t('door.room.nothing')}</p>`}</details>`;
  }
}
customElements.define('door-fullness', DoorFullness);
