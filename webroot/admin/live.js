import { Loaded } from '../workspace/loaded.js';

const AFTER_FAILURE = 3000;

/** What a page shows of the server and keeps up to date while somebody may be looking. */
export class Live extends Loaded {
  #pause;
  #timer;
  #going = false;

  /**
   * @param {import('lit').LitElement} host
   * @param {(key: string) => Promise<any>} load
   * @param {(value: any) => number} pause milliseconds until it is loaded again
   */
  constructor(host, load, pause) {
    super(host, load);
    this.#pause = pause;
  }

  hostDisconnected() {
    super.hostDisconnected();
    this.#going = false;
    clearTimeout(this.#timer);
  }

  async renew() {
    this.#going = true;
    await super.renew();
    this.#wait();
  }

  /** What could not be loaded at all is not tried again unasked. */
  #wait() {
    clearTimeout(this.#timer);
    if (this.value === null || !this.#going) return;
    const pause = this.problem ? Math.max(AFTER_FAILURE, this.#pause(this.value)) : this.#pause(this.value);
    this.#timer = setTimeout(() => (document.hidden ? this.#wait() : this.renew()), pause);
  }
}
