import { kept } from '../../lib/cell.js';
import { t } from '../../lib/i18n.js';
import { go, withQuery } from '../../lib/router.js';
import { toast } from '../../parts/toast.js';
import { isArchived } from '../archived.js';
import { Hold, isBlocked } from './hold.js';
import { firstFree, isSame, placeOf } from './place.js';
import { planOf } from './plan.js';
import { blockedWords, holdWords, moveWords, refusalWords } from './words.js';

/** Minutes to which starts and ends snap. */
export const snapping = kept('plenary.editor.step', '5');

/** What can be done in the editor, by pointer, by keys and by its dialogs alike. */
export class Editor {
  #host;

  constructor(host, slug) {
    this.#host = host;
    this.plan = planOf(slug);
    this.hold = new Hold(this.plan);
  }

  get grid() {
    return this.#host.querySelector('editor-grid');
  }

  get step() {
    return Number(snapping.value);
  }

  get #program() {
    return this.plan.program;
  }

  /** An archived program can be looked at, not changed. */
  get isFixed() {
    return isArchived(this.#program.conference);
  }

  /** Takes a session up with the keyboard, one that has no place at the first free one of the first room. */
  pick(session) {
    this.hold.pick(session, placeOf(session) ?? this.freePlace(session), true);
    const { title } = session;
    this.#say(`${t('editor.picked', { title })} ${holdWords(this.hold.value, this.#program)}`);
  }

  freePlace(session) {
    const { day, frame, rooms } = this.grid;
    const minutes = this.plan.minutesOf(session);
    const sessions = this.#program.byDay.get(day.date);
    const start = firstFree(minutes, rooms[0], sessions, { from: frame.opening, end: frame.end, step: this.step });
    return { day: day.date, start, minutes, roomId: rooms[0] };
  }

  carry(place) {
    this.hold.over(place);
    this.#say(holdWords(this.hold.value, this.#program));
  }

  putBack() {
    const { session } = this.hold.release();
    this.#say(t('editor.put-back', { title: session.title }));
  }

  putAway() {
    this.hold.over(null);
    this.drop();
  }

  drop() {
    const { value: held } = this.hold;
    if (held.byKeys && isBlocked(held)) return this.#say(blockedWords(held, this.#program));
    this.hold.release();
    if (isBlocked(held)) return toast({ text: blockedWords(held, this.#program) });
    if (isSame(held.place, held.from)) return this.#say(t('editor.put-back', { title: held.session.title }));
    return this.#move(held.session, held.place, held.byKeys);
  }

  unschedule(session) {
    if (session.start !== null) this.#move(session, null, true);
  }

  undo() {
    const move = this.plan.state.value.history.done.at(-1);
    if (move) this.#repeat(move, this.plan.undo(), t('editor.undone'));
  }

  redo() {
    const move = this.plan.state.value.history.undone.at(-1);
    if (move) this.#repeat(move, this.plan.redo(), t('editor.redone'));
  }

  async #repeat({ id }, outcome, prefix) {
    const reported = this.#report(outcome, prefix);
    await this.reveal(this.#program.sessions.get(id));
    await reported;
  }

  async #move({ id }, place, isByKeys) {
    const reported = this.#report(this.plan.move(id, place));
    if (isByKeys) await this.focus(id);
    else show(await this.#buttonOf(id));
    await reported;
    if (isByKeys && document.activeElement === document.body) await this.focus(id);
  }

  /** @param prefix what it was; without one it was a move of its own, which the message offers to undo */
  async #report(outcome, prefix) {
    try {
      this.tell(await outcome, prefix);
    } catch (problem) {
      toast({ text: refusalWords(problem), lasts: true });
    }
  }

  tell(done, prefix) {
    const text = moveWords(done, this.#program);
    toast(prefix ? { text: `${prefix} ${text}` } : { text, action: t('undo'), run: () => this.undo() });
  }

  open(session, target) {
    this.#host.querySelector('session-panel').show(session, target.closest('[data-session]'));
  }

  move(session) {
    this.#host.querySelector('move-dialog').show(session);
  }

  help() {
    this.#host.querySelector('#editor-help').togglePopover();
  }

  /** Brings a session into sight, wherever it is. */
  async reveal(session) {
    if (session.start === null) this.#host.openList();
    else if (session.day !== this.grid.day.date || !this.grid.rooms.includes(session.room?.id ?? null)) {
      const day = this.#program.days.find(({ date }) => date === session.day);
      const isOneRoom = this.grid.rooms.length === 1;
      go(withQuery({ day: day.index, room: (isOneRoom && session.room?.id) || 'all' }), { replace: true });
    }
    await this.focus(session.id);
  }

  async focus(id) {
    const button = (await this.#buttonOf(id)) ?? this.grid.scroller;
    button.focus({ preventScroll: true });
    show(button);
  }

  /** Once it is drawn where it is now. */
  async #buttonOf(id) {
    await this.#host.updateComplete;
    await Promise.all([this.grid.updateComplete, this.#host.querySelector('unscheduled-list').updateComplete]);
    return this.#host.querySelector(`[data-session="${id}"] button`);
  }

  #say(text) {
    this.#host.said = text;
  }
}

/** Also from under the message about it. */
const show = (button) => button?.closest('.card')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
