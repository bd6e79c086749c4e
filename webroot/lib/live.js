const FIRST = 1_000;
const LONGEST = 30_000;
/** At most so often where the server refuses. */
const RARELY = 3_000;

/**
 * What pages keep up to date, by name: `schedule:estuary-2027`, `/admin/system`. Whatever says that something may have changed makes a
 * topic read again, once for all who listen and never twice at once. As long as the server does not say so itself, time does, while
 * somebody listens and looks. A server that is away is asked soon at first, for browsers say that a connection is back a moment before
 * a request gets through, then ever less often.
 */
const topics = new Map();

/**
 * @param {() => Promise<any>} read asks the server; rejects with the Problem
 * @param {{ pause?: (value: any) => number | null, insists?: boolean, unseen?: boolean }} [options] `pause`: milliseconds until it is
 *   read again unasked, null where nothing more is to come; of undefined as long as the server refuses. `insists`: what failed for want
 *   of an answer is tried again though nobody listens. `unseen`: also while nobody looks
 * @returns {Topic} the one of this name
 */
export function topic(name, read, options) {
  return topics.get(name) ?? new Topic(name, read, options);
}

class Topic {
  #name;
  #read;
  #pause;
  #insists;
  #unseen;
  #listeners = new Set();
  #running = null;
  #value;
  #timer;
  #delay = FIRST;
  #dueAt = 0;
  #isLate = false;

  constructor(name, read, { pause = () => null, insists = false, unseen = false } = {}) {
    this.#name = name;
    this.#read = read;
    this.#pause = pause;
    this.#insists = insists;
    this.#unseen = unseen;
    topics.set(name, this);
  }

  /**
   * Keeps it up to date from now on; what has been read lately is not read at once.
   * @param {(value: any, problem: Error | null) => void} [listener] hears of every answer, and of every problem with the last value
   * @returns {() => void} ends the listening
   */
  listen(listener = () => {}) {
    const heard = (...answer) => listener(...answer);
    topics.set(this.#name, this);
    this.#listeners.add(heard);
    if (Date.now() >= this.#dueAt) this.ring().catch(() => {});
    else this.#wait();
    return () => this.#listeners.delete(heard) && this.#rest();
  }

  /** What nobody listens to is forgotten, unless it insists. */
  #rest() {
    if (this.#isWanted) return;
    clearTimeout(this.#timer);
    if (!this.#insists) topics.delete(this.#name);
  }

  /** Something may have changed: reads, unless that is under way. */
  ring() {
    this.#running ??= this.#once().finally(() => (this.#running = null));
    return this.#running;
  }

  /** Something was changed here: an answer that is under way may not know of it. */
  async again() {
    await this.#running?.catch(() => {});
    return this.ring();
  }

  /** It has not worked out, though it did not fail: tried again as after a failure. */
  later() {
    this.#isLate = true;
    this.#waitFor(this.#delay);
    this.#delay = Math.min(2 * this.#delay, LONGEST);
  }

  /** It is looked at again, or the connection is back. */
  notice() {
    this.#delay = FIRST;
    if (this.#isWanted) this.ring().catch(() => {});
  }

  get #isWanted() {
    return this.#listeners.size > 0 || (this.#insists && this.#isLate);
  }

  async #once() {
    clearTimeout(this.#timer);
    this.#isLate = false;
    try {
      this.#value = await this.#read();
    } catch (problem) {
      this.#failed(problem);
      throw problem;
    }
    if (!this.#isLate) this.#succeeded();
    this.#tell(null);
    return this.#value;
  }

  #succeeded() {
    this.#delay = FIRST;
    this.#waitFor(this.#pause(this.#value));
  }

  #failed(problem) {
    if (problem.isOffline) this.later();
    else this.#refused();
    this.#tell(problem);
  }

  /** What is not shown may be one day. */
  #refused() {
    const pause = this.#pause(this.#value);
    this.#waitFor(pause === null ? null : Math.max(RARELY, pause));
  }

  #tell(problem) {
    for (const listener of [...this.#listeners]) listener(this.#value, problem);
  }

  #waitFor(delay) {
    this.#dueAt = delay === null ? Infinity : Date.now() + delay;
    this.#wait();
  }

  #wait() {
    clearTimeout(this.#timer);
    if (this.#isWanted && this.#dueAt < Infinity) this.#timer = setTimeout(() => this.#come(), this.#dueAt - Date.now());
  }

  /** Who looks again later gives notice of it. */
  #come() {
    if (this.#unseen || document.visibilityState === 'visible') this.ring().catch(() => {});
  }
}

const noticeAll = () => topics.forEach((each) => each.notice());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && noticeAll());
for (const sign of ['focus', 'online']) addEventListener(sign, noticeAll);
