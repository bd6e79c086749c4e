import { topic } from '../lib/live.js';
import { same } from './check.js';

const OFFLINE = Object.assign(new Error('offline'), { isOffline: true });

/** What would be done later is done when the test says so. */
async function withTimers(test) {
  const { setTimeout, clearTimeout } = window;
  const timers = new Map();
  let last = 0;
  window.setTimeout = (run, delay) => (timers.set(++last, { run, delay: Math.round(delay / 100) * 100 }), last);
  window.clearTimeout = (id) => timers.delete(id);
  try {
    await test({
      delays: () => [...timers.values()].map(({ delay }) => delay),
      async pass() {
        const due = [...timers.values()];
        timers.clear();
        for (const { run } of due) run();
        await settled();
      },
    });
  } finally {
    Object.assign(window, { setTimeout, clearTimeout });
  }
}

/** All that waits for no timer and no answer is done. */
const settled = async () => {
  for (let i = 0; i < 20; i++) await null;
};

function look(state) {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** A topic that counts how often it was read, and fails as often as it is told to. */
function counted(name, options) {
  const counts = { reads: 0, failures: 0, problem: OFFLINE };
  const read = async () => {
    counts.reads++;
    if (counts.failures-- > 0) throw counts.problem;
    return counts.reads;
  };
  return [topic(name, read, options), counts];
}

export default {
  'one reads for all who listen, and nobody when all have gone': () => withTimers(async ({ pass, delays }) => {
    const [first, counts] = counted('all', { pause: () => 500 });
    const heard = [];
    const stops = [first.listen((value) => heard.push(`a${value}`)), topic('all').listen((value) => heard.push(`b${value}`))];
    await settled();
    await pass();
    same([counts.reads, heard, delays()], [2, ['a1', 'b1', 'a2', 'b2'], [500]]);
    stops.forEach((stop) => stop());
    same(delays(), []);
  }),
  'several signs of one moment are one request, and what changed here makes another one': () => withTimers(async () => {
    const answers = [];
    const one = topic('moment', () => new Promise((resolve) => answers.push(resolve)));
    const rung = [one.ring(), one.ring(), one.again(), one.again()];
    answers[0]('old');
    await settled();
    answers[1]('new');
    same([await Promise.all(rung), answers.length], [['old', 'old', 'new', 'new'], 2]);
  }),
  'what was read lately is not read at once for who comes later': () => withTimers(async ({ delays }) => {
    const [one, counts] = counted('lately', { pause: () => 30_000, insists: true });
    await one.ring();
    const stop = one.listen();
    await settled();
    same([counts.reads, delays()], [1, [30_000]]);
    stop();
  }),
  'a server that is away is asked ever less often, and as before once it answers': () => withTimers(async ({ pass, delays }) => {
    const [one, counts] = counted('away', { pause: () => 500 });
    counts.failures = 7;
    const problems = [];
    const stop = one.listen((value, problem) => problems.push(problem?.message ?? value));
    const seen = [];
    await settled();
    for (let i = 0; i < 8; i++) {
      seen.push(...delays());
      await pass();
    }
    same(seen, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 500]);
    same([problems.slice(-2), problems.length], [[8, 9], 9]);
    stop();
  }),
  'only who insists is tried again where nobody listens': () => withTimers(async ({ pass, delays }) => {
    const [one, counts] = counted('insists', { insists: true });
    const [other, others] = counted('gives-up');
    counts.failures = others.failures = 1;
    await Promise.allSettled([one.ring(), other.ring()]);
    same(delays(), [1_000]);
    await pass();
    same([counts.reads, others.reads, delays()], [2, 1, []]);
  }),
  'while nobody looks nothing is asked but what is to be sent, and at once when somebody does': () => withTimers(async ({ pass }) => {
    const [shown, counts] = counted('shown', { pause: () => 500 });
    const [sent, others] = counted('sent', { pause: () => 500, unseen: true });
    const stops = [shown.listen(), sent.listen()];
    await settled();
    look('hidden');
    for (let i = 0; i < 3; i++) await pass();
    same([counts.reads, others.reads], [1, 4]);
    look('visible');
    await settled();
    same(counts.reads, 2);
    stops.forEach((stop) => stop());
  }),
  'what is refused is asked for rarely, and not at all where nothing more is to come': () => withTimers(async ({ delays }) => {
    const refusal = Object.assign(new Error('refused'), { status: 404 });
    const [often, counts] = counted('often', { pause: () => 100 });
    const [never, others] = counted('never');
    Object.assign(counts, { failures: 1, problem: refusal });
    Object.assign(others, { failures: 1, problem: refusal });
    const stops = [often.listen(), never.listen()];
    await settled();
    same(delays(), [3_000]);
    stops.forEach((stop) => stop());
  }),
  'what has not worked out without failing is tried again all the same': () => withTimers(async ({ pass, delays }) => {
    let left = 2;
    const one = topic('held-up', async () => left-- > 0 && one.later(), { insists: true });
    await one.ring();
    same(delays(), [1_000]);
    await pass();
    same(delays(), [2_000]);
    await pass();
    same([left, delays()], [-1, []]);
  }),
};
