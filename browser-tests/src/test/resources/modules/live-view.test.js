import { NOTHING, standing, thingsOf, told, toldOwn } from '../lib/live-view.js';
import { namesOf, withoutName } from '../live/who-rules.js';
import { same } from './check.js';

const question = (id, text) => ({ type: 'QUESTION', id, position: 1, body: { id, text } });
const joined = (more) => ({ type: 'joined', room: 'session:1', position: 3, reset: true, entries: [], states: [], present: 2, ...more });
const texts = (view) => thingsOf(view, 'QUESTION').map(({ text }) => text);

export default {
  'who is there is told by name of those who agreed, to who is somebody': () => {
    const joined = { type: 'joined', reset: true, entries: [], states: [], present: 3 };
    const known = told(NOTHING, { ...joined, people: [{ id: 'a', name: 'Ada' }] });
    same([known.people.length, told(known, { type: 'state', key: 'people', value: { people: [] } }).people, told(NOTHING, joined).people], [1, [], []]);
    same(namesOf([{ id: 'b', name: 'Zoë' }, { id: 'a', name: 'ada' }, { id: 'c' }], 'Nobody').map(({ name }) => name), ['ada', 'Nobody', 'Zoë']);
    same(withoutName({ shownName: 'Ada', votes: [] }), { votes: [] });
  },
  'who comes in is told what is there': () => {
    const view = told(NOTHING, joined({ entries: [question('a', 'Why?')], own: { votes: ['a'] } }));
    same([view.isKnown, view.present, texts(view), view.own], [true, 2, ['Why?'], { votes: ['a'] }]);
  },
  'a change takes the place of what was known, and what is gone goes': () => {
    const first = told(NOTHING, joined({ entries: [question('a', 'Why?'), question('b', 'How?')] }));
    const changed = told(first, { type: 'entry', position: 4, kind: 'QUESTION', id: 'a', body: { id: 'a', text: 'Why not?' } });
    const gone = told(changed, { type: 'entry', position: 5, kind: 'QUESTION', id: 'b' });
    same([texts(first), texts(changed), texts(gone)], [['Why?', 'How?'], ['Why not?', 'How?'], ['Why not?']]);
  },
  'who comes back keeps what was not changed meanwhile, unless told to forget it': () => {
    const first = told(NOTHING, joined({ entries: [question('a', 'Why?')] }));
    const back = joined({ reset: false, entries: [question('b', 'How?')] });
    same([texts(told(first, back)), texts(told(first, { ...back, reset: true }))], [['Why?', 'How?'], ['How?']]);
  },
  'of states only the latest counts': () => {
    const state = (votes) => ({ type: 'state', key: 'votes:a', value: { votes } });
    const view = [state(1), state(3), { type: 'state', key: 'present', value: { count: 9 } }].reduce(told, told(NOTHING, joined()));
    same([standing(view, 'votes', 'a'), standing(view, 'votes', 'b') ?? null, view.present], [{ votes: 3 }, null, 9]);
  },
  'who is refused sees nothing any more, and why': () => {
    const view = told(told(NOTHING, joined({ entries: [question('a', 'Why?')] })), { type: 'refused', problem: { code: 'TICKET_HOLDERS_ONLY' } });
    same([texts(view), view.problem.code], [[], 'TICKET_HOLDERS_ONLY']);
  },
  'what one did on another device is one’s own here, too': () => {
    const vote = (voted) => ['question:a', { id: 'a', own: false, voted }];
    const after = (...told) => told.reduce((view, [key, value]) => toldOwn(view, key, value), NOTHING).own;
    same(after(vote(true)).votes, ['a']);
    same(after(vote(true), vote(false)).votes, []);
    same(after(['question:a', { id: 'a', own: true, voted: false, text: 'Why?', status: 'HELD' }]).questions, [{ id: 'a', text: 'Why?', status: 'HELD', own: true, voted: false }]);
    same(after(['poll:p', { id: 'p', answered: true, choices: [2] }]).polls, { p: [2] });
  },
  'a message is one’s own alone as long as it is held': () => {
    const held = toldOwn(NOTHING, 'message:m', { id: 'm', text: 'Buy now', held: true });
    same(held.own.messages.length, 1);
    same(toldOwn(held, 'message:m', { id: 'm', text: 'Buy now' }).own.messages, []);
  },
};
