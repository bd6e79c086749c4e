import { get } from './api.js';
import { Cell } from './cell.js';
import { idle } from './idle.js';
import { learnLive, liveAt, toldLive } from './live-settings.js';
import { isOn } from './program.js';
import { now } from './time.js';

/** Where no room is to be entered, and states are read instead. */
const PERIOD = 60_000;
const NONE = new Map();

/** How the sessions of conferences stand of which staff said something, by the id of the conference. */
const followed = new Map();

class LiveStates {
  states = new Cell(NONE);
  #conference;
  #listeners = 0;
  #slug;
  #stop = () => {};

  constructor({ id, slug }) {
    this.#conference = id;
    this.#slug = slug;
  }

  /** @returns {() => void} ends it */
  listen(watcher) {
    const stop = this.states.watch(watcher);
    if (this.#listeners++ === 0) this.#begin().catch(() => {});
    return () => {
      stop();
      if (--this.#listeners === 0) this.#stop();
    };
  }

  /** Nobody opens a socket where nobody ever wanted something to happen live. */
  async #begin() {
    await idle();
    await learnLive(this.#slug);
    if (!liveAt(this.#slug)) return;
    const [{ liveRoom }, { thingsOf }] = await Promise.all([import('./live-rooms.js'), import('./live-view.js')]);
    if (this.#listeners > 0) this.#enter(liveRoom, thingsOf);
  }

  #enter(liveRoom, thingsOf) {
    this.#stop();
    const room = liveRoom(`conference:${this.#conference}`);
    let reading = null;
    const show = (view) => {
      if (view.problem) reading ??= this.#read();
      else if (view.isKnown) this.#told(thingsOf(view, 'STATE'), thingsOf(view, 'SETTINGS')[0]);
    };
    const leave = room.listen(show);
    show(room.view.value);
    this.#stop = () => {
      leave();
      reading?.();
      this.#stop = () => {};
    };
  }

  #told(states, settings) {
    this.states.value = byId(states);
    toldLive(this.#slug, settings);
  }

  /** Who may not look on sees how sessions stand nevertheless. */
  #read() {
    const read = () => get(`/conferences/${this.#conference}/live-states`).then(({ items }) => (this.states.value = byId(items)), () => {});
    read();
    const round = setInterval(read, PERIOD);
    return () => clearInterval(round);
  }
}

const byId = (states) => new Map(states.map((state) => [state.sessionId, state]));

function liveStates(conference) {
  if (!followed.has(conference.id)) followed.set(conference.id, new LiveStates(conference));
  return followed.get(conference.id);
}

/** Draws an element again when sessions of the conference it shows stand differently; on days of the conference only. */
export class States {
  #host;
  #conference = null;
  #stop = null;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  /** To be called before each drawing. */
  of(program) {
    const wanted = program && isOn(program, now.value) ? program.conference : null;
    if (wanted?.id !== this.#conference?.id) {
      this.hostDisconnected();
      this.#conference = wanted;
      if (this.#host.isConnected) this.hostConnected();
    }
    return this.#conference ? liveStates(this.#conference).states.value : NONE;
  }

  hostConnected() {
    if (this.#conference && !this.#stop) this.#stop = liveStates(this.#conference).listen(() => this.#host.requestUpdate());
  }

  hostDisconnected() {
    this.#stop?.();
    this.#stop = null;
  }
}
