import { get, post } from '../lib/api.js';
import { Cell, kept } from '../lib/cell.js';
import { newId } from '../lib/ids.js';
import { seal, shred, unseal } from '../lib/vault.js';
import { isCode, ticketOf } from './code.js';
import { deliver } from './deliver.js';
import { decide, isIn } from './rules.js';

/** Whoever stands at a door does not wait for longer. */
const PATIENCE = 4_000;
const MOST_AT_ONCE = 200;
const FOUND = 20;
const WENT = new Set(['IN', 'OUT']);

const deviceId = kept('plenary.door', null);
export const deviceName = kept('plenary.door-name', null);

/** One door: what it knows by heart, what it decides, and what it has to send. */
export class Door {
  /** `{ list, keys, asOf, tickets: Map }`; null before it is there. */
  snapshot = null;
  /** How many scans wait; changes tell who watches. */
  waiting = new Cell(0);
  /** By how many seconds the clock of this device is ahead, where the server has said so. */
  ahead = 0;
  #conference;
  #listId;

  constructor(conference, listId) {
    this.#conference = conference;
    this.#listId = listId;
    deviceId.value ??= newId();
  }

  get #path() {
    return `/conferences/${this.#conference.id}/check-in-lists/${this.#listId}`;
  }

  get #device() {
    return { id: deviceId.value, name: deviceName.value?.trim() || deviceId.value.slice(0, 8) };
  }

  /** What was known before the connection broke off is better than nothing. */
  async open() {
    const [known] = await unseal(`list:${this.#listId}`);
    if (known) this.#know(known);
    this.waiting.value = (await unsent()).length;
    await this.refresh();
  }

  #know({ tickets, ...rest }) {
    this.snapshot = { ...rest, tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])) };
  }

  async refresh() {
    const tickets = [];
    let page = {};
    do {
      page = await get(`${this.#path}/snapshot${page.nextCursor ? `?cursor=${encodeURIComponent(page.nextCursor)}` : ''}`);
      tickets.push(...page.items);
    } while (page.nextCursor);
    const { list, keys, asOf } = page;
    this.#know({ list, keys, asOf, tickets });
    for (const each of await unsent()) if (each.path === this.#path) this.#note(each.ticketId, each.scan.passage, each.scan.scannedAt);
    await this.#learn();
  }

  /** Keeps what it knows for the time without a network. */
  #learn() {
    return seal(`list:${this.#listId}`, { ...this.snapshot, tickets: [...this.snapshot.tickets.values()] });
  }

  get inside() {
    return [...this.snapshot.tickets.values()].filter((ticket) => isIn(this.snapshot.list, ticket, Date.now(), this.#conference.timeZone)).length;
  }

  /**
   * Asks the server, and decides where it does not answer.
   * @param {{ code?: string, ticketId?: string, passage: string }} shown
   */
  async scan(shown) {
    const scan = { id: newId(), ...shown, scannedAt: new Date().toISOString(), decided: false };
    try {
      return this.#answered(await inTime(this.#send(this.#path, [scan])));
    } catch (problem) {
      if (problem.status && !problem.isOffline) throw problem;
      return this.#alone(scan);
    }
  }

  async #send(path, scans) {
    const { items, clockAhead } = await post(`${path}/scans`, { device: this.#device, sentAt: new Date().toISOString(), scans });
    this.ahead = clockAhead;
    return items;
  }

  #answered([answer]) {
    this.#note(answer.ticketId, answer.result, answer.at);
    return answer;
  }

  /** That somebody came or went, so that the next one with the same ticket is stopped here. */
  #note(ticketId, result, at) {
    const ticket = this.snapshot?.tickets.get(ticketId);
    if (ticket && WENT.has(result)) ticket.inAt = result === 'IN' ? at : undefined;
  }

  /** Only who went through is told to the server later: whoever was sent away has not come. */
  async #alone(scan) {
    const answer = { id: scan.id, passage: scan.passage, at: scan.scannedAt, device: this.#device, alone: true, ...(await this.#decided(scan)) };
    if (!WENT.has(answer.result)) return answer;
    await seal(`scan:${scan.id}`, { path: this.#path, ticketId: answer.ticketId, scan: { ...scan, decided: true } });
    this.waiting.value += 1;
    this.#note(answer.ticketId, answer.result, answer.at);
    await this.#learn();
    return answer;
  }

  async #decided({ code, ticketId, passage, scannedAt }) {
    if (!this.snapshot) return { result: 'UNREADY' };
    const id = ticketId ?? (isCode(code) ? await ticketOf(code, this.#conference.id, this.snapshot.keys) : null);
    if (id === undefined) return { result: 'UNREADY' };
    if (id === null) return { result: isCode(code) ? 'FORGED' : 'UNKNOWN' };
    const ticket = this.snapshot.tickets.get(id);
    const result = decide(this.snapshot.list, ticket, { passage, at: Date.parse(scannedAt), zone: this.#conference.timeZone });
    return { result, ticketId: id, attendeeName: ticket?.attendeeName, typeName: ticket?.typeName, orderCode: ticket?.orderCode, answers: ticket?.answers, answersMissing: ticket?.answersMissing, validDays: ticket?.validDays, ...(result === 'ALREADY_IN' ? { earlier: { at: ticket.inAt } } : {}) };
  }

  /** Sends what waits, of whichever door it was. @returns {Promise<object[]>} those of this one who should not have been let through, and what the server never takes */
  async flush() {
    const wrong = [];
    let failure;
    for (const [path, waiting] of Map.groupBy(await unsent(), (each) => each.path)) {
      const scans = waiting.map(({ scan }) => scan).sort((a, b) => a.scannedAt.localeCompare(b.scannedAt)).slice(0, MOST_AT_ONCE);
      const answers = await deliver(scans, (some) => this.#send(path, some)).catch((problem) => ((failure = problem), []));
      for (const { id } of answers) await shred(`scan:${id}`);
      wrong.push(...answers.filter(({ result }) => result === 'REFUSED' || (path === this.#path && !WENT.has(result))));
    }
    this.waiting.value = (await unsent()).length;
    if (failure && wrong.length === 0) throw failure;
    return wrong;
  }

  /** Those whose name, e-mail or order somebody says; without a network by what is known here. */
  async find(text) {
    try {
      return (await inTime(get(`${this.#path}/tickets?q=${encodeURIComponent(text)}`))).items;
    } catch (problem) {
      if (problem.status && !problem.isOffline) throw problem;
      const wanted = text.toLowerCase();
      return [...this.snapshot?.tickets.values() ?? []].filter(({ attendeeName, orderCode }) => `${attendeeName} ${orderCode}`.toLowerCase().includes(wanted)).slice(0, FOUND);
    }
  }

  async undo({ id, ticketId, passage }, reason) {
    await post(`${this.#path}/scans/${id}/undo`, { reason });
    this.#note(ticketId, passage === 'IN' ? 'OUT' : 'IN', new Date().toISOString());
  }
}

const inTime = (answer) => Promise.race([answer, new Promise((resolve, reject) => setTimeout(reject, PATIENCE, { status: 0 }))]);

const unsent = () => unseal('scan:');
