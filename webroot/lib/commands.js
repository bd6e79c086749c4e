import { Cell } from './cell.js';
import { clear, drop, keep, list } from './idb.js';
import { topic } from './live.js';
import { departure, maySignIn, user } from './session.js';

/**
 * What the user did waits here until the server has it: stars, notes, whatever comes. A command is `{ id: '<kind>:<of what>', at, … }`
 * and replaces an earlier one of the same id. What becomes of it is the same for all kinds: without a connection, without a sign-in and
 * while the server has troubles of its own it waits; where the server refuses it, it is dropped, keeps none of the others waiting, and
 * the person who gave it is told. A kind says what differs.
 * @typedef {object} Kind
 * @property {(command) => Promise} send asks the server; a conflict is settled here, or is a refusal like any other
 * @property {(command, answer) => void} [sent] without an answer where another tab was faster
 * @property {(command, problem) => void} [refused] takes back what was shown
 * @property {(command, reason: string) => string} [says] what the person is told whom nobody is left to tell; without it `refused` does
 */
const kinds = new Map();

/**
 * @param {Kind} kind
 * @returns {Promise<object[]>} what waits since an earlier visit
 */
export async function handle(name, kind) {
  kinds.set(name, kind);
  const left = (await waiting()).filter((command) => kindOf(command) === kind);
  for (const command of left) if (!given.has(command.id)) given.set(command.id, command);
  retry();
  return left;
}

/** Whether something waits that nobody here knows how to send. */
export const waitsForOthers = async () => (await waiting().catch(() => [])).some((command) => !kindOf(command));

const kindOf = ({ id }) => kinds.get(id.slice(0, id.indexOf(':')));

/** What was refused when nobody waited for it any more: `{ text }`. */
export const refusal = new Cell(null);

/** Whether something could not be sent, most likely for want of a connection. */
export const isHeldUp = new Cell(false);

/** What waits as far as this tab knows, by id; with the Problem once it has been refused. */
const given = new Map();

/**
 * Keeps a command, and sends it when possible.
 * @returns {Promise<void>} when it has been sent or has to wait; rejects with the Problem if this very command is refused
 */
export async function give(command) {
  const mine = { ...command, at: moment() };
  given.set(mine.id, mine);
  awaited.add(nameOf(mine));
  try {
    await keep('outbox', mine);
    await flush();
  } finally {
    awaited.delete(nameOf(mine));
  }
  if (given.get(mine.id) !== mine || !mine.problem) return;
  given.delete(mine.id);
  throw mine.problem;
}

/** Those whose giver is waiting for what becomes of them. */
const awaited = new Set();

let last = 0;

/** The time, and never the same twice. */
const moment = () => (last = Math.max(Date.now(), last + 1));

const waiting = () => list('outbox');

/** Sends what waits, oldest first; what strangers did waits until they sign in. Tabs take turns. */
const line = topic('commands', async () => maySignIn() && navigator.locks.request('plenary.commands', sendAll), { insists: true, unseen: true });
export const flush = () => line.again();

/** Each command is tried once; what is given meanwhile is sent as well. */
async function sendAll() {
  const tried = new Set();
  let failed = false;
  for (let command = await next(tried); command; command = await next(tried)) {
    tried.add(nameOf(command));
    const problem = await attempt(command);
    failed ||= Boolean(problem);
    if (problem?.status === 0 || problem?.status === 401) break;
  }
  await noticeOthers();
  isHeldUp.value = failed;
  if (failed) line.later();
}

const nameOf = ({ id, at }) => `${id} ${at}`;

async function next(tried) {
  const left = (await waiting()).filter((command) => kindOf(command) && !tried.has(nameOf(command)));
  return left.sort((a, b) => a.at - b.at)[0];
}

/** @returns {Promise<Error | undefined>} why the command has to wait */
async function attempt(command) {
  try {
    const answer = await kindOf(command).send(command);
    if (await dropUnlessReplaced(command)) end(command, answer);
  } catch (problem) {
    if (mayWorkLater(problem)) return problem;
    if (await dropUnlessReplaced(command)) refuse(command, problem);
  }
  return undefined;
}

const mayWorkLater = ({ status = 0 }) => status === 0 || status === 401 || status === 429 || status >= 500;

/** The user may have thought otherwise while the request was under way. */
async function dropUnlessReplaced(sent) {
  const current = (await waiting()).find(({ id }) => id === sent.id);
  if (current && current.at !== sent.at) return false;
  await drop('outbox', sent.id);
  return true;
}

function end(command, answer) {
  given.delete(command.id);
  kindOf(command).sent?.(command, answer);
}

function refuse(command, problem) {
  const mine = given.get(command.id);
  const isAwaited = awaited.has(nameOf(command));
  if (isAwaited) mine.problem = problem;
  else if (mine?.at === command.at) given.delete(command.id);
  kindOf(command).refused?.(command, problem);
  if (!isAwaited) tell(kindOf(command).says?.(command, problem.message));
}

const tell = (text) => text && (refusal.value = { text });

/** What is gone without having been sent by this tab has been sent by another one. */
async function noticeOthers() {
  const left = new Set((await waiting()).map(({ id }) => id));
  for (const command of [...given.values()]) if (!left.has(command.id) && !command.problem) end(command);
}

const retry = () => flush().catch(() => {});
// What another tab left waiting is sent when this one is looked at.
line.listen();
user.watch(retry);
departure.watch(({ keepsUnsent }) => {
  if (keepsUnsent) return;
  given.clear();
  clear('outbox').catch(() => {});
});
