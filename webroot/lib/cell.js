/** A value that tells who watches it when it changes. */
export class Cell {
  #value;
  #watchers = new Set();

  constructor(value) {
    this.#value = value;
  }

  get value() {
    return this.#value;
  }

  set value(value) {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const watcher of [...this.#watchers]) watcher(value);
  }

  /** @returns {() => void} ends the watching */
  watch(watcher) {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}

/** A cell whose value outlives the page, in localStorage. */
export function kept(key, initial) {
  const stored = localStorage.getItem(key);
  const cell = new Cell(stored ?? initial);
  cell.watch((value) => (value == null ? localStorage.removeItem(key) : localStorage.setItem(key, value)));
  return cell;
}

/** Renders a Lit element again whenever one of some cells changes. */
export class Watch {
  #host;
  #cells;
  #stops = [];

  constructor(host, ...cells) {
    this.#host = host;
    this.#cells = cells;
    host.addController(this);
  }

  hostConnected() {
    this.#stops = this.#cells.map((cell) => cell.watch(() => this.#host.requestUpdate()));
    this.#host.requestUpdate();
  }

  hostDisconnected() {
    for (const stop of this.#stops) stop();
  }
}
