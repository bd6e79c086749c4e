import { NOTHING, told } from '../lib/live-view.js';
import { elapsed, minutesLeft, phaseOf, remarks, stateOf } from '../live/session-rules.js';
import { tabsOf } from '../parts/live-session.js';
import { same } from './check.js';

const MINUTE = 60_000;
const session = { start: 100 * MINUTE, end: 160 * MINUTE };
const phases = (state) => [99, 100, 159, 160].map((minute) => phaseOf(session, state, minute * MINUTE));

export default {
  'the schedule says what runs, as long as nobody says otherwise': () => {
    same(phases({}), ['before', 'running', 'running', 'over']);
    same(phases({ phase: 'RUNNING' }), ['running', 'running', 'running', 'running']);
    same(phases({ phase: 'ENDED' }), ['over', 'over', 'over', 'over']);
    same(phaseOf({ start: null, end: null }, {}, 0), 'before');
  },
  'a delay shifts what runs, not the published times': () => {
    same(phases({ delayedMinutes: 10 }), ['before', 'before', 'running', 'running']);
    same([minutesLeft(session, {}, 130 * MINUTE), minutesLeft(session, { delayedMinutes: 10 }, 130 * MINUTE), minutesLeft(session, {}, 160 * MINUTE)], [30, 40, null]);
    same([elapsed(session, {}, 130 * MINUTE), elapsed(session, { delayedMinutes: 15 }, 130 * MINUTE), elapsed(session, {}, 0)], [0.5, 0.25, 0]);
  },
  'what staff says is said; of a queue nobody needs to hear that it is full': () => {
    same(remarks({ full: true }), [['full', {}]]);
    same(remarks({ full: true, queueMinutes: 5, delayedMinutes: 10, movedTo: 'Ponte' }), [['delayed', { count: 10 }], ['moved', { room: 'Ponte' }], ['queue', { count: 5 }]]);
    same([remarks({ full: false }), stateOf(NOTHING)], [[], { full: false }]);
    same(stateOf(told(NOTHING, { type: 'entry', kind: 'STATE', id: 's', position: 1, body: { full: true } })), { full: true });
  },
  'a session has the parts that the conference has switched on': () => {
    same(tabsOf(null), ['about', 'notes']);
    same(tabsOf({ questions: true, chat: true }), ['about', 'questions', 'polls', 'chat', 'notes']);
    same(tabsOf({ questions: false, chat: true }), ['about', 'polls', 'chat', 'notes']);
  },
};
