import { Cell } from './cell.js';
import { follow } from './event-stream.js';
import { Problem } from './http.js';
import { newId } from './ids.js';
import { accessToken, departure, invalidate, user } from './session.js';

const PROTOCOL = 'plenary.v1+json';
const PATH = '/api/v1/live';
const FIRST = 1_000;
const LONGEST = 30_000;
/** After so many failures in a row something in between seems to let no WebSocket through. */
const FAILURES = 3;
/** How often it is tried again then. */
const BLOCKED = 60_000;
/** What may take a moment while somebody goes from page to page. */
const LINGER = 2_000;
const RENEWAL = 30_000;
/** How many calls are said before one is answered: whoever says too much at once is sent away. */
const AT_ONCE = 20;
const SIGNED_OUT = { status: 401, code: 'UNAUTHENTICATED', detail: 'Sign in to take part.' };
/** The token is not good any more: another one is asked for. */
const VOID = new Set([4401, 4402]);

/**
 * The live channel of this page: one socket for all rooms anybody here is in. Whoever is in a room is told what is there, and then what
 * happens, each once and in order, whatever becomes of the connection meanwhile. What is said waits until there is one, and is done once.
 */
export class Channel {
  /** `off` while nobody needs it, `joining`, `on`, or `events` where only those get through. */
  state = new Cell('off');
  /** How many calls wait for their answers. */
  waiting = new Cell(0);

  #rooms = new Map();
  #calls = new Map();
  #socket = null;
  #token = null;
  #failures = 0;
  #retry;
  #beat;
  #heard = 0;
  #renewal;
  #restarting;
  #open;
  #ask;
  #tokens;
  #own;
  #random;

  /** What differs in tests. */
  constructor({
    open = (address) => new WebSocket(address, PROTOCOL),
    ask = (...request) => fetch(...request),
    tokens = { get: accessToken, invalidate, user, departure },
    random = Math.random,
  } = {}) {
    this.#open = open;
    this.#ask = ask;
    this.#tokens = tokens;
    this.#own = tokens;
    this.#random = random;
    tokens.user?.watch(() => this.#socket && this.#restart(0));
    // What somebody said waits for nobody else.
    tokens.departure?.watch(({ keepsUnsent }) => keepsUnsent || this.#forgetCalls());
  }

  /** Who speaks here from now on, such as a screen; with null again whoever is signed in. */
  speakAs(tokens) {
    const next = tokens ?? this.#own;
    if (next === this.#tokens) return;
    this.#tokens = next;
    if (this.#socket) this.#restart(0);
  }

  /**
   * @param {string} name such as `session:0198…`
   * @param {(message: { type: 'joined' | 'entry' | 'state' | 'refused' }) => void} listener
   * @param {{ conference?: string }} [options] its id or slug, where the room is one of a session
   * @returns {() => void} leaves it
   */
  enter(name, listener, { conference } = {}) {
    const room = this.#rooms.get(name) ?? { name, conference, position: null, listeners: new Set() };
    room.listeners.add(listener);
    // Who comes later has to be told what is there.
    room.position = null;
    this.#rooms.set(name, room);
    if (this.state.value === 'on') this.#join(room);
    else if (this.state.value === 'events') this.#stream(room);
    else this.#connect();
    return () => this.#leave(room, listener);
  }

  /** Asks once more what there is, from where the room is known. */
  again(name) {
    const room = this.#rooms.get(name);
    if (!room) return;
    if (this.state.value === 'on') this.#join(room);
    else if (this.state.value === 'events') this.#stream(room);
  }

  #leave(room, listener) {
    if (!room.listeners.delete(listener) || room.listeners.size > 0) return;
    this.#rooms.delete(room.name);
    room.stream?.abort();
    this.#say({ type: 'leave', room: room.name });
    setTimeout(() => this.#rest(), LINGER);
  }

  /** Without rooms and calls nobody needs a connection. */
  #rest() {
    if (this.#rooms.size > 0 || this.#calls.size > 0) return;
    this.#drop();
    clearTimeout(this.#retry);
    this.state.value = 'off';
  }

  /**
   * An operation of the API. It is kept until it is answered, and sent again with its key after a connection was lost.
   * @param {{ id?: string, parameters?: object, body?: object, byRest: () => Promise }} [options] `byRest`: the same where no socket
   *   gets through, with the same key
   * @returns {Promise<any>} rejects with the Problem
   */
  call(operation, { id = newId(), parameters = {}, body, byRest } = {}) {
    return new Promise((resolve, reject) => {
      const call = { message: { type: 'call', id, operation, parameters, body }, byRest, resolve, reject };
      this.#calls.set(id, call);
      this.waiting.value = this.#calls.size;
      if (this.state.value === 'on') this.#sayCalls();
      else if (this.state.value === 'events') this.#sayByRest(call);
      else this.#connect();
    });
  }

  #settle(id, done) {
    const call = this.#calls.get(id);
    if (!call) return;
    this.#calls.delete(id);
    this.waiting.value = this.#calls.size;
    done(call);
    if (this.state.value === 'on') this.#sayCalls();
  }

  #sayCalls() {
    const calls = [...this.#calls.values()];
    const unsaid = calls.filter(({ isSaid }) => !isSaid);
    for (const call of unsaid.slice(0, AT_ONCE - (calls.length - unsaid.length))) {
      call.isSaid = true;
      this.#say(call.message);
    }
  }

  #forgetCalls() {
    for (const id of [...this.#calls.keys()]) this.#settle(id, ({ reject }) => reject(new Problem(SIGNED_OUT)));
  }

  async #connect() {
    if (this.#socket || this.state.value === 'joining') return;
    if (this.state.value !== 'events') this.state.value = 'joining';
    clearTimeout(this.#retry);
    this.#token = await this.#tokens.get().catch(() => null);
    if (this.#rooms.size === 0 && this.#calls.size === 0) return this.#rest();
    const socket = this.#open(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${PATH}`);
    this.#socket = socket;
    socket.onopen = () => this.#say({ type: 'hello', token: this.#token });
    socket.onmessage = ({ data }) => socket === this.#socket && this.#hear(JSON.parse(data));
    socket.onclose = ({ code }) => socket === this.#socket && this.#lost(code);
  }

  #hear(message) {
    this.#heard = Date.now();
    if (message.type === 'welcome') this.#welcomed(message);
    else if (message.type === 'answer') this.#answered(message);
    else if (message.type === 'reconnect') this.#restart(this.#random() * message.withinSeconds * 1000);
    else if (message.room) this.#tell(this.#rooms.get(message.room), message);
  }

  #welcomed({ heartbeatSeconds }) {
    this.#failures = 0;
    this.state.value = 'on';
    for (const room of this.#rooms.values()) {
      room.stream?.abort();
      this.#join(room);
    }
    for (const call of this.#calls.values()) call.isSaid = false;
    this.#sayCalls();
    this.#beat = setInterval(() => this.#listen(heartbeatSeconds * 1000), heartbeatSeconds * 1000);
    this.#renewal = setInterval(() => this.#renew(), RENEWAL);
  }

  /** Scripts do not see the pings of the protocol: whether somebody is there has to be asked. */
  #listen(pause) {
    const silence = Date.now() - this.#heard;
    if (silence > 2 * pause) this.#restart(0);
    else if (silence >= pause) this.#say({ type: 'ping' });
  }

  async #renew() {
    const token = await this.#tokens.get().catch(() => this.#token);
    if (!token || token === this.#token || this.state.value !== 'on') return;
    this.#token = token;
    this.#say({ type: 'token', token });
  }

  #answered({ id, status, body }) {
    this.#settle(id, ({ resolve, reject }) => (status < 400 ? resolve(body ?? null) : reject(new Problem({ ...body, status }))));
  }

  #tell(room, message) {
    if (!room) return;
    if (message.type === 'refused' && mayWorkLater(message.problem)) return this.#tryAgain(room);
    if (message.position != null) room.position = message.position;
    if (message.type === 'joined') room.failures = 0;
    for (const listener of [...room.listeners]) listener(message);
  }

  /** Nobody could be asked at the moment, or too many asked. */
  #tryAgain(room) {
    room.failures = (room.failures ?? 0) + 1;
    const isThere = () => this.#rooms.get(room.name) === room && this.state.value === 'on';
    setTimeout(() => isThere() && this.#join(room), this.#backoff(room.failures));
  }

  #join({ name, conference, position }) {
    this.#say({ type: 'join', room: name, conference, position: position ?? undefined });
  }

  #say(message) {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(message));
  }

  #drop() {
    clearTimeout(this.#restarting);
    clearInterval(this.#beat);
    clearInterval(this.#renewal);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  /** Somebody else is at hand, or nobody is at the other end. */
  #restart(delay) {
    clearTimeout(this.#restarting);
    this.#restarting = setTimeout(() => {
      this.#drop();
      this.#later(0);
    }, delay);
  }

  #lost(code) {
    this.#drop();
    if (VOID.has(code)) this.#tokens.invalidate();
    this.#failures += 1;
    if (this.#failures >= FAILURES) this.#turnToEvents();
    this.#later(this.#pause(code));
  }

  /** At a moment of its own, or all who were cut off together would be back together. */
  #pause(code) {
    if (this.state.value === 'events') return BLOCKED * (0.5 + this.#random());
    return this.#backoff(code === 1001 ? 1 : this.#failures);
  }

  #backoff(failures) {
    return Math.min(FIRST * 2 ** (failures - 1), LONGEST) * (0.5 + this.#random() / 2);
  }

  #later(delay) {
    if (this.state.value !== 'events') this.state.value = 'off';
    clearTimeout(this.#retry);
    if (this.#rooms.size > 0 || this.#calls.size > 0) this.#retry = setTimeout(() => this.#connect(), delay);
  }

  #turnToEvents() {
    if (this.state.value === 'events') return;
    this.state.value = 'events';
    for (const room of this.#rooms.values()) this.#stream(room);
    for (const call of this.#calls.values()) this.#sayByRest(call);
  }

  /** What fails for want of an answer waits for the next time. */
  async #sayByRest({ message: { id }, byRest }) {
    if (!byRest) return;
    try {
      const answer = await byRest();
      this.#settle(id, ({ resolve }) => resolve(answer));
    } catch (problem) {
      if (!problem.isOffline) this.#settle(id, ({ reject }) => reject(problem));
    }
  }

  async #stream(room) {
    room.stream?.abort();
    const stream = (room.stream = new AbortController());
    for (let failures = 0; !stream.signal.aborted && this.state.value === 'events'; ) {
      const ended = await this.#streamOnce(room, stream.signal).catch(() => null);
      if (ended && !ended.ok && ended.status !== 401 && !mayWorkLater(ended)) return this.#tell(room, await refusal(room, ended));
      if (ended?.status === 401) this.#tokens.invalidate();
      failures = ended?.ok ? 0 : failures + 1;
      await new Promise((done) => setTimeout(done, this.#backoff(failures + 1)));
    }
  }

  async #streamOnce(room, signal) {
    const query = new URLSearchParams({ room: room.name, ...(room.conference && { conference: room.conference }) });
    const tell = (_, message) => signal.aborted || this.#tell(room, message);
    const token = await this.#tokens.get();
    return follow(`${PATH}/events?${query}`, { token, position: room.position, tell, signal, ask: this.#ask });
  }
}

const mayWorkLater = ({ status }) => status >= 500 || status === 429;

const refusal = async ({ name }, answer) => ({ type: 'refused', room: name, problem: await answer.json().catch(() => ({ status: answer.status })) });

/** That of this page. */
export const channel = new Channel();
