import { asItStands, fullnessOf, isFull, remarksOf } from '../lib/state-rules.js';
import { MINUTE } from '../lib/time.js';
import { same } from './check.js';

const START = Date.parse('2027-05-18T10:00:00Z');
const END = START + 60 * MINUTE;
const session = { id: 'a', start: START, end: END, isCancelled: false };
const at = (minutes) => START + minutes * MINUTE;
const said = (minutes, state) => ({ updatedAt: new Date(at(minutes)).toISOString(), full: false, ...state });
const times = (state, minutes) => {
  const { start, end } = asItStands(session, state, at(minutes));
  return [(start - START) / MINUTE, (end - START) / MINUTE];
};
const runs = (state, minutes) => {
  const { start, end } = asItStands(session, state, at(minutes));
  return start <= at(minutes) && at(minutes) < end;
};

export default {
  'where nobody says anything the schedule holds': () => same([asItStands(session, undefined, at(5)) === session, times(said(0, {}), 5)], [true, [0, 60]]),
  'a session that is ten minutes late runs ten minutes later, and its published times stay known': () => {
    const late = said(-5, { delayedMinutes: 10 });
    same([times(late, 5), runs(late, 5), runs(late, 10), runs(late, 65), runs(late, 70)], [[10, 70], false, true, true, false]);
    same(asItStands(session, late, at(5)).published, { start: START, end: END });
  },
  'what has ended has ended, however long it was to last': () =>
    same([times(said(40, { phase: 'ENDED' }), 45), runs(said(40, { phase: 'ENDED' }), 45), runs(said(-5, { phase: 'ENDED' }), 5)], [[0, 40], false, false]),
  'what runs runs, before its time and past it, but not for ever': () => {
    const on = said(-5, { phase: 'RUNNING' });
    same([runs(on, -3), runs(on, 30), runs(on, 75), runs(on, 121)], [true, true, true, false]);
    same(asItStands(session, on, at(75)).overtime, true);
  },
  'what began later than it was to end runs too': () => same(runs(said(80, { phase: 'RUNNING' }), 100), true),
  'a session without a time has none to shift': () => same(asItStands({ ...session, start: null, end: null }, said(0, { delayedMinutes: 5 }), at(0)).start, null),
  'seats are told in steps and a word, by those who looked within a quarter of an hour': () => {
    const known = (seats, minutes = 5) => fullnessOf(said(0, { seats, full: seats === 'FULL' }), at(minutes));
    same(['FREE', 'HALF', 'FEW', 'FULL'].map((seats) => [known(seats).step, known(seats).word, known(seats).tone]),
      [[2, 'free', 'good'], [3, 'free', 'good'], [4, 'few', 'warn'], [5, 'full', 'warn']]);
    same([known('FEW', 14)?.step, known('FEW', 15), fullnessOf(said(0, {}), at(1)), fullnessOf(undefined, at(1))], [4, null, null, null]);
  },
  'closed doors stay closed, an estimate does not': () =>
    same([isFull(said(0, { full: true }), at(40)), isFull(said(0, { full: true, seats: 'FULL' }), at(40)), isFull(said(0, { full: true, seats: 'FULL' }), at(5))], [true, false, true]),
  'what differs is told by its weight, and nothing of what is over or off': () => {
    const all = said(0, { movedTo: 'Tent', delayedMinutes: 5, full: true, queueMinutes: 15 });
    same(remarksOf(session, all, at(1)).map(({ kind }) => kind), ['moved', 'late', 'full', 'queue']);
    same([remarksOf(session, { ...all, phase: 'ENDED' }, at(1)), remarksOf({ ...session, isCancelled: true }, all, at(1)), remarksOf(session, undefined, at(1))], [[], [], []]);
  },
};
