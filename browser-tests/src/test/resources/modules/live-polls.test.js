import { NOTHING, told } from '../lib/live-view.js';
import { chosen, clock, isOpen, isRight, leader, mayChange, mean, moved, opened, percent, phaseOf, pollsOf, ranked, showsResults, sizeOf } from '../live/poll-rules.js';
import { same } from './check.js';

const NOW = Date.parse('2027-05-19T13:00:00Z');
const at = (time) => `2027-05-19T${time}:00Z`;
const poll = (id, more = {}) => ({
  id, question: id, kind: 'SINGLE', state: 'OPEN', results: 'LIVE', anonymous: false, changeable: true, mostChoices: 1, answers: 0, createdAt: at('12:00'),
  options: [{ number: 1, text: 'A', count: 0 }, { number: 2, text: 'B', count: 0 }], version: 1, ...more });
const uncounted = [{ number: 1, text: 'A' }, { number: 2, text: 'B' }];
const room = (polls, own = {}, states = []) =>
  told(NOTHING, { type: 'joined', position: 9, reset: true, present: 1, own: { polls: own }, states, entries: polls.map((body) => ({ type: 'POLL', id: body.id, body })) });
const only = (view, undone) => pollsOf(view, undone)[0];

export default {
  'the latest comes first, and counts are those that were told last': () => {
    const view = room([poll('old'), poll('new', { createdAt: at('12:30') })], {}, [{ key: 'poll:old', value: { answers: 3, counts: [2, 1] } }]);
    same(pollsOf(view).map(({ id, answers, options }) => [id, answers, options.map(({ count }) => count)]), [['new', 0, [0, 0]], ['old', 3, [2, 1]]]);
  },
  'nobody is led by the answers of others': () => {
    const shows = (own, more, undone) => showsResults(only(room([poll('p', more)], own), undone), NOW);
    same([shows({}, {}), shows({ p: [1] }, {}), shows({}, { state: 'CLOSED' })], [false, true, true]);
    same(shows({ p: [1] }, { results: 'CLOSED', options: uncounted }), false);
  },
  'an answer that waits is one, and cannot be changed before it is there': () => {
    const undone = new Map([['answer:p', { id: 'answer:p', answer: { choices: [2] } }]]);
    const waiting = only(room([poll('p')]), undone);
    same([phaseOf(waiting, NOW), waiting.choices, waiting.isWaiting, mayChange(waiting, NOW)], ['answered', [2], true, false]);
    same(mayChange(only(room([poll('p')], { p: [2] })), NOW), true);
  },
  'of an anonymous poll one knows that one answered, not what, and does not change it': () => {
    const answered = only(room([poll('p', { anonymous: true, changeable: true })], { p: [] }));
    same([answered.isAnswered, answered.choices, mayChange(answered, NOW)], [true, [], false]);
  },
  'a poll for a time ends by the clock of the server, whenever it is told': () => {
    const timed = poll('p', { closesAt: at('13:01') });
    same([isOpen(timed, NOW), isOpen(timed, NOW + 60_000), isOpen({ ...timed, state: 'CLOSED' }, NOW)], [true, false, false]);
    same([100_000, 59_001, 400, -5, 3_725_000].map(clock), ['1:40', '1:00', '0:01', '0:00', '1:02:05']);
  },
  'of several one chooses as many as may be': () => {
    const several = poll('p', { kind: 'MULTIPLE', mostChoices: 2 });
    same([chosen(several, [], 2), chosen(several, [2], 1), chosen(several, [1, 2], 3), chosen(several, [1, 2], 1)], [[2], [1, 2], [1, 2], [2]]);
    same(chosen(poll('p'), [1], 2), [2]);
  },
  'shares are of those who answered': () => {
    same([percent(1, 3), percent(0, 0), percent(2, 3)], [33, 0, 67]);
    const counted = { options: [{ number: 1, count: 2 }, { number: 4, count: 0 }, { number: 5, count: 6 }] };
    same([leader(counted).number, mean(counted), mean({ options: uncounted }) ?? null, leader({ options: uncounted }) ?? null], [5, 4, null, null]);
  },
  'what is ranked moves by one place, and stays within': () => {
    same([moved([1, 2, 3], 3, -1), moved([1, 2, 3], 1, 1), moved([1, 2, 3], 1, -1), moved([1, 2, 3], 3, 1)], [[1, 3, 2], [2, 1, 3], [1, 2, 3], [1, 2, 3]]);
    same(ranked({ options: [{ number: 1, count: 2 }, { number: 2, count: 5 }, { number: 3, count: 2 }] }).map(({ number }) => number), [2, 1, 3]);
  },
  'words that were said are the options, as soon as that is told': () => {
    const words = poll('w', { kind: 'WORDS', options: [], mostChoices: 3 });
    const hidden = only(room([words], { w: [] }));
    same([hidden.isAnswered, showsResults(hidden, NOW)], [true, false]);
    const told = only(room([words], { w: [] }, [{ key: 'poll:w', value: { answers: 2, words: [{ number: 1, text: 'Tide', count: 2 }] } }]));
    same([told.options.map(({ text }) => text), showsResults(told, NOW)], [['Tide'], true]);
    const options = [{ count: 1 }, { count: 3 }, { count: 9 }];
    same([options.map((option) => sizeOf(option, options)), sizeOf({ count: 1 }, [{ count: 1 }])], [[1, 2, 5], 3]);
  },
  'an answer to a quiz is right where it is all that is right, and nothing is said before it is told': () => {
    const quiz = (choices, ...right) => ({ choices, options: [1, 2, 3].map((number) => ({ number, right: right.length ? right.includes(number) : undefined })) });
    same([isRight(quiz([1, 2], 1, 2)), isRight(quiz([1], 1, 2)), isRight(quiz([1, 2, 3], 1, 2)), isRight(quiz([1])) ?? null], [true, false, false, null]);
  },
  'what opened since the last look is news, what was open before is none': () => {
    const polls = [poll('a'), poll('b'), poll('c', { state: 'CLOSED' })];
    same(opened(new Set(['a']), polls, NOW).map(({ id }) => id), ['b']);
  },
};
