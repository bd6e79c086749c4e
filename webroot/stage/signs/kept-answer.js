import { getOpen } from '../../lib/api.js';
import { send } from '../../lib/http.js';
import { drop, find, keep } from '../../lib/idb.js';
import { serverTime } from '../../lib/time.js';

const PERIOD = 30_000;
/** Who is answered so sees nothing any more; who is not reached keeps what there was. */
const CLOSED = new Set([401, 403, 404]);

/**
 * What the API answers at a path, as a sign shows it: what it was last at once, then what the server says, over and over. It is kept on
 * the device, so that a sign that was off has it again, with a network or without.
 */
export class KeptAnswer {
  data = null;
  problem = null;
  /** When the server said last that it is so. */
  asOf = null;
  #path;
  #name;
  #code;
  #period;
  #changed;
  #etag = null;
  #timer;
  #isOver = false;
  #isWanted = false;
  #isReading = false;
  #read = () => this.#keepUp();

  /**
   * @param {string | null} code of a screen @param {() => void} changed hears of every answer
   * @param {{ name?: string, period?: number }} [options] `name`: what it is kept as, where the path differs from time to time
   */
  constructor(path, code, changed, { name = path, period = PERIOD } = {}) {
    this.#path = path;
    this.#name = name;
    this.#code = code;
    this.#period = period;
    this.#changed = changed;
    this.#begin();
  }

  /** One answer is kept, for the code it was for. */
  get #id() {
    return `sign:${this.#name}`;
  }

  get #timeId() {
    return `sign-time:${this.#name}`;
  }

  async #begin() {
    const [kept, time] = await Promise.all([find('answers', this.#id), find('answers', this.#timeId)]).catch(() => []);
    if (this.#isOver) return;
    if (kept && kept.code === this.#code) {
      this.data = kept.data;
      this.asOf = time?.at ?? null;
      this.#etag = kept.path === this.#path ? kept.etag : null;
      this.#changed();
    }
    addEventListener('online', this.#read);
    await this.#keepUp();
  }

  /** One after the other: of two that are on their way the older one could come last. Who asks meanwhile has it asked once more. */
  async #keepUp() {
    this.#isWanted = true;
    if (this.#isReading) return;
    this.#isReading = true;
    clearTimeout(this.#timer);
    while (this.#isWanted && !this.#isOver) {
      this.#isWanted = false;
      await this.#once();
    }
    this.#isReading = false;
    if (!this.#isOver) this.#timer = setTimeout(this.#read, this.#period);
  }

  async #once() {
    const [answer, problem] = await this.#ask().then((found) => [found, null], (refusal) => [null, refusal]);
    if (this.#isOver) return;
    this.problem = problem;
    if (answer) this.#told(answer);
    else if (CLOSED.has(problem.status)) this.#forget();
    this.#changed();
  }

  #ask() {
    return this.#code ? send('GET', this.#path, { token: this.#code, etag: this.#etag }) : getOpen(this.#path, this.#etag);
  }

  #told({ data, etag }) {
    this.asOf = serverTime();
    if (data) {
      this.data = data;
      this.#etag = etag;
      keep('answers', { id: this.#id, path: this.#path, code: this.#code, data, etag }).catch(() => {});
    }
    keep('answers', { id: this.#timeId, at: this.asOf }).catch(() => {});
  }

  #forget() {
    this.data = null;
    this.#etag = null;
    for (const id of [this.#id, this.#timeId]) drop('answers', id).catch(() => {});
  }

  end() {
    this.#isOver = true;
    removeEventListener('online', this.#read);
    clearTimeout(this.#timer);
  }
}
