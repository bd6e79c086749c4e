import { NOTHING, told } from '../lib/live-view.js';
import { program } from '../lib/program.js';
import { roomAddress, roomNamed } from '../lib/room-address.js';
import { MINUTE } from '../lib/time.js';
import { codeOf, countdown, pollOf, sizeOf, stageAt, topQuestions } from '../stage/shows.js';
import { same } from './check.js';

const session = (id, at, minutes = 60, more = {}) => ({
  id, title: id, speakers: [{ name: 'A' }], trackId: null, status: 'CONFIRMED',
  slot: { start: `2027-05-18T${at}:00Z`, durationMinutes: minutes, roomId: 'hall', day: '2027-05-18' }, ...more });
const made = (...sessions) => program({
  conference: { timeZone: 'UTC', startDate: '2027-05-18', endDate: '2027-05-18' }, version: 1, speakers: [], tracks: [],
  rooms: [{ id: 'hall', name: 'Große Halle', position: 0 }, { id: 'other', name: 'Other', slug: 'tent', position: 1 }],
  days: [{ index: 1, date: '2027-05-18', start: '2027-05-18T09:00:00Z', end: '2027-05-18T20:00:00Z' }], sessions });
const clock = (time) => Date.parse(`2027-05-18T${time}:00Z`);
const shown = (sessions, time, states = {}) => {
  const all = made(...sessions);
  const { current, next, pause } = stageAt(all, all.rooms.get('hall'), clock(time), new Map(Object.entries(states)));
  return [current?.id ?? null, next?.id ?? null, pause?.id ?? null];
};
const view = (entries, states = []) => told(NOTHING, { type: 'joined', reset: true, entries, states, present: 1 });
const question = (id, votes, more = {}) => ({ type: 'QUESTION', id, body: { id, text: id, votes, status: 'APPROVED', pinned: false, createdAt: '2027-05-18T10:00:00Z', ...more } });
const poll = (id, state, counts, more = {}) => ({ type: 'POLL', id, body: {
  id, question: id, state, answers: 4, createdAt: '2027-05-18T10:00:00Z', options: counts.map((count, i) => ({ number: i + 1, text: `o${i}`, count })), ...more } });

export default {
  'the stage shows what runs in its room and what comes next there': () =>
    same([shown([session('a', '10:00'), session('b', '12:00')], '10:30'), shown([session('a', '10:00'), session('b', '12:00')], '11:30')], [['a', 'b', null], [null, 'b', null]]),
  'a break is none to ask at, and what is cancelled does not come': () =>
    same(shown([session('Lunch', '12:00', 60, { type: 'break', speakers: [] }), session('b', '13:00', 60, { status: 'CANCELLED' }), session('c', '14:00')], '12:30'), [null, 'c', 'Lunch']),
  'a session that is late is still to come, one that was ended early is over': () => {
    const all = [session('a', '10:00'), session('b', '12:00')];
    same([shown(all, '10:05', { a: { delayedMinutes: 10, updatedAt: '2027-05-18T09:55:00Z' } }), shown(all, '10:40', { a: { phase: 'ENDED', updatedAt: '2027-05-18T10:35:00Z' } })],
      [[null, 'a', null], [null, 'b', null]]);
  },
  'one that runs over makes room for the next': () =>
    same(shown([session('a', '10:00'), session('b', '11:00')], '11:10', { a: { phase: 'RUNNING', updatedAt: '2027-05-18T10:00:00Z' } })[0], 'b'),
  'pinned questions come first, then by votes as they stand, and what is answered goes': () => {
    const known = view([question('a', 3), question('b', 1), question('c', 0, { pinned: true }), question('d', 9, { status: 'ANSWERED' })], [{ key: 'votes:b', value: { votes: 5 } }]);
    same(topQuestions(known).map(({ id, votes }) => [id, votes]), [['c', 0], ['b', 5], ['a', 3]]);
  },
  'what was taken off the stage is not shown there': () =>
    same(topQuestions(view([question('a', 3, { offStage: true }), question('b', 1)])).map(({ id }) => id), ['b']),
  'points of a ranking are shares of the most there can be, the best first': () => {
    const known = poll('new', 'OPEN', [3, 4, 5]);
    const { options } = pollOf(view([{ ...known, body: { ...known.body, kind: 'RANKING', answers: 2 } }]), null, 0);
    same(options.map(({ count, share }) => [count, Math.round(share * 100)]), [[5, 83], [4, 67], [3, 50]]);
  },
  'the poll that is open is shown with shares of those who answered': () => {
    const known = view([poll('old', 'CLOSED', [4, 0]), poll('new', 'OPEN', [1, 3])], [{ key: 'poll:new', value: { answers: 8, counts: [2, 6] } }]);
    const { id, answers, options, isHidden } = pollOf(known, null, 0);
    same([id, answers, options.map(({ share }) => share), isHidden], ['new', 8, [0.25, 0.75], false]);
  },
  'hidden results stay hidden': () => {
    const { isHidden, options } = pollOf(view([poll('new', 'OPEN', [undefined, undefined])], [{ key: 'poll:new', value: { answers: 8 } }]), null, 0);
    same([isHidden, options.map(({ share }) => share)], [true, [null, null]]);
  },
  'what was closed a moment ago shows its result, and then goes': () => {
    const known = view([poll('a', 'CLOSED', [1, 3])]);
    same([pollOf(known, { id: 'a', closedAt: 0 }, MINUTE)?.id, pollOf(known, { id: 'a', closedAt: 0 }, 3 * MINUTE), pollOf(known, null, 0)], ['a', null, null]);
  },
  'of many options those chosen most are shown': () => {
    const { options, others } = pollOf(view([poll('a', 'OPEN', [0, 0, 0, 0, 0, 0, 0, 4, 0])]), null, 0);
    same([options.length, options[0].text, others], [7, 'o7', 2]);
  },
  'the longer a title the smaller it is set': () => same([10, 60, 100, 200].map((length) => sizeOf('x'.repeat(length))), ['largest', 'large', 'medium', 'small']),
  'a countdown counts as clocks do, and not below nothing': () =>
    same([2_164_000, 59_100, 3_723_000, -5].map(countdown), ['36:04', '1:00', '1:02:03', '0:00']),
  'codes are understood however they are typed': () =>
    same([codeOf('4F7K 92mx-C0TR 8wzq'), codeOf('4f7k92mxcOtr8wzq'), codeOf('4f7k'), codeOf('')], ['4f7k-92mx-c0tr-8wzq', '4f7k-92mx-c0tr-8wzq', null, null]),
  'rooms have addresses that can be typed': () => {
    const all = made();
    same([...all.rooms.values()].map(roomAddress), ['grosse-halle', 'tent']);
    same([roomNamed(all, 'GROSSE-halle')?.id, roomNamed(all, 'tent')?.id, roomNamed(all, 'hall')?.id, roomNamed(all, 'cellar')], ['hall', 'other', 'hall', null]);
  },
};
