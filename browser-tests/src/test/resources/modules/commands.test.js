import { flush, give, handle, isHeldUp, refusal } from '../lib/commands.js';
import { clear, keep, list } from '../lib/idb.js';
import { userName } from '../lib/session.js';
import { same } from './check.js';

const problem = (status) => Object.assign(new Error(`status ${status}`), { status });
const caught = (promise) => promise.then(() => null, (problem) => problem.message);

/** A kind whose commands end as `outcomes` says by their id, and what was sent and told of it. */
function kindOf(name, outcomes = {}) {
  const log = [];
  handle(name, {
    async send({ id }) {
      log.push(`send ${id}`);
      const outcome = await outcomes[id]?.();
      if (outcome) throw outcome;
      return 'answer';
    },
    sent: ({ id }, answer) => log.push(`sent ${id} ${answer ?? 'elsewhere'}`),
    refused: ({ id }, { status }) => log.push(`refused ${id} ${status}`),
    says: ({ id }, reason) => `${id}: ${reason}`,
  });
  return log;
}

/** Somebody is signed in and has nothing to send. */
async function begin() {
  userName.value = 'Ada';
  await clear('outbox');
}

const left = async () => (await list('outbox')).map(({ id }) => id);

export default {
  'a command is sent at once and gone then': async () => {
    await begin();
    const log = kindOf('a');
    await give({ id: 'a:1' });
    same([log, await left(), isHeldUp.value], [['send a:1', 'sent a:1 answer'], [], false]);
  },
  'a command that is refused keeps none of the others waiting, and only who gave it hears of it': async () => {
    await begin();
    const log = kindOf('b', { 'b:bad': () => problem(409) });
    kindOf('c');
    const outcomes = await Promise.all([caught(give({ id: 'b:bad' })), caught(give({ id: 'b:good' })), caught(give({ id: 'c:good' }))]);
    same(outcomes, ['status 409', null, null]);
    same([log.includes('refused b:bad 409'), log.includes('sent b:good answer'), await left()], [true, true, []]);
  },
  'without a connection commands wait, and nothing is told of them': async () => {
    await begin();
    const offline = {};
    const log = kindOf('d', new Proxy(offline, { get: () => () => offline.back || problem(0) }));
    offline.back = null;
    same([await caught(give({ id: 'd:1' })), await caught(give({ id: 'd:2' }))], [null, null]);
    same([await left(), isHeldUp.value, log.filter((line) => !line.startsWith('send'))], [['d:1', 'd:2'], true, []]);
    kindOf('d');
    await flush();
    same([await left(), isHeldUp.value], [[], false]);
  },
  'a server that fails for one command is asked for the others': async () => {
    await begin();
    kindOf('e', { 'e:1': () => problem(500) });
    await Promise.all([give({ id: 'e:1' }), give({ id: 'e:2' })]);
    same([await left(), isHeldUp.value], [['e:1'], true]);
  },
  'who is signed out loses nothing': async () => {
    await begin();
    kindOf('f', { 'f:1': () => problem(401) });
    await give({ id: 'f:1' });
    same(await left(), ['f:1']);
  },
  'the last command of an id counts, also while the first one is under way': async () => {
    await begin();
    const sent = [];
    let arrived;
    const firstIsUnderWay = new Promise((resolve) => (arrived = resolve));
    let answer;
    handle('g', {
      send: ({ wanted }) => (sent.push(wanted), wanted ? new Promise((resolve) => (arrived(), (answer = resolve))) : Promise.resolve()),
    });
    const first = give({ id: 'g:1', wanted: true });
    await firstIsUnderWay;
    const second = give({ id: 'g:1', wanted: false });
    answer();
    await Promise.all([first, second]);
    same([sent, await left()], [[true, false], []]);
  },
  'what an earlier visit left is handed over and sent': async () => {
    await begin();
    await keep('outbox', { id: 'h:1', at: 1, wanted: true });
    const found = await handle('h', { send: () => Promise.resolve() });
    await flush();
    same([found.map(({ id }) => id), await left()], [['h:1'], []]);
  },
  'a refusal that nobody waits for any more is told to the person, and only that': async () => {
    await begin();
    refusal.value = null;
    let status = 503;
    kindOf('j', { 'j:1': () => problem(status), 'j:2': () => problem(409) });
    await give({ id: 'j:1' });
    await caught(give({ id: 'j:2' }));
    same(refusal.value, null);
    status = 404;
    await flush();
    same([refusal.value, await left()], [{ text: 'j:1: status 404' }, []]);
  },
  'what another tab has sent is told of without an answer': async () => {
    await begin();
    const log = kindOf('i', { 'i:1': () => problem(503) });
    await give({ id: 'i:1' });
    await clear('outbox');
    await flush();
    same(log.at(-1), 'sent i:1 elsewhere');
  },
  'commands of a kind nobody handles yet wait for who does': async () => {
    await begin();
    await keep('outbox', { id: 'later:1', at: 1 });
    await flush();
    same(await left(), ['later:1']);
    await clear('outbox');
  },
};
