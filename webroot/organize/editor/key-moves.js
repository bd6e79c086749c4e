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
    this.#host.addEventListener('focusout', this.#left);
    document.addEventListener('keydown', this.#history);
  }

  hostDisconnected() {
    document.removeEventListener('keydown', this.#history);
  }

  get #held() {
    const held = this.#host.editor?.hold.value;
    return held?.byKeys ? held : null;
  }

  #pressed = (event) => {
    const id = event.target.closest('[data-session]')?.dataset.session;
    if (!id || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('.menu-button')) return;
    if (this.#held ? this.#whileHeld(event.key) : this.#onCard(event.key, id, event.target)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

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

  #history = (event) => {
    const key = historyKey(event);
    const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
    if (!key || isTyping || !this.#host.editor || this.#host.editor.hold.value) return;
    event.preventDefault();
    this.#host.editor[key]();
  };
}
