import { get, post } from '../lib/api.js';
import { Cell, kept } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { newId } from '../lib/ids.js';
import { seal, shred, unseal } from '../lib/vault.js';
import { isCode, ticketOf } from './code.js';
import { deliver } from './deliver.js';
import { counted, decide, unused } from './rules.js';

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
  /** What is sent and what is taken back is so one after the other. */
  #turn = Promise.resolve();

  constructor(conference, listId) {
    this.#conference = conference;
    this.#listId = listId;
    deviceId.value ??= newId();
  }

  get #path() {
    return `/conferences/${this.#conference.id}/check-in-lists/${this.#listId}`;
  }

  get #device() {
    return { id: deviceId.value, name: deviceName.value?.trim() || t('door.device.unnamed') };
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
    for (const { path, ticketId, used, undone, scan } of await unsent()) if (path === this.#path && !undone) this.#note(ticketId, scan.passage, scan.scannedAt, used);
    await this.#learn();
  }

  /** Keeps what it knows for the time without a network. */
  #learn() {
    return seal(`list:${this.#listId}`, { ...this.snapshot, tickets: [...this.snapshot.tickets.values()] });
  }

  /** By the same rule as the server's counts. @returns {{ valid: number, in: number }} */
  get counts() {
    return counted(this.snapshot.list, [...this.snapshot.tickets.values()], Date.now(), this.#conference.timeZone);
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
    this.#note(answer.ticketId, answer.result, answer.at, (answer.addOns ?? []).filter(({ inAt }) => inAt).map(({ id }) => id));
    return answer;
  }

  /** That somebody came or went, so that the next one with the same ticket is stopped here. */
  #note(ticketId, result, at, used = []) {
    const ticket = this.snapshot?.tickets.get(ticketId);
    if (!ticket || !WENT.has(result)) return;
    ticket.inAt = result === 'IN' ? at : undefined;
    for (const one of ticket.addOns ?? []) if (result === 'OUT' || used.includes(one.id)) one.inAt = ticket.inAt;
  }

  /** Only who went through is told to the server later: whoever was sent away has not come. */
  async #alone(scan) {
    const answer = { id: scan.id, passage: scan.passage, at: scan.scannedAt, device: this.#device, alone: true, ...(await this.#decided(scan)) };
    if (!WENT.has(answer.result)) return answer;
    const used = answer.addOns.filter(({ inAt }) => inAt).map(({ id }) => id);
    await seal(`scan:${scan.id}`, { path: this.#path, ticketId: answer.ticketId, used, scan: { ...scan, decided: true } });
    this.waiting.value += 1;
    this.#note(answer.ticketId, answer.result, answer.at, used);
    await this.#learn();
    return answer;
  }

  async #decided({ code, ticketId, passage, scannedAt }) {
    if (!this.snapshot) return { result: 'UNREADY' };
    const id = ticketId ?? (isCode(code) ? await ticketOf(code, this.#conference.id, this.snapshot.keys) : null);
    if (id === undefined) return { result: 'UNREADY' };
    if (id === null) return { result: isCode(code) ? 'FORGED' : 'UNKNOWN' };
    const ticket = this.snapshot.tickets.get(id);
    const [{ list }, zone, at] = [this.snapshot, this.#conference.timeZone, Date.parse(scannedAt)];
    const result = decide(list, ticket, { passage, at, zone });
    const used = result === 'IN' ? unused(list, ticket, at, zone) : [];
    const addOns = (ticket?.addOns ?? []).map((one) => ({ ...one, inAt: used.includes(one) ? scannedAt : undefined }));
    return { result, ticketId: id, attendeeName: ticket?.attendeeName, typeName: ticket?.typeName, orderCode: ticket?.orderCode, answers: ticket?.answers, answersMissing: ticket?.answersMissing, validDays: ticket?.validDays, addOns, ...(result === 'ALREADY_IN' ? { earlier: { at: ticket.inAt } } : {}) };
  }

  /** Sends what waits, of whichever door it was. @returns {Promise<object[]>} those of this one who should not have been let through, and what the server never takes */
  flush() {
    return this.#inTurn(() => this.#flush());
  }

  #inTurn(work) {
    this.#turn = this.#turn.catch(() => {}).then(work);
    return this.#turn;
  }

  async #flush() {
    const wrong = [];
    let failure;
    for (const [path, waiting] of Map.groupBy(await unsent(), (each) => each.path)) {
      const scans = waiting.map(({ scan }) => scan).sort((a, b) => a.scannedAt.localeCompare(b.scannedAt)).slice(0, MOST_AT_ONCE);
      const answers = await deliver(scans, (some) => this.#send(path, some)).catch((problem) => ((failure = problem), []));
      const undone = new Map(waiting.filter((each) => each.undone).map((each) => [each.scan.id, each.undone]));
      for (const answer of answers) await this.#settle(path, answer, undone.get(answer.id)).catch((problem) => (failure = problem));
      wrong.push(...answers.filter(({ id, result }) => !undone.has(id) && (result === 'REFUSED' || (path === this.#path && !WENT.has(result)))));
    }
    this.waiting.value = (await unsent()).length;
    if (failure && wrong.length === 0) throw failure;
    return wrong;
  }

  /** What was taken back while it waited is told so after it is known; one that is sent once more is answered as before. */
  async #settle(path, { id, result }, undone) {
    if (undone && result !== 'REFUSED') await post(`${path}/scans/${id}/undo`, { reason: undone });
    await shred(`scan:${id}`);
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

  /** @returns {Promise<void>} what waits still is taken back here, and at the server when it is sent */
  async undo({ id, ticketId, passage }, reason) {
    await this.#inTurn(async () => {
      const [waiting] = await unseal(`scan:${id}`);
      await (waiting ? seal(`scan:${id}`, { ...waiting, undone: reason }) : post(`${this.#path}/scans/${id}/undo`, { reason }));
    });
    this.#note(ticketId, passage === 'IN' ? 'OUT' : 'IN', new Date().toISOString());
    if (this.snapshot) await this.#learn();
  }
}

const inTime = (answer) => Promise.race([answer, new Promise((resolve, reject) => setTimeout(reject, PATIENCE, { status: 0 }))]);

const unsent = () => unseal('scan:');
