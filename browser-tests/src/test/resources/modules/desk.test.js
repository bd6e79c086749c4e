import { NOTHING, told } from '../lib/live-view.js';
import { actionOf, decisionOf, doable } from '../organize/live/keys.js';
import { FIGURES, ORDERS, figureRows, figureTable, total } from '../organize/live/figure-rows.js';
import { deskRows, isWanted } from '../organize/live/overview-rows.js';
import { pollBody, pollsOf, standings, typed } from '../organize/live/polls.js';
import { arranged, questionsOf, sectionOf, steadied, stepped, successor, undoOf, unseen } from '../organize/live/questions.js';
import { isRunning, isSaid, timeLeft } from '../organize/live/time-left.js';
import { same } from './check.js';

const question = (id, more) => ({ id, sessionId: 's', status: 'HELD', aside: false, pinned: false, votes: 0, createdAt: `2027-05-19T12:0${id}:00Z`, version: 1, ...more });
const view = (things, states = []) =>
  told(NOTHING, { type: 'joined', reset: true, present: 1, entries: things.map(([type, body]) => ({ type, id: body.id, body })), states });
const asked = (...questions) => view(questions.map((each) => ['QUESTION', each]));
const byId = (...questions) => new Map(questions.map((each) => [each.id, each]));
const poll = (more) => ({ id: 'p', sessionId: 's', state: 'OPEN', kind: 'SINGLE', answers: 0, options: [{ number: 1, text: 'Yes', count: 0 }, { number: 2, text: 'No', count: 0 }], version: 2, createdAt: '1', ...more });

export default {
  'figures go by session, with the average where there is one, and can be taken along': () => {
    const program = { sessions: new Map([['a', { id: 'a', title: 'A', start: 0, room: { name: 'Hall' } }], ['b', { id: 'b', title: 'B', start: null, room: null }]]) };
    const counts = (more) => ({ questions: 0, votes: 0, answers: 0, messages: 0, feedback: 0, minutes: 0, ...more });
    const rows = figureRows(program, [counts({ sessionId: 'b', votes: 3, feedback: 2 }), counts({ sessionId: 'gone', votes: 9 }), counts({ messages: 1 }), counts({ sessionId: 'a', votes: 4, minutes: 7 })],
      [{ sessionId: 'a', answers: 6, average: 4.25 }, { sessionId: 'b', answers: 2 }]);
    same(rows.map(({ session, feedback, average }) => [session?.id ?? null, feedback, average]), [['b', 2, null], [null, 0, null], ['a', 6, 4.25]]);
    same([[...rows].sort(ORDERS.average)[0].session.id, [...rows].sort(ORDERS.votes)[0].session.id, total(rows)], ['a', 'a', { questions: 0, votes: 7, answers: 0, messages: 1, minutes: 7, feedback: 8 }]);
    same(figureTable(rows).map((row) => row.length), Array(4).fill(FIGURES.length + 6));
    same(figureTable(rows)[3], ['a', 'A', '1970-01-01T00:00:00.000Z', 'Hall', 0, 4, 0, 0, 7, 6, 4.25]);
  },
  'of two accounts of a question the later one holds, with its votes as they are told': () => {
    const organizers = asked(question('1', { status: 'APPROVED', version: 3 }), question('2'), question('3', { sessionId: 'other' }));
    const room = view([['QUESTION', question('1', { status: 'APPROVED', pinned: true, version: 4 })]], [{ key: 'votes:1', value: { votes: 9 } }]);
    const found = questionsOf(organizers, room, 's', [question('4', { status: 'DECLINED' }), question('2', { status: 'DECLINED', version: 0 })]);
    same([...found.values()].map(({ id, status, pinned, votes }) => [id, status, pinned, votes]),
      [['1', 'APPROVED', true, 9], ['2', 'HELD', false, 0], ['4', 'DECLINED', false, 0]]);
    same([...questionsOf(organizers, NOTHING, null).keys()], []);
  },
  'what nobody looked at and what was put aside are apart, what was merged is nowhere': () => {
    same([{ status: 'HELD' }, { status: 'HELD', aside: true }, { status: 'ANSWERED' }, { status: 'MERGED' }].map((each) => sectionOf(each) ?? null), ['new', 'held', 'answered', null]);
  },
  'new ones stand as they came, approved ones by their votes, what is on stage first': () => {
    const approved = { status: 'APPROVED' };
    const now = arranged(byId(question('2'), question('1'), question('3', { ...approved, votes: 2 }), question('4', { ...approved, votes: 9 }), question('5', { ...approved, pinned: true })));
    same([now.new, now.approved], [['1', '2'], ['5', '4', '3']]);
  },
  'under a pointer nothing moves but what was decided there': () => {
    const before = arranged(byId(question('1'), question('2'), question('3', { status: 'APPROVED', votes: 1 }), question('4', { status: 'APPROVED' })));
    const now = arranged(byId(question('1', { status: 'APPROVED' }), question('2', { status: 'APPROVED' }), question('3', { status: 'APPROVED' }), question('4', { status: 'APPROVED', votes: 8 }), question('5')));
    const shown = steadied(before, now, new Set(['1']));
    same([shown.new, shown.approved, unseen(shown, now)], [['2'], ['3', '4', '1'], 1]);
    same(steadied(before, arranged(byId(question('2'))), new Set()).new, ['2']);
  },
  'who goes from one to the next stays at the ends': () => {
    same([stepped(['a', 'b'], null, 1), stepped(['a', 'b'], 'a', 1), stepped(['a', 'b'], 'b', 1), stepped(['a', 'b'], 'a', -1), stepped([], 'a', 1)], ['a', 'b', 'b', 'a', null]);
  },
  'after a decision the neighbor is looked at': () => {
    const now = { new: ['a', 'b'], approved: ['c'], held: [], answered: [], declined: [] };
    const next = (id, sections = ['new', 'approved']) => successor(now, sections, id);
    same([next('a'), next('b'), next('c'), next('a', ['approved'])], ['b', 'a', 'a', 'c']);
  },
  'a decision is taken back by what makes it as it was': () => {
    same(undoOf(question('1')), [{ action: 'REQUEUE' }]);
    same(undoOf(question('1', { aside: true })), [{ action: 'HOLD' }]);
    same(undoOf(question('1', { status: 'APPROVED', pinned: true })), [{ action: 'APPROVE' }, { action: 'PIN' }]);
    same(undoOf(question('1', { status: 'APPROVED', offStage: true })), [{ action: 'APPROVE' }, { action: 'OFF_STAGE' }]);
    same([decisionOf('off', { offStage: true }), decisionOf('off', {})], [{ action: 'UNPIN' }, { action: 'OFF_STAGE' }]);
    same(undoOf(question('1', { status: 'ANSWERED', answer: 'Yes.' })), [{ action: 'ANSWER', answer: 'Yes.' }, { action: 'UNPIN' }]);
    same(undoOf(question('1', { status: 'DECLINED', reason: 'Off topic' })), [{ action: 'DECLINE', reason: 'Off topic' }]);
    same(undoOf(question('1', { status: 'MERGED' })), []);
  },
  'keys of the browser stay its own': () => {
    same([actionOf({ key: 'a' }), actionOf({ key: 'A' }), actionOf({ key: '?' }), actionOf({ key: 'a', ctrlKey: true }) ?? null, actionOf({ key: 'q' }) ?? null], ['approve', 'approve', 'help', null, null]);
  },
  'what can be done depends on where a question stands': () => {
    same([doable('new').includes('pin'), doable('approved').includes('pin'), doable('nowhere')], [false, true, []]);
    same([decisionOf('hold', { aside: true }), decisionOf('pin', { pinned: false }), decisionOf('decline', {})], [{ action: 'REQUEUE' }, { action: 'PIN' }, null]);
  },
  'polls come with the latest counts, what is open first': () => {
    const organizers = view([['POLL', poll()], ['POLL', poll({ id: 'd', state: 'DRAFT' })], ['POLL', poll({ id: 'e', sessionId: undefined })]], [{ key: 'results:p', value: { answers: 4, counts: [3, 1] } }]);
    const room = view([['POLL', poll({ id: 'c', state: 'CLOSED' })], ['POLL', poll({ version: 1 })]], [{ key: 'poll:p', value: { answers: 3 } }]);
    const found = pollsOf(organizers, room, 's');
    same(found.map(({ id }) => id), ['p', 'd', 'c']);
    same([found[0].answers, found[0].options.map(({ count }) => count)], [4, [3, 1]]);
    same(pollsOf(organizers, room, null).map(({ id }) => id), ['e']);
  },
  'shares are of those who answered, points and words of the most': () => {
    const standing = (kind, answers, ...counts) => standings({ kind, answers, options: counts.map((count) => ({ count })) }).map(({ share, percent }) => [share, percent ?? null]);
    same([standing('SINGLE', 4, 3, 1), standing('SINGLE', 0, 0), standing('WORDS', 4, 6, 3), standing('RANKING', 0, 0)], [[[0.75, 75], [0.25, 25]], [[0, 0]], [[1, null], [0.5, null]], [[0, null]]]);
  },
  'words come with how often they were said': () => {
    const organizers = view([['POLL', poll({ kind: 'WORDS', options: [] })]], [{ key: 'results:p', value: { answers: 2, words: [{ number: 1, text: 'Rust', count: 2 }] } }]);
    same(pollsOf(organizers, NOTHING, 's')[0].options, [{ number: 1, text: 'Rust', count: 2 }]);
  },
  'what is right in a quiz is marked': () => {
    const quiz = typed({ kind: 'QUIZ', question: 'Which?', options: [{ text: 'One' }, { text: 'Two', right: true }], points: 5 });
    const body = pollBody(quiz);
    same([quiz.options, body.options, body.right, body.points], ['One\n* Two', ['One', 'Two'], [2], 5]);
    same([pollBody({ ...quiz, kind: 'WORDS', mostChoices: 2 }).options, pollBody({ ...quiz, kind: 'WORDS', mostChoices: 2 }).mostChoices, pollBody({ ...quiz, kind: 'SINGLE' }).right ?? null], [[], 2, null]);
  },
  'options are typed a line each': () => {
    const values = { ...typed(poll()), options: ' Yes \n\nNo\n', question: ' Really? ', anonymous: true, changeable: true };
    same(pollBody(values), { question: 'Really?', kind: 'SINGLE', options: ['Yes', 'No'], results: 'LIVE', anonymous: true, changeable: false, mostChoices: null, seconds: null });
    same([typed(poll()).options, pollBody({ ...values, kind: 'RATING' }).options], ['Yes\nNo', []]);
  },
  'where something runs or waits is wanted, and what is over comes last': () => {
    const session = (id, start) => [id, { id, title: id, start, end: start + 10, isBreak: false, isCancelled: false }];
    const program = { sessions: new Map([session('over', 0), session('later', 50), session('now', 20), session('asked', 60)]) };
    const organizers = view([['QUESTION', question('1', { sessionId: 'asked' })], ['QUESTION', question('2', { sessionId: undefined, aside: true })], ['POLL', poll({ sessionId: 'asked' })], ['REPORT', { id: 'm', message: { sessionId: 'asked' } }]]);
    const rows = deskRows(program, organizers, NOTHING, 25);
    same(rows.map((row) => [row.session?.id ?? null, isWanted(row)]), [[null, false], ['now', true], ['later', false], ['asked', true], ['over', false]]);
    same([rows[3].fresh, rows[3].polls, rows[3].reports], [1, 1, 1]);
  },
  'time left follows what is known now': () => {
    const session = { start: 0, end: 60 * 60_000 };
    const at = (minutes, state) => timeLeft(session, state, minutes * 60_000);
    same([at(24), at(24, { delayedMinutes: 10 }), at(5, { delayedMinutes: 10 }), at(63), at(10, { phase: 'ENDED' }), timeLeft({ start: null, end: null }, {}, 0), at(400)].map(({ kind, minutes }) => [kind, minutes]),
      [['left', 36], ['left', 46], ['before', 5], ['over', 3], ['ended', 0], ['none', 0], ['none', 0]]);
    same([isRunning(session, {}, 1), isRunning(session, { phase: 'ENDED' }, 1), isRunning(session, { phase: 'RUNNING' }, -1)], [true, false, true]);
    same([isSaid({ kind: 'left', minutes: 5 }), isSaid({ kind: 'left', minutes: 4 })], [true, false]);
  },
};
