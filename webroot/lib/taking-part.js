import { post, put, remove } from './api.js';
import { Cell } from './cell.js';
import { give, handle } from './commands.js';
import { giveBack } from './drafts.js';
import { t } from './i18n.js';
import { newId } from './ids.js';
import { liveRoom } from './live-rooms.js';
import { marked } from './live-view.js';
import { departure } from './session.js';

/**
 * What somebody does in a live room: asks, votes, writes, reacts, answers. It goes by REST, by the same line as stars and notes: kept in
 * the local database from the first moment, sent once there is a connection, and once only, since questions and messages have ids of
 * ours and all else is the same when it is done again. What becomes of it is told in the room. The socket could carry it too, but
 * then it would have to be kept beside it, and be done twice: for those whom no socket reaches, and for the next visit.
 */

/** What the server does not have yet, as commands by their ids. */
export const undone = new Cell(new Map());

/** Why something that was typed was not taken, by where it was typed: `ask:{sessionId}`, `say:…`, `rate:…`. */
export const refusals = new Cell(new Map());

export const roomOf = (sessionId) => liveRoom(`session:${sessionId}`);
const of = ({ slug }, path) => `/conferences/${slug}/${path}`;
const voice = (name) => ({ sessionId }) => `${name}:${sessionId}`;

/** What is held others do not see. */
function written(room, message) {
  room.heard(`message:${message.id}`, message);
  if (!message.held) room.answered('MESSAGE', message);
}

const KINDS = {
  ask: {
    send: (command) => post(of(command, 'audience-questions'), { id: command.thing, sessionId: command.sessionId, text: command.text, anonymous: command.anonymous }),
    told(room, question) {
      room.own((own) => ({ ...own, questions: [...(own.questions ?? []).filter(({ id }) => id !== question.id), question] }));
      if (question.status === 'APPROVED') room.answered('QUESTION', question);
    },
    typed: voice('ask'),
  },
  vote: {
    send: ({ thing, wanted, ...command }) => (wanted ? put : remove)(of(command, `audience-questions/${thing}/vote`)),
    told(room, question, { thing, wanted }) {
      room.stated(`votes:${thing}`, { votes: question.votes });
      room.own((own) => ({ ...own, votes: marked(own.votes, thing, wanted) }));
    },
  },
  say: {
    send: (command) => post(of(command, 'chat-messages'), { id: command.thing, sessionId: command.sessionId, text: command.text, replyTo: command.replyTo, mentions: command.mentions }),
    told: written,
    typed: voice('say'),
  },
  edit: {
    send: ({ thing, text, ...command }) => put(of(command, `chat-messages/${thing}`), { text }),
    told: written,
  },
  react: {
    send: ({ thing, reaction, wanted, ...command }) => (wanted ? put : remove)(of(command, `chat-messages/${thing}/reactions/${reaction}`)),
    told(room, { reactions }, { thing, reaction, wanted }) {
      room.stated(`reactions:${thing}`, { reactions });
      room.own((own) => ({ ...own, reactions: { ...own.reactions, [thing]: marked(own.reactions?.[thing], reaction, wanted) } }));
    },
  },
  rate: {
    send: ({ slug, sessionId, stars, text }) => put(`/conferences/${slug}/sessions/${sessionId}/feedback/me`, { stars, comment: text || null }),
    told() {},
    typed: voice('rate'),
  },
  answer: {
    send: ({ thing, answer, ...command }) => put(of(command, `polls/${thing}/answer`), answer),
    told(room, poll, { thing, answer }) {
      const { choices = [], words } = poll.anonymous ? {} : answer;
      room.own((own) => ({ ...own, polls: { ...own.polls, [thing]: choices }, ...(words && { words: { ...own.words, [thing]: words } }) }));
    },
  },
};

for (const [name, kind] of Object.entries(KINDS)) {
  const left = handle(name, {
    send: kind.send,
    sent(command, answer) {
      if (answer) kind.told(roomOf(command.sessionId), answer, command);
      settle(command);
    },
    refused(command, problem) {
      settle(command);
      if (problem.code === 'SILENCED' || problem.code === 'POLL_ANSWERED') roomOf(command.sessionId).again();
      if (kind.typed) returned(kind.typed(command), command, problem);
    },
    says: kind.typed ? undefined : (command, reason) => t('live.refused', { reason }),
  });
  left.then((commands) => commands.forEach(begin)).catch(() => {});
}

const begin = (command) => (undone.value = new Map(undone.value).set(command.id, command));

function settle({ id, at }) {
  if (undone.value.get(id)?.at > at) return;
  const rest = new Map(undone.value);
  rest.delete(id);
  undone.value = rest;
}

function returned(place, { text }, problem) {
  giveBack(place, text);
  refusals.value = new Map(refusals.value).set(place, problem);
}

/** Whoever types again has read why it did not work. */
export function forgetRefusal(place) {
  if (!refusals.value.has(place)) return;
  const rest = new Map(refusals.value);
  rest.delete(place);
  refusals.value = rest;
}

/** @returns {Promise<void>} when it has been sent or has to wait; rejects with the Problem if it is refused */
function does(command) {
  begin({ ...command, at: Date.now() });
  return give(command);
}

const named = (kind, { slug, sessionId }, thing, more) => ({ id: `${kind}:${thing}`, slug, sessionId, thing, ...more });

/** @param {{ slug: string, sessionId: string }} where of all of these */
export const ask = (where, text, anonymous) => does(named('ask', where, newId(), { text, anonymous })).catch(() => {});
/** @param {string[]} mentions ids of people */
export const say = (where, text, replyTo, mentions) => does(named('say', where, newId(), { text, replyTo, mentions })).catch(() => {});
export const edit = (where, messageId, text) => does(named('edit', where, messageId, { text }));
export const vote = (where, questionId, wanted) => does(named('vote', where, questionId, { wanted }));
export const answer = (where, pollId, given) => does(named('answer', where, pollId, { answer: given }));
export const rate = (where, stars, text) => does(named('rate', where, where.sessionId, { stars, text }));

/** One person reacts to a message in several ways. */
export const react = (where, messageId, reaction, wanted) =>
  does({ ...named('react', where, messageId, { reaction, wanted }), id: `react:${messageId}:${reaction}` });

// What is taken away or told to others is done at once or not at all: nobody waits for it unseen.
export const withdraw = ({ slug }, questionId) => remove(`/conferences/${slug}/audience-questions/${questionId}`);
export const erase = ({ slug }, messageId) => remove(`/conferences/${slug}/chat-messages/${messageId}`);
export const report = ({ slug }, messageId, reason) => post(`/conferences/${slug}/chat-messages/${messageId}/reports`, { reason: reason || null });

departure.watch(({ keepsUnsent }) => {
  refusals.value = new Map();
  if (!keepsUnsent) undone.value = new Map();
});
