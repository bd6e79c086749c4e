import { Cell } from '../lib/cell.js';
import { Channel } from '../lib/channel.js';
import { same } from './check.js';

const ROOM = 'session:1';

/** What would be done later is done when the test says so; intervals are not. */
async function withTimers(test) {
  const { setTimeout, clearTimeout, setInterval } = window;
  const timers = new Map();
  let last = 0;
  window.setTimeout = (run, delay) => (timers.set(++last, { run, delay: Math.round(delay) }), last);
  window.clearTimeout = (id) => timers.delete(id);
  window.setInterval = () => 0;
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
    Object.assign(window, { setTimeout, clearTimeout, setInterval });
  }
}

const settled = async () => {
  for (let i = 0; i < 30; i++) await null;
};

/** A server whose sockets the test holds at their other end. */
function server({ random = () => 1, ask } = {}) {
  const sockets = [];
  const tokens = { token: 'a', voided: 0, get: async () => tokens.token, invalidate: () => tokens.voided++, departure: new Cell(null) };
  const open = () => {
    const socket = { readyState: 1, sent: [], send: (text) => socket.sent.push(JSON.parse(text)), close: () => (socket.readyState = 3) };
    sockets.push(socket);
    return socket;
  };
  const channel = new Channel({ open, tokens, random, ask });
  const last = () => sockets.at(-1);
  return {
    channel,
    sockets,
    tokens,
    last,
    tell: (message, socket = last()) => socket.onmessage({ data: JSON.stringify(message) }),
    async welcome() {
      await settled();
      last().onopen();
      this.tell({ type: 'welcome', heartbeatSeconds: 20, mostRooms: 16 });
    },
    cut: (code = 1006, socket = last()) => socket.onclose({ code }),
  };
}

const joined = (position, entries = []) => ({ type: 'joined', room: ROOM, position, reset: true, entries, states: [], present: 1 });
const entry = (position) => ({ type: 'entry', room: ROOM, position, kind: 'MESSAGE', id: String(position), body: {} });

export default {
  'a screen speaks with its code, and afterwards whoever is signed in does again': async () => withTimers(async ({ pass }) => {
    const { channel, last, sockets, ...far } = server();
    channel.enter(ROOM, () => {});
    await far.welcome();
    channel.speakAs({ get: async () => 'code', invalidate: () => {} });
    await pass();
    await pass();
    last().onopen();
    await settled();
    same([sockets.length, last().sent[0].token], [2, 'code']);
    channel.speakAs(null);
    await pass();
    await pass();
    last().onopen();
    await settled();
    same(last().sent[0].token, 'a');
  }),
  'one socket serves all rooms, and says hello first': () => withTimers(async () => {
    const { channel, sockets, last, ...at } = server();
    channel.enter(ROOM, () => {}, { conference: 'conf' });
    channel.enter('user:1', () => {});
    await at.welcome();
    same(sockets.length, 1);
    same(last().sent, [
      { type: 'hello', token: 'a' },
      { type: 'join', room: ROOM, conference: 'conf' },
      { type: 'join', room: 'user:1' },
    ]);
  }),
  'who was cut off comes back later and later, and with the position': () => withTimers(async ({ delays, pass }) => {
    const at = server();
    const heard = [];
    at.channel.enter(ROOM, ({ type, position }) => heard.push(`${type} ${position}`));
    await at.welcome();
    at.tell(joined(3));
    at.tell(entry(4));
    at.cut();
    same([heard, delays()], [['joined 3', 'entry 4'], [1000]]);
    await pass();
    at.cut();
    same(delays(), [2000]);
    await pass();
    await at.welcome();
    same(at.last().sent[1], { type: 'join', room: ROOM, position: 4 });
    at.cut();
    same(delays(), [1000]);
  }),
  'nobody comes back at the same moment as all others': () => withTimers(async ({ delays }) => {
    const at = server({ random: () => 0.2 });
    at.channel.enter(ROOM, () => {});
    await at.welcome();
    at.cut();
    same(delays(), [600]);
  }),
  'a node that leaves is left in time, and what comes of it later is not heard': () => withTimers(async ({ delays, pass }) => {
    const at = server({ random: () => 0.5 });
    const heard = [];
    at.channel.enter(ROOM, ({ position }) => heard.push(position));
    await at.welcome();
    const old = at.last();
    at.tell({ type: 'reconnect', withinSeconds: 4 });
    same(delays(), [2000]);
    await pass();
    await pass();
    await at.welcome();
    at.tell(entry(9), old);
    same([at.sockets.length, heard, old.readyState], [2, [], 3]);
  }),
  'what is said waits for a connection, and is said again with its key after one was lost': () => withTimers(async ({ pass }) => {
    const at = server();
    const asked = at.channel.call('ask', { id: 'key', parameters: { id: '1' }, body: { text: 'Why?' } });
    same(at.channel.waiting.value, 1);
    await at.welcome();
    const call = { type: 'call', id: 'key', operation: 'ask', parameters: { id: '1' }, body: { text: 'Why?' } };
    same(at.last().sent[1], call);
    at.cut();
    await pass();
    await at.welcome();
    same(at.last().sent[1], call);
    at.tell({ type: 'answer', id: 'key', status: 201, body: { id: 'q' } });
    same([await asked, at.channel.waiting.value], [{ id: 'q' }, 0]);
  }),
  'what is refused is told as by HTTP': () => withTimers(async () => {
    const at = server();
    const asked = at.channel.call('ask').catch((problem) => problem.status);
    await at.welcome();
    at.tell({ type: 'answer', id: at.last().sent[1].id, status: 403, body: { status: 403, code: 'FORBIDDEN', detail: 'No.' } });
    same(await asked, 403);
  }),
  'a room that nobody could be asked about is asked for again, and others are told why not': () => withTimers(async ({ delays, pass }) => {
    const at = server();
    const heard = [];
    at.channel.enter(ROOM, ({ type }) => heard.push(type));
    await at.welcome();
    at.tell({ type: 'refused', room: ROOM, problem: { status: 503 } });
    same([heard, delays()], [[], [1000]]);
    await pass();
    same(at.last().sent.at(-1), { type: 'join', room: ROOM });
    at.tell({ type: 'refused', room: ROOM, problem: { status: 429 } });
    same(delays(), [2000]);
    await pass();
    at.tell(joined(3));
    at.tell({ type: 'refused', room: ROOM, problem: { status: 403 } });
    same([heard, delays()], [['joined', 'refused'], []]);
  }),
  'much that waits is said bit by bit, or whoever says it is sent away': () => withTimers(async () => {
    const at = server();
    const calls = Array.from({ length: 50 }, (_, i) => at.channel.call('ask', { id: `key-${i}` }));
    await at.welcome();
    same(at.last().sent.length, 1 + 20);
    for (let i = 0; i < 50; i++) at.tell({ type: 'answer', id: `key-${i}`, status: 200, body: i });
    same([at.last().sent.length, (await Promise.all(calls)).at(-1), at.channel.waiting.value], [1 + 50, 49, 0]);
  }),
  'what somebody said is not said for who signs in next': () => withTimers(async () => {
    const at = server();
    const asked = at.channel.call('ask', { id: 'key' }).catch(({ status }) => status);
    at.tokens.departure.value = { keepsUnsent: true };
    same(at.channel.waiting.value, 1);
    at.tokens.departure.value = { keepsUnsent: false };
    same([await asked, at.channel.waiting.value], [401, 0]);
    await settled();
    same([at.sockets.length, at.channel.state.value], [0, 'off']);
  }),
  'a node that closes before it is left is not left once more': () => withTimers(async ({ pass }) => {
    const at = server({ random: () => 0.5 });
    at.channel.enter(ROOM, () => {});
    await at.welcome();
    at.tell({ type: 'reconnect', withinSeconds: 4 });
    at.cut(1001);
    await pass();
    await at.welcome();
    await pass();
    same(at.sockets.length, 2);
  }),
  'a token that is void is replaced': () => withTimers(async ({ pass }) => {
    const at = server();
    at.channel.enter(ROOM, () => {});
    await at.welcome();
    at.cut(4401);
    at.tokens.token = 'b';
    await pass();
    await at.welcome();
    same([at.tokens.voided, at.last().sent[0].token], [1, 'b']);
  }),
  'where no socket gets through events are followed, from the position on': () => withTimers(async ({ pass }) => {
    const requests = [];
    const text = `id: 7\nevent: joined\ndata: ${JSON.stringify(joined(7))}\n\n:\n\nid: 8\nevent: entry\ndata: ${JSON.stringify(entry(8))}\n\n`;
    const ask = async (address, { headers }) => {
      requests.push([address, headers['Last-Event-ID'] ?? null, headers.Authorization]);
      return requests.length === 1 ? new Response(text) : new Promise(() => {});
    };
    const at = server({ ask });
    const told = new Promise((resolve) => at.channel.enter(ROOM, ({ position }) => position === 8 && resolve(position), { conference: 'c' }));
    const done = at.channel.call('ask', { byRest: async () => 'by rest' });
    for (let i = 0; i < 3; i++) {
      await settled();
      at.cut();
      if (i < 2) await pass();
    }
    same([await told, await done, at.channel.state.value], [8, 'by rest', 'events']);
    same(requests[0], ['/api/v1/live/events?room=session%3A1&conference=c', null, 'Bearer a']);
  }),
  'without rooms and calls there is no connection': () => withTimers(async ({ pass }) => {
    const at = server();
    const leave = at.channel.enter(ROOM, () => {});
    await at.welcome();
    leave();
    same(at.last().sent.at(-1), { type: 'leave', room: ROOM });
    await pass();
    same([at.last().readyState, at.channel.state.value], [3, 'off']);
  }),
};
