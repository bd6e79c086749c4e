import { html } from 'lit';
import { problemNote, skeleton } from '../parts/bits.js';

/** What a page shows of the server; loaded again when the key of it changes. */
export class Loaded {
  value = null;
  problem = null;
  #host;
  #load;
  #key;

  /**
   * @param {import('lit').LitElement} host
   * @param {(key: string) => Promise<any>} load
   */
  constructor(host, load) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostDisconnected() {
    this.#key = undefined;
  }

  /** To be called while rendering. */
  follow(key) {
    if (key === this.#key) return this;
    this.#key = key;
    this.value = null;
    this.begin(key);
    return this;
  }

  /** Loads it for the first time. */
  begin() {
    this.renew();
  }

  /** What was just made here needs no loading under the key it has from now on. */
  adopt(key, value) {
    this.#key = key;
    this.value = value;
  }

  async renew() {
    const key = this.#key;
    this.problem = null;
    try {
      this.take(key, await this.#load(key), null);
    } catch (problem) {
      this.take(key, this.value, problem);
    }
  }

  /** An answer for a key that is none any more is too late. */
  take(key, value, problem) {
    if (key === this.#key) Object.assign(this, { value, problem });
    this.#host.requestUpdate();
  }

  /** The content once it is there. */
  view(content, waiting = skeleton()) {
    if (this.value !== null) return content(this.value);
    return this.problem ? html`${problemNote(this.problem, () => this.renew())}` : waiting;
  }
}
