import { actionOf, historyKey, shiftOf } from './keys.js';
import { shifted } from './place.js';

/** Moves sessions of an editor with the keyboard. */
export class KeyMoves {
  #host;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#host.addEventListener('keydown', this.#pressed, true);
    this.#host.addEventListener('keyup', this.#released);
    this.#host.addEventListener('focusout', this.#left);
    document.addEventListener('keydown', this.#anywhere);
  }

  hostDisconnected() {
    document.removeEventListener('keydown', this.#anywhere);
  }

  get #held() {
    const held = this.#host.editor?.hold.value;
    return held?.byKeys ? held : null;
  }

  #pressed = (event) => {
    const id = event.target.closest('[data-session]')?.dataset.session;
    if (!id || this.#host.editor.isFixed || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('.menu-button')) return;
    if (this.#held ? this.#whileHeld(event.key) : this.#onCard(event.key, id, event.target)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** Some browsers click a button when the space bar comes up, whatever became of its going down. */
  #released = (event) => event.key === ' ' && !this.#host.editor?.isFixed && event.target.closest('[data-session] h3') && event.preventDefault();

  /** @returns {boolean} whether the key means something */
  #whileHeld(key) {
    const { editor } = this.#host;
    const shift = shiftOf(key);
    if (shift) editor.carry(shifted(this.#held.place, shift, { ...editor.grid, step: editor.step }));
    else if (key === 'Enter' || key === ' ') editor.drop();
    else if (key === 'Escape') editor.putBack();
    else if (actionOf(key) === 'unschedule') editor.putAway();
    else return false;
    return true;
  }

  #onCard(key, id, target) {
    const action = actionOf(key);
    if (!action) return false;
    this.#host.editor[action](this.#host.editor.plan.program.sessions.get(id), target);
    return true;
  }

  /** Who tabs away while holding a session puts it back; another window in front changes nothing. */
  #left = () => this.#held && document.hasFocus() && this.#host.editor.putBack();

  #anywhere = (event) => {
    const action = event.key === '?' ? 'help' : historyKey(event);
    const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
    const { editor } = this.#host;
    if (!action || isTyping || !editor || editor.isFixed || editor.hold.value) return;
    event.preventDefault();
    editor[action]();
  };
}
