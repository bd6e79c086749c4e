import { html, nothing } from 'lit';
import { Watch } from '../../lib/cell.js';
import { t } from '../../lib/i18n.js';
import { currentDay } from '../../lib/program.js';
import { now } from '../../lib/time.js';
import { empty } from '../../parts/bits.js';
import { toastProblem } from '../../parts/toast.js';
import { isArchived } from '../archived.js';
import { OrganizerPage } from '../organizer-page.js';
import { Editor, snapping } from './editor.js';
import { KeyMoves } from './key-moves.js';
import { PointerDrag } from './pointer-drag.js';
import { roomsShown } from './rooms.js';
import { dayTabs, heading, help, historyButtons, roomChoice, stepChoice } from './toolbar.js';
import './chip.js';
import './conflict-list.js';
import './grid.js';
import './move-dialog.js';
import './session-panel.js';
import { start } from './start.js';
import { waitingIn } from './unscheduled.js';

const narrow = matchMedia('(max-width: 45rem)');
/** Too little room for grid and list side by side from the start. */
const slim = matchMedia('(max-width: 60rem)');

/** Where organizers place sessions: a day as time × room, and beside it what has no place yet. */
class ScheduleEditorPage extends OrganizerPage {
  static properties = { said: { state: true }, isListOpen: { state: true }, heldId: { state: true }, drop: { state: true } };
  watch = new Watch(this, snapping);
  pointer = new PointerDrag(this);
  keys = new KeyMoves(this);
  #stops = [];
  #first = null;
  #resized = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    narrow.addEventListener('change', this.#resized);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    narrow.removeEventListener('change', this.#resized);
    this.#leave();
    this.editor = null;
  }

  #leave() {
    for (const stop of this.#stops) stop();
  }

  /** One editor for each conference, made when its page is first shown to somebody who may use it. */
  #edit(slug) {
    if (this.editor?.plan.slug === slug) return;
    this.#leave();
    this.editor = new Editor(this, slug);
    this.isListOpen = null;
    this.#first = null;
    const { plan, hold } = this.editor;
    this.#stops = [plan.state.watch(() => this.requestUpdate()), hold.watch((held) => this.#held(held))];
    plan.load().catch(toastProblem);
  }

  #held(held) {
    this.heldId = held?.session.id ?? null;
    this.drop = held?.from && !held.byKeys ? (held.place ? 'grid' : 'list') : null;
  }

  get isWide() {
    return true;
  }

  openList() {
    this.isListOpen = true;
  }

  #toggleList = () => (this.isListOpen = !this.isListOpen);

  /** A press on a card that is neither a drag nor a key tells more about its session. */
  #clicked = (event) => {
    const card = event.target.closest('[data-session]');
    if (card && !this.editor.hold.value) this.editor.open(this.editor.plan.program.sessions.get(card.dataset.session), card);
  };

  /** Narrow windows begin with one room: more would be read through a keyhole. */
  #roomChoice(program, day) {
    return this.query.get('room') ?? (narrow.matches ? this.#firstRoom(program, day) : 'all');
  }

  /** The first room in use when the day was opened; it stays when its last session is moved away. */
  #firstRoom(program, day) {
    if (this.#first?.day !== day.date) this.#first = { day: day.date, room: roomsShown(program, day, 'used')[0]?.id ?? 'all' };
    return this.#first.room;
  }

  head() {
    return nothing;
  }

  work(program) {
    const { conference } = program;
    this.title(t('editor.title'), conference.title);
    if (program.days.length === 0) return empty('calendar', t('editor.no-days.title'), t('editor.no-days.text'));
    if (!isArchived(conference) && (program.rooms.size === 0 || program.sessions.size === 0)) return start(program, this.root);
    this.#edit(conference.slug);
    // Until somebody opens or closes it, the list opens as soon as something waits.
    if (this.isListOpen === null && !slim.matches && waitingIn(program).length > 0) this.isListOpen = true;
    return this.#editor(program);
  }

  #editor(program) {
    const { editor, heldId } = this;
    const { plan, hold } = editor;
    const { history, conflicts } = plan.state.value;
    const day = program.days.find((each) => String(each.index) === this.query.get('day')) ?? currentDay(program.days, now.value);
    const choice = this.#roomChoice(program, day);
    const { isFixed } = editor;
    return html`<div class="planner ${this.isListOpen ? 'with-list' : ''} ${isFixed ? 'fixed' : ''}">
      <div class="planner-bar">${heading(program.conference, day)}${dayTabs(program, day)}<span class="spring"></span>
        ${isFixed ? nothing : historyButtons(editor, history)}<conflict-list .program=${program} .conflicts=${conflicts} .editor=${editor}></conflict-list>
        ${roomChoice(program, choice)}${isFixed ? nothing : html`${stepChoice()}${help()}`}</div>
      <div class="planner-body" @click=${this.#clicked}>
        <editor-grid .program=${program} .day=${day} .choice=${choice} .conflicts=${conflicts} .heldId=${heldId} .hold=${hold}></editor-grid>
        <unscheduled-list .program=${program} .plan=${plan} .heldId=${heldId} .drop=${this.drop} .open=${this.isListOpen} .toggle=${this.#toggleList}></unscheduled-list>
      </div>
      <p class="hidden" id="editor-keys">${t(isFixed ? 'editor.keys.fixed' : 'editor.keys')}</p>
      <p class="hidden" role="status" aria-live="assertive" aria-atomic="true">${this.said ?? nothing}</p>
      <drag-chip .hold=${hold}></drag-chip>
      <session-panel .program=${program} .conflicts=${conflicts} .editor=${editor}></session-panel>
      <move-dialog .program=${program} .editor=${editor}></move-dialog></div>`;
  }
}
customElements.define('schedule-editor-page', ScheduleEditorPage);
