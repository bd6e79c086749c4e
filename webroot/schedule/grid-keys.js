import { currentOf, placesOf } from '../lib/grid.js';
import { directionOf, nearest } from '../parts/spatial.js';

/** About as wide as a room is at least, in pixels: what is near, the eye judges by both directions. */
const ROOM = 186;

/** All of a grid is one stop of the tab key: its frame at first, then where one was last. From there arrow keys lead on. */
export class GridKeys {
  #host;
  #stop = null;
  /** A break lies across all rooms; below it one is where one was above it. */
  #across = null;

  /** @param {{ grid: object, shown: Set<string>, now: number, reach: (place: object) => Promise<HTMLElement> }} host */
  constructor(host) {
    this.#host = host;
  }

  /** What is filtered out is left out. */
  #places() {
    const { grid, shown } = this.#host;
    return placesOf(grid, ROOM).filter(({ session, column }) => !column || shown.has(session.id));
  }

  press = (event) => {
    const direction = directionOf(event);
    const isFrame = event.target === event.currentTarget;
    if (!direction && !(isFrame && event.key === 'Enter')) return;
    event.preventDefault();
    const places = this.#places();
    this.#go(isFrame ? currentOf(places, this.#host.now) : this.#next(event.target, places, direction));
  };

  #next(target, places, direction) {
    const from = placesOf(this.#host.grid, ROOM).find(({ session, room }) => (session ?? room).id === idOf(target));
    if (!from) return null;
    const [aside] = direction;
    // A break is beside nothing.
    if (aside) return nearest(from.box, places.filter(({ column, room }) => column || room), direction);
    return nearest(this.#across ? { ...from.box, left: this.#across.left, right: this.#across.right } : from.box, places, direction);
  }

  async #go(place) {
    if (!place) return;
    if (place.column || place.room) this.#across = place.box;
    (await this.#host.reach(place))?.focus();
  }

  /** Whatever the focus came by, the tab key leads back there. */
  enter = ({ target, currentTarget }) => {
    if (target === currentTarget || this.#stop?.contains(target)) return;
    this.#set(-1);
    this.#stop = target.closest('.card') ?? target;
    this.#set(0);
    currentTarget.tabIndex = -1;
  };

  #set(tabIndex) {
    for (const each of this.#stop?.matches('.card') ? this.#stop.querySelectorAll('a, button') : [this.#stop]) if (each) each.tabIndex = tabIndex;
  }

  /** The session may be gone, or another day be shown. */
  check(frame) {
    if (!this.#stop || this.#stop.isConnected) return;
    this.#stop = this.#across = null;
    frame.tabIndex = 0;
  }
}

const idOf = (element) => {
  const link = element.closest('.card')?.querySelector('a') ?? element;
  return link.dataset.session ?? link.dataset.room;
};
