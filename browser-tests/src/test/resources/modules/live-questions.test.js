import { NOTHING, told } from '../lib/live-view.js';
import { mayWithdraw, questionCount, questionsOf, settled, sorted, waitingQuestions } from '../live/question-rules.js';
import { same } from './check.js';

let minute = 0;
const asked = (id, votes, more = {}) => ({ id, text: id, status: 'APPROVED', pinned: false, votes, createdAt: new Date(60_000 * (minute += 1)).toISOString(), version: 1, ...more });
const room = (questions, own = {}, states = []) =>
  told(NOTHING, { type: 'joined', position: 9, reset: true, present: 1, own, states, entries: questions.map((body) => ({ type: 'QUESTION', id: body.id, body })) });
const seen = (view, undone) => new Map(questionsOf(view, undone).map((question) => [question.id, question]));
const ids = (questions) => questions.map(({ id }) => id);
const vote = (id, wanted) => new Map([[`vote:${id}`, { id: `vote:${id}`, thing: id, wanted }]]);

export default {
  'a vote counts from the moment it is given, and once': () => {
    const view = room([asked('a', 3), asked('b', 5)], { votes: ['b'] }, [{ key: 'votes:a', value: { votes: 4 } }]);
    const brief = (undone) => [...seen(view, undone).values()].map(({ votes, voted, isWaiting }) => [votes, voted, isWaiting]);
    same(brief(), [[4, false, false], [5, true, false]]);
    same(brief(vote('a', true)), [[5, true, true], [5, true, false]]);
    same(brief(vote('b', true)), [[4, false, false], [5, true, false]]);
    same(brief(vote('b', false)), [[4, false, false], [4, false, true]]);
  },
  'the one on stage comes first, then most votes, then what was asked first; what is answered comes last': () => {
    const view = room([asked('few', 1), asked('done', 90, { status: 'ANSWERED' }), asked('many', 7), asked('later', 1), asked('stage', 0, { pinned: true })]);
    same(ids(sorted(questionsOf(view), 'votes')), ['stage', 'many', 'few', 'later', 'done']);
    same(ids(sorted(questionsOf(view), 'newest')), ['stage', 'later', 'many', 'done', 'few']);
    same(ids(sorted(questionsOf(view), 'mine')), []);
  },
  'what is held or declined only its author sees, and why': () => {
    const own = [asked('held', 0, { status: 'HELD' }), asked('no', 0, { status: 'DECLINED', reason: 'Twice' }), asked('open', 2)];
    const view = room([asked('other', 1), own[2]], { questions: own });
    same(ids(sorted(questionsOf(view), 'votes')), ['open', 'other', 'held']);
    same(ids(sorted(questionsOf(view), 'mine')).sort(), ['held', 'no', 'open']);
    same([seen(view).get('no').reason, seen(view).get('other').own], ['Twice', false]);
    same(questionCount(view), { count: 2, isMore: false });
  },
  'once the room tells a question that was held it is open, and what is gone from the room is gone': () => {
    const own = { questions: [asked('mine', 0, { status: 'HELD' })] };
    const approved = room([asked('mine', 0)], own);
    same([seen(approved).get('mine').status, seen(approved).get('mine').own], ['APPROVED', true]);
    same(seen(room([], { questions: [asked('mine', 0)] })).size, 0);
  },
  'what was joined with another one is not taken back': () => {
    same([{ own: true, status: 'HELD' }, { own: true, status: 'MERGED' }, { own: false, status: 'APPROVED' }].map(mayWithdraw), [true, false, false]);
  },
  'nothing moves under the hands of who reads: what is new is offered': () => {
    const before = [asked('a', 3), asked('b', 2)].map((question) => ({ ...question, own: false }));
    same(ids(settled(null, before).shown), ['a', 'b']);
    const now = [{ ...before[1], votes: 9 }, { ...asked('c', 4), own: false }, before[0]];
    const { shown, news, isOutOfOrder } = settled(['a', 'b'], now);
    same([ids(shown), shown[1].votes, news, isOutOfOrder], [['a', 'b'], 9, 1, true]);
  },
  'where nothing is shown nothing can move, and what comes at the end moves nothing': () => {
    const others = [asked('a', 3), asked('b', 2), asked('c', 0)].map((question) => ({ ...question, own: false }));
    same(settled([], others), { shown: others, news: 0, isOutOfOrder: false });
    same(settled(['a', 'b'], others), { shown: others, news: 0, isOutOfOrder: false });
    same(settled(['a', 'c'], others), { shown: [others[0], others[2]], news: 1, isOutOfOrder: false });
  },
  'what somebody asks shows at once, before the others; what is gone goes': () => {
    const others = [asked('a', 3), asked('b', 2)].map((question) => ({ ...question, own: false }));
    const mine = { ...asked('mine', 0), own: true };
    same(settled(['a', 'b'], [...others, mine]), { shown: [mine, ...others], news: 0, isOutOfOrder: true });
    same(ids(settled(['a', 'b'], [others[1]]).shown), ['b']);
  },
  'what waits is that of this session, the latest first': () => {
    const command = (id, sessionId, at) => [id, { id, thing: id, sessionId, at, text: id }];
    const undone = new Map([command('ask:1', 's', 1), command('ask:2', 's', 2), command('ask:3', 'other', 3), command('say:4', 's', 4)]);
    same(ids(waitingQuestions(undone, 's')), ['ask:2', 'ask:1']);
  },
};
