import { instantAt, scrollBy, spotAt } from './frame.js';
import { placeOf, until } from './place.js';

/** Pixels after which a press of the mouse is a drag. */
const START = 5;
/** Milliseconds after which a touch that rests is one: before that somebody scrolls. */
const LONG = 350;
/** Where the pointer is on a session that comes from the list. */
const FROM_LIST = 12;

/** Moves sessions of an editor by mouse, pen and finger. */
export class PointerDrag {
  #host;
  #press = null;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#host.addEventListener('pointerdown', this.#down);
    this.#host.addEventListener('touchmove', this.#keepStill, { passive: false });
    this.#host.addEventListener('contextmenu', this.#keepStill);
  }

  hostDisconnected() {
    this.#end();
  }

  /** Whoever drags does not scroll, and a long press opens no menu. */
  #keepStill = (event) => this.#press?.isDrag && event.preventDefault();

  #down = (event) => {
    const card = event.target.closest?.('[data-session]');
    const { editor } = this.#host;
    if (!card || editor.isFixed || event.button !== 0 || this.#press || editor.hold.value || event.target.closest('.menu-button')) return;
    const session = editor.plan.program.sessions.get(card.dataset.session);
    const grab = session.start === null ? FROM_LIST : event.clientY - card.getBoundingClientRect().top;
    this.#press = { session, grab, id: event.pointerId, from: pointOf(event), at: pointOf(event), resizes: event.target.matches('.resize') };
    if (event.pointerType !== 'mouse') this.#press.timer = setTimeout(this.#start, LONG);
    for (const [name, listener] of this.#listeners) addEventListener(name, listener, true);
  };

  #move = (event) => {
    const press = this.#press;
    if (event.pointerId !== press.id) return;
    press.at = pointOf(event);
    const isFar = Math.hypot(press.at.x - press.from.x, press.at.y - press.from.y) > START;
    if (!press.isDrag && isFar) event.pointerType === 'mouse' ? this.#start() : this.#end();
    if (press.isDrag) this.#over();
  };

  #start = () => {
    const { editor } = this.#host;
    Object.assign(this.#press, { isDrag: true, edges: editor.grid.edges() });
    editor.hold.pick(this.#press.session, placeOf(this.#press.session));
    document.documentElement.dataset.dragging = this.#press.resizes ? 'resize' : 'move';
    this.#over();
    requestAnimationFrame(this.#scroll);
  };

  #over() {
    const { session, at, grab, edges, resizes } = this.#press;
    const { editor } = this.#host;
    const { grid, hold, step } = editor;
    const point = grid.pointOf(at);
    this.#host.querySelector('drag-chip').moveTo(at);
    if (resizes) return hold.over(until(placeOf(session), instantAt(point.y, grid.frame), step));
    if (this.#isOverList) return hold.over(null);
    const minutes = editor.plan.minutesOf(session);
    return hold.over({ day: grid.day.date, minutes, ...spotAt({ x: point.x, y: point.y - grab }, edges, grid.frame, minutes, step) });
  }

  get #isOverList() {
    const { x, y } = this.#press.at;
    return Boolean(document.elementFromPoint(x, y)?.closest('unscheduled-list'));
  }

  #scroll = () => {
    if (!this.#press?.isDrag) return;
    const { scroller } = this.#host.editor.grid;
    const { dx, dy } = scrollBy(this.#press.at, visibleBox(scroller));
    if ((dx || dy) && !this.#isOverList) {
      scroller.scrollBy({ left: this.#press.resizes ? 0 : dx, top: dy, behavior: 'instant' });
      this.#over();
    }
    requestAnimationFrame(this.#scroll);
  };

  #up = (event) => {
    if (event.pointerId !== this.#press.id) return;
    const { isDrag } = this.#press;
    this.#end();
    if (!isDrag) return;
    swallowClick();
    this.#host.editor.drop();
  };

  #cancel = (event) => {
    if (event.type === 'keydown' && event.key !== 'Escape') return;
    const { isDrag } = this.#press;
    this.#end();
    if (isDrag) this.#host.editor.putBack();
  };

  #end() {
    clearTimeout(this.#press?.timer);
    this.#press = null;
    delete document.documentElement.dataset.dragging;
    for (const [name, listener] of this.#listeners) removeEventListener(name, listener, true);
  }

  #listeners = [['pointermove', this.#move], ['pointerup', this.#up], ['pointercancel', this.#cancel], ['keydown', this.#cancel]];
}

const pointOf = ({ clientX, clientY }) => ({ x: clientX, y: clientY });

/** Of the grid only what its heads leave free. */
function visibleBox(scroller) {
  const { left, top, right, bottom } = scroller.getBoundingClientRect();
  const corner = scroller.querySelector('.corner');
  return { left: left + corner.offsetWidth, top: top + corner.offsetHeight, right, bottom };
}

/** The click that follows the end of a drag means nothing. */
function swallowClick() {
  const swallow = (event) => (event.preventDefault(), event.stopPropagation());
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, true));
}
