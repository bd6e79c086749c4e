import { Cell } from './cell.js';
import { channel } from './channel.js';
import { NOTHING, answered, told, toldOwn } from './live-view.js';
import { user } from './session.js';

/** The live rooms somebody here is in, by name. */
const rooms = new Map();

/** One room, shared by all who show something of it: entered with the first of them, left with the last. */
class LiveRoom {
  view = new Cell(NOTHING);
  #name;
  #options;
  #listeners = 0;
  #leave;

  constructor(name, options) {
    this.#name = name;
    this.#options = options;
  }

  /** @returns {() => void} ends it */
  listen(watcher) {
    if (this.#listeners++ === 0) this.#enter();
    const stop = this.view.watch(watcher);
    return () => {
      stop();
      if (--this.#listeners === 0) this.#rest();
    };
  }

  #enter() {
    rooms.set(this.#name, this);
    hearOwn();
    this.#leave = channel.enter(this.#name, (message) => (this.view.value = told(this.view.value, message)), this.#options);
  }

  #rest() {
    this.#leave();
    rooms.delete(this.#name);
    hearOwn();
  }

  /** What was done here is shown before the server tells it: `change` makes the own part anew. */
  own(change) {
    this.view.value = { ...this.view.value, own: change(this.view.value.own) };
  }

  /** What was answered to a request is shown at once, as if it had been told. */
  answered(type, ...things) {
    this.view.value = answered(this.view.value, type, things);
  }

  /** Something was done on another device. */
  heard(key, value) {
    this.view.value = toldOwn(this.view.value, key, value);
  }

  stated(key, value) {
    this.view.value = told(this.view.value, { type: 'state', key, value });
  }

  /** Asks what is one's own, which is told to who comes in and not again. */
  again() {
    channel.again(this.#name);
  }
}

/** Where somebody was mentioned last: `{ conferenceId, sessionId, authorName }`. */
export const mentioned = new Cell(null);

/** The room of who is signed in, which tells what they did on another device, and what was decided about what is theirs. */
let own = null;

function hearOwn() {
  const name = rooms.size > 0 && user.value ? `user:${user.value.id}` : null;
  if (own?.name === name) return;
  own?.leave();
  own = name && { name, leave: channel.enter(name, (message) => message.type === 'state' && heardOwn(message)) };
}

function heardOwn({ key, value }) {
  if (key.startsWith('mention:')) mentioned.value = value;
  else if (key.startsWith('silence:')) rooms.forEach((room) => room.again());
  else rooms.get(value.sessionId ? `session:${value.sessionId}` : `conference:${value.conferenceId}`)?.heard(key, value);
}
user.watch(hearOwn);

/** @param {string} name such as `session:0198…` */
export const liveRoom = (name, options) => rooms.get(name) ?? new LiveRoom(name, options);

/** Keeps an element in one live room as long as it is shown, and draws it again with all that happens there. */
export class InRoom {
  #host;
  #name = null;
  #options;
  #room = null;
  #stop = null;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  /** Goes there, unless it is there; out of all rooms with `null`. To be called before each drawing. */
  enter(name, options) {
    if (name === this.#name) return;
    this.hostDisconnected();
    this.#name = name;
    this.#options = options;
    if (this.#host.isConnected) this.hostConnected();
  }

  hostConnected() {
    if (!this.#name || this.#stop) return;
    this.#room = liveRoom(this.#name, this.#options);
    this.#stop = this.#room.listen(() => this.#host.requestUpdate());
  }

  hostDisconnected() {
    this.#stop?.();
    this.#stop = null;
    this.#room = null;
  }

  get view() {
    return this.#room?.view.value ?? NOTHING;
  }

  /** The room itself, for what changes it. */
  get room() {
    return this.#room;
  }
}

// Somebody who looks again may have done something on another device.
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && rooms.forEach((room) => room.again()));
