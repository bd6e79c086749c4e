import { topic } from '../lib/live.js';
import { Loaded } from './loaded.js';

/** What a page shows of the server and keeps up to date while somebody may be looking. */
export class Live extends Loaded {
  #topicOf;
  #topic = null;
  #stop = null;

  /**
   * @param {import('lit').LitElement} host
   * @param {(key: string) => Promise<any>} load
   * @param {(value: any) => number | null} pause milliseconds until it is loaded again, null where nothing more is to come
   */
  constructor(host, load, pause) {
    super(host, () => this.#topic.again());
    this.#topicOf = (key) => topic(`${host.localName} ${key}`, () => load(key), { pause: (value) => (value === undefined ? null : pause(value)) });
  }

  hostDisconnected() {
    super.hostDisconnected();
    this.#stop?.();
    this.#stop = null;
  }

  begin(key) {
    this.#stop?.();
    this.#topic = this.#topicOf(key);
    this.#stop = this.#topic.listen((value = null, problem) => this.take(key, value, problem));
    this.#topic.ring().catch(() => {});
  }
}
