import { NOTHING, answered, told } from '../lib/live-view.js';
import { chatOf, excerpt, goesOn, meant, mentionsIn, messageCount, messagesOf, ownReactions, pauseLeft, silenceOf, withMention, writersOf } from '../live/chat-rules.js';
import { same } from './check.js';

const START = Date.parse('2027-05-19T13:00:00Z');
const written = (id, seconds, more = {}) => ({
  id, text: id, authorId: 'ada', authorName: 'Ada', reactions: [], createdAt: new Date(START + 1000 * seconds).toISOString(), version: 1, ...more });
const room = (messages, own = {}, states = []) =>
  told(NOTHING, { type: 'joined', position: 9, reset: true, present: 1, own, states, entries: messages.map((body) => ({ type: 'MESSAGE', id: body.id, body })) });
const commands = (...all) => new Map(all.map((command) => [command.id, command]));
const said = (thing, at, sessionId = 's') => ({ id: `say:${thing}`, thing, sessionId, text: thing, replyTo: null, at });
const shown = (view, undone = new Map()) => messagesOf(view, undone, { sessionId: 's', me: 'ada' });
const brief = (messages) => messages.map(({ id, isWaiting = false }) => [id, isWaiting]);

export default {
  'what was written earlier comes first, and what waits last': () => {
    const undone = commands(said('w2', 2), said('w1', 1), said('elsewhere', 1, 'other'));
    same(brief(shown(room([written('b', 5), written('a', 1)]), undone)), [['a', false], ['b', false], ['w1', true], ['w2', true]]);
  },
  'what the room has told already does not wait any more': () => {
    same(brief(shown(room([written('w1', 1)]), commands(said('w1', 9)))), [['w1', false]]);
  },
  'older pages fill in what is missing, and nothing older replaces what is known': () => {
    const view = answered(room([written('b', 5, { text: 'newer', version: 2 })]), 'MESSAGE', [written('b', 5), written('a', 1)]);
    same(shown(view).map(({ text }) => text), ['a', 'newer']);
    same(answered(view, 'MESSAGE', [written('a', 1)]) === view, true);
    const gone = told(view, { type: 'entry', kind: 'MESSAGE', id: 'a', position: 10 });
    same(shown(gone).map(({ id }) => id), ['b']);
  },
  'what is changed shows at once, and as changed': () => {
    const [message] = shown(room([written('a', 1)]), commands({ id: 'edit:a', thing: 'a', text: 'Better' }));
    same([message.text, message.isEdited, message.isWaiting, message.own], ['Better', true, true, true]);
  },
  'reactions are those told last, with what was pressed here': () => {
    const view = room([written('a', 1, { reactions: [{ kind: 'LIKE', count: 1 }] })], { reactions: { a: ['LIKE'] } }, [{ key: 'reactions:a', value: { reactions: [{ kind: 'LIKE', count: 3 }] } }]);
    const of = (undone) => shown(view, undone)[0].reactions;
    same(of(), [{ kind: 'LIKE', own: true, count: 3 }]);
    same(of(commands({ id: 'react:a:LOVE', wanted: true }, { id: 'react:a:LIKE', wanted: false })), [{ kind: 'LIKE', own: false, count: 2 }, { kind: 'LOVE', own: true, count: 1 }]);
    same(ownReactions([written('a', 1, { reactions: [{ kind: 'SAD', count: 2, own: true }, { kind: 'LIKE', count: 1, own: false }] })]), { a: ['SAD'] });
  },
  'in a slow chat one waits after the own message, not after those of others': () => {
    const messages = shown(room([written('a', 0), written('b', 8, { authorId: 'ben' })]));
    same([4000, 10_000].map((passed) => pauseLeft(messages, { slowSeconds: 10 }, START + passed)), [6, 0]);
    same(pauseLeft([], { slowSeconds: 10 }, START), 0);
    same(chatOf(room([])), { slowSeconds: 0, readOnly: false });
  },
  'a silence lasts until it ends': () => {
    const silence = { kind: 'MUTED', until: new Date(START).toISOString() };
    same([silenceOf(room([], { silence }), START - 1), silenceOf(room([], { silence }), START)], [silence, null]);
    same([silenceOf(room([], { silence: { kind: 'BANNED' } }), START), silenceOf(room([]), START)], [{ kind: 'BANNED' }, null]);
  },
  'who goes on at once is not named again': () => {
    const [first, second, third, answer] = shown(room([written('a', 0), written('b', 60), written('c', 300), written('d', 301, { replyTo: 'a' })]));
    same([goesOn(first, undefined), goesOn(second, first), goesOn(third, second), goesOn(answer, third)], [false, true, false, false]);
  },
  'as many as the room tells at most are "and more"': () => {
    const messages = Array.from({ length: 50 }, (_, at) => written(`m${at}`, at));
    same([messageCount(room(messages)), messageCount(room(messages.slice(1)))], [{ count: 50, isMore: true }, { count: 49, isMore: false }]);
  },
  'an excerpt is one line without signs': () => same(excerpt('> **Look**\nat [this](https://example.org)!'), 'Look at this!'),
  'whom one means is offered by the beginning of their name, and told by it': () => {
    const writers = writersOf([{ authorId: '1', authorName: 'Ada Example' }, { authorId: '2', authorName: 'Bo' }, { authorId: '3', authorName: 'Me', own: true }, { authorId: '1', authorName: 'Ada Example' }]);
    same(writers.map(({ name }) => name), ['Ada Example', 'Bo']);
    same(meant('Well, @ad', writers).map(({ name }) => name), ['Ada Example']);
    same([meant('ada@bo', writers), meant('@Bo', writers)], [[], []]);
    same(withMention('Well, @ad', writers[0]), 'Well, @Ada Example ');
    same(mentionsIn('@Ada Example and @Bo, look', writers), ['1', '2']);
  },
  'what is held only its author sees, and as such': () => {
    const message = { id: 'm', sessionId: 's', text: 'Buy now', held: true, reactions: [], createdAt: '2027-05-19T12:00:00Z', authorId: 'me' };
    const view = { entries: new Map(), states: new Map(), own: { messages: [message, { ...message, id: 'o', sessionId: 'other' }] } };
    same(messagesOf(view, new Map(), { sessionId: 's', me: 'me' }).map(({ id, held }) => [id, held]), [['m', true]]);
  },
};
