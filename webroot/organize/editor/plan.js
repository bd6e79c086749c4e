import { get, put, remove } from '../../lib/api.js';
import { Cell } from '../../lib/cell.js';
import { changedHere } from '../../lib/changes.js';
import { change, reload, workOf } from '../../lib/work.js';
import { did, NOTHING_DONE, redid, reversed, undid, without } from './history.js';
import { placeOf, slotOf, usualMinutes } from './place.js';

/** After the last move the program is loaded anew this much later, so that it does not answer between two moves. */
const REST = 1200;

/** Until the rules are known, everything is warned of; what is forbidden the server knows. */
const WARN_OF_ALL = { roomTaken: 'WARN', speakerTwice: 'WARN', outsideConference: 'WARN' };

/** The schedule of a conference while somebody plans it: moves are shown at once, sent one after the other, and taken back if refused. */
class Plan {
  /** `{ history, conflicts, rules }`: moves of this visit, the conflicts there are, how the conference treats them. */
  state = new Cell({ history: NOTHING_DONE, conflicts: [], rules: WARN_OF_ALL });
  #waiting = [];
  #last = Promise.resolve();
  #timer;

  constructor(slug) {
    this.slug = slug;
    this.path = `/conferences/${encodeURIComponent(slug)}`;
  }

  get program() {
    return workOf(this.slug).value.program;
  }

  /** Rules and conflicts, as the server knows them. */
  async load() {
    const [rules, { items }] = await Promise.all([get(`${this.path}/rules?draft=true`), get(`${this.path}/conflicts?draft=true`)]);
    this.#set({ rules, conflicts: items.filter(({ level }) => level !== 'IGNORE') });
  }

  /** How long a session lasts, or probably will: without a slot nobody has said it, but it may have had one before. */
  minutesOf(session) {
    if (session.start !== null) return session.minutes;
    const left = this.state.value.history.done.findLast(({ id, from }) => id === session.id && from);
    return left?.from.minutes ?? usualMinutes(session, [...this.program.sessions.values()]);
  }

  /**
   * Moves a session to a place, or with null off the grid.
   * @returns {Promise<{ move: object, conflicts: object[] }>} rejects with a Problem; by then everything is as it was
   */
  move(id, to) {
    const move = { id, from: placeOf(this.program.sessions.get(id)), to };
    this.#set({ history: did(this.state.value.history, move) });
    return this.#carryOut(move, move);
  }

  undo() {
    const { history } = this.state.value;
    const move = history.done.at(-1);
    this.#set({ history: undid(history) });
    return this.#carryOut(reversed(move), move);
  }

  redo() {
    const { history } = this.state.value;
    const move = history.undone.at(-1);
    this.#set({ history: redid(history) });
    return this.#carryOut(move, move);
  }

  /** @param remembered the move in the history that this belongs to */
  async #carryOut(move, remembered) {
    clearTimeout(this.#timer);
    this.#waiting.push(move);
    this.#show(move.id, slotOf(move.to));
    const answer = this.#last.then(() => this.#send(move));
    this.#last = answer.catch(() => {});
    try {
      return { move, conflicts: await answer };
    } catch (problem) {
      this.#set({ history: without(this.state.value.history, remembered) });
      await this.#takeBack(move, problem);
      throw problem;
    } finally {
      this.#timer = setTimeout(() => this.#waiting.length === 0 && this.#renew(), REST);
    }
  }

  async #send({ id, to }) {
    const path = `${this.path}/sessions/${id}/slot`;
    const etag = `"${this.program.sessions.get(id).version}"`;
    try {
      const { session, conflicts } = to ? await put(path, slotOf(to), { etag }) : { session: await remove(path, etag), conflicts: [] };
      this.#waiting.shift();
      const kept = changedHere(this.slug, [id]);
      change(this.slug, this.#isMovedAgain(id) ? { ...session, slot: this.program.sessions.get(id).slot } : session);
      await kept;
      return conflicts;
    } catch (problem) {
      this.#waiting.shift();
      throw problem;
    }
  }

  async #takeBack({ id, from }, { status }) {
    if (!this.#isMovedAgain(id)) this.#show(id, slotOf(from));
    if (status === 412 || status === 404) await this.#renew();
  }

  #isMovedAgain(id) {
    return this.#waiting.some((later) => later.id === id);
  }

  #show(id, slot) {
    change(this.slug, { ...this.program.sessions.get(id), slot });
  }

  #renew() {
    return Promise.all([reload(this.slug), this.load().catch(() => {})]);
  }

  #set(changes) {
    this.state.value = { ...this.state.value, ...changes };
  }
}

const plans = new Map();

/** The plan of a conference; it and its history stay while the client does. */
export function planOf(slug) {
  if (!plans.has(slug)) plans.set(slug, new Plan(slug));
  return plans.get(slug);
}
