import { Loaded } from '../workspace/loaded.js';

/** What a page shows of the server and keeps up to date while somebody may be looking. */
export class Live extends Loaded {
  #pause;
  #timer;
  #going = false;

  /**
   * @param {import('lit').LitElement} host
   * @param {(key: string) => Promise<any>} load
   * @param {(value: any) => number | null} pause milliseconds until it is loaded again; null once it cannot change
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

  #wait() {
    clearTimeout(this.#timer);
    const pause = this.#pause(this.value);
    if (pause === null || !this.#going) return;
    this.#timer = setTimeout(() => (document.hidden ? this.#wait() : this.renew()), pause);
  }
}
