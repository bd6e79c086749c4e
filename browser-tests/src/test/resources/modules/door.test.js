import { bytesOf, isCode, ticketOf } from '../door/code.js';
import { deliver } from '../door/deliver.js';
import { counted, decide, isIn, sessionAt, unused } from '../door/rules.js';
import { same } from './check.js';

const NINE = Date.parse('2027-05-18T08:00:00Z');
const ZONE = 'Europe/Lisbon';
const LIST = { rule: 'ONCE', ticketTypeIds: [] };
const TICKET = { ticketTypeId: 'regular' };
const CONFERENCE = '0191f7a3-0b3e-7f10-a5c2-6e8d4f1b2c31';
const HOUR = 3_600_000;

const says = (list, ticket, hours = 0, passage = 'IN') => decide({ ...LIST, ...list }, ticket && { ...TICKET, ...ticket }, { passage, at: NINE + hours * HOUR, zone: ZONE });

const inAt = new Date(NINE).toISOString();

async function signed(conference) {
  const { publicKey, privateKey } = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
  const said = new Uint8Array([1, ...Array(16).fill(7)]);
  const id = Uint8Array.from(conference.replaceAll('-', '').match(/../g), (two) => parseInt(two, 16));
  const text = new Uint8Array([...new TextEncoder().encode('plenary ticket'), ...id, ...said]);
  const signature = new Uint8Array(await crypto.subtle.sign({ name: 'Ed25519' }, privateKey, text));
  const code = btoa(String.fromCharCode(...said, ...signature)).replaceAll('+', '-').replaceAll('/', '_');
  return { code, keys: [await crypto.subtle.exportKey('jwk', publicKey)] };
}

export default {
  'people come to a room for what runs there, else for what begins soon': () => {
    const hall = { id: 'hall' };
    const talk = (id, from, to, more) => [id, { id, room: hall, start: NINE + from * HOUR, end: NINE + to * HOUR, isCancelled: false, isBreak: false, ...more }];
    const program = { sessions: new Map([talk('a', 0, 1), talk('b', 1, 2), talk('c', 3, 4), talk('lunch', 2, 3, { isBreak: true }), talk('else', 0, 4, { room: {} })]) };
    const at = (hours, states = {}) => sessionAt(program, hall, NINE + hours * HOUR, new Map(Object.entries(states)))?.id ?? null;
    same([at(0.5), at(1), at(2.5), at(-2), at(5)], ['a', 'b', 'c', null, null]);
    same(at(1.1, { b: { delayedMinutes: 15, updatedAt: new Date(NINE).toISOString() } }), 'b');
  },
  'a door without a network says who comes in': () =>
    same([says({}, {}), says({}, null), says({}, { inAt }), says({ ticketTypeIds: ['other'] }, {})], ['IN', 'ABSENT', 'ALREADY_IN', 'NOT_HERE']),
  'and when': () =>
    same([says({ opensAt: inAt }, {}, -1), says({ opensAt: inAt }, {}), says({ closesAt: inAt }, {})], ['TOO_EARLY', 'IN', 'TOO_LATE']),
  'once a day is by the days of the conference': () =>
    same([14, 15].map((hours) => says({ rule: 'ONCE_A_DAY' }, { inAt }, hours)), ['ALREADY_IN', 'IN']),
  'a ticket for other days than this one of the conference is sent away': () =>
    same([[14, ['2027-05-18']], [15, ['2027-05-18']], [15, ['2027-05-18', '2027-05-19']], [15, []]].map(([hours, validDays]) => says({}, { validDays }, hours)), ['IN', 'OTHER_DAY', 'IN', 'IN']),
  'out goes who is in, where people go out': () =>
    same([says({ rule: 'IN_AND_OUT' }, { inAt }, 1, 'OUT'), says({ rule: 'IN_AND_OUT' }, {}, 1, 'OUT'), says({}, { inAt }, 1, 'OUT')], ['OUT', 'NOT_IN', 'NOT_HERE']),
  'who is in is in after the door has closed': () => same(isIn({ ...LIST, closesAt: inAt }, { inAt }, NINE + HOUR, ZONE), true),
  'what goes with a ticket lets in until all of it was used': () => {
    const list = { ticketTypeIds: ['shirt'] };
    const shirts = (...some) => ({ addOns: some.map(([state, at], i) => ({ id: i, ticketTypeId: 'shirt', state, inAt: at })) });
    same(says(list, {}), 'NOT_HERE');
    same(says(list, shirts(['HELD'])), 'NOT_PAID');
    same(says(list, shirts(['VALID'])), 'IN');
    same(says(list, { ...shirts(['VALID', inAt]), inAt }), 'ALREADY_IN');
    same(says(list, { ...shirts(['VALID', inAt], ['VALID']), inAt }), 'IN');
    same(says(list, { ...shirts(['VALID']), validDays: ['2027-05-19'] }), 'IN');
    same(unused({ ...LIST, ...list }, { ...TICKET, ...shirts(['VALID', inAt], ['VALID'], ['HELD']) }, NINE, ZONE).map(({ id }) => id), [1]);
  },
  'who is in is counted of those valid today, and add-ons each': () => {
    const days = (validDays, at) => ({ ...TICKET, validDays, inAt: at });
    const all = [days([], inAt), days(['2027-05-18']), days(['2027-05-19'])];
    same(counted({ ...LIST, rule: 'ONCE_A_DAY' }, all, NINE, ZONE), { valid: 2, in: 1 });
    same(counted(LIST, all, NINE, ZONE), { valid: 3, in: 1 });
    same(counted({ ...LIST, ticketTypeIds: ['shirt'] }, [{ ...TICKET, inAt, addOns: [['VALID', inAt], ['VALID'], ['HELD']].map(([state, at]) => ({ ticketTypeId: 'shirt', state, inAt: at })) }], NINE, ZONE), { valid: 2, in: 1 });
  },
  'a genuine code leads to its ticket, at its conference only': async () => {
    const { code, keys } = await signed(CONFERENCE);
    same(isCode(code), true);
    same(await ticketOf(code, CONFERENCE, keys), '07070707-0707-0707-0707-070707070707');
    same(await ticketOf(code, CONFERENCE.replace('0191', '0192'), keys), null);
    same(await ticketOf(code, CONFERENCE, []), null);
  },
  'a scan that is never taken keeps no other back': async () => {
    const scans = ['a', 'b', 'old', 'c'].map((id) => ({ id, scannedAt: inAt }));
    const send = async (some) => {
      if (some.some(({ id }) => id === 'old')) throw { status: 400 };
      return some.map(({ id }) => ({ id, result: 'IN' }));
    };
    same((await deliver(scans, send)).map(({ id, result }) => `${id} ${result}`), ['a IN', 'b IN', 'old REFUSED', 'c IN']);
  },
  'what may go well later is not given up': async () => {
    const answers = [401, 404, 409].map((status) => deliver([{ id: 'a', scannedAt: inAt }], () => Promise.reject({ status })).catch((problem) => problem.status));
    same(await Promise.all(answers), [401, 404, 409]);
  },
  'what is no code is none': () => same([isCode('hopper'), isCode('A'.repeat(107)), bytesOf('AQ').length], [false, false, 1]),
};
