import { Cell } from './cell.js';
import { clear, drop, keep, list } from './idb.js';
import { retries } from './retries.js';
import { departure, maySignIn, user } from './session.js';
import { now } from './time.js';

/**
 * What the user did waits here until the server has it: stars, notes, whatever comes. A command is `{ id: '<kind>:<of what>', at, … }`
 * and replaces an earlier one of the same id. One that is refused keeps none of the others waiting, and only who gave it hears of it.
 */
const kinds = new Map();

/**
 * @param {{ send: (command) => Promise, sent?: (command, answer) => void, refused?: (command, problem) => void }} handlers `sent`
 *   gets no answer where another tab was faster
 * @returns {Promise<object[]>} what waits since an earlier visit
 */
export async function handle(kind, handlers) {
  kinds.set(kind, handlers);
  const left = (await waiting()).filter((command) => handlersOf(command) === handlers);
  for (const command of left) if (!given.has(command.id)) given.set(command.id, command);
  retry();
  return left;
}

const handlersOf = ({ id }) => kinds.get(id.slice(0, id.indexOf(':')));

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
  await keep('outbox', mine);
  await flush();
  if (given.get(mine.id) !== mine || !mine.problem) return;
  given.delete(mine.id);
  throw mine.problem;
}

let last = 0;

/** The time, and never the same twice. */
const moment = () => (last = Math.max(Date.now(), last + 1));

const waiting = () => list('outbox');

/** Sends what waits, oldest first; what strangers did waits until they sign in. Tabs take turns. */
export const flush = async () => maySignIn() && navigator.locks.request('plenary.commands', sendAll);

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
  if (failed) again.failed();
  else again.reset();
}

const nameOf = ({ id, at }) => `${id} ${at}`;

async function next(tried) {
  const left = (await waiting()).filter((command) => handlersOf(command) && !tried.has(nameOf(command)));
  return left.sort((a, b) => a.at - b.at)[0];
}

/** @returns {Promise<Error | undefined>} why the command has to wait */
async function attempt(command) {
  try {
    const answer = await handlersOf(command).send(command);
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
  handlersOf(command).sent?.(command, answer);
}

function refuse(command, problem) {
  const mine = given.get(command.id);
  if (mine?.at === command.at) mine.problem = problem;
  handlersOf(command).refused?.(command, problem);
}

/** What is gone without having been sent by this tab has been sent by another one. */
async function noticeOthers() {
  const left = new Set((await waiting()).map(({ id }) => id));
  for (const command of [...given.values()]) if (!left.has(command.id) && !command.problem) end(command);
}

const retry = () => maySignIn() && flush().catch(() => {});
const again = retries(retry);
addEventListener('online', () => (again.reset(), retry()));
// Browsers do not always tell that the connection is back.
now.watch(() => isHeldUp.value && retry());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && retry());
user.watch(retry);
departure.watch(() => {
  given.clear();
  clear('outbox').catch(() => {});
});
