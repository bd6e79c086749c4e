import { standing, thingsOf } from '../lib/live-view.js';

/**
 * The questions of a room as one person sees them: with what is theirs alone, and with what they did that the server does not have yet.
 * @param {Map<string, object>} undone commands by id
 */
export function questionsOf(view, undone = new Map()) {
  const own = new Map((view.own.questions ?? []).map((question) => [question.id, question]));
  const voted = new Set(view.own.votes ?? []);
  const open = thingsOf(view, 'QUESTION').map((question) => ({ ...question, own: own.has(question.id) }));
  const known = new Set(open.map(({ id }) => id));
  const hidden = [...own.values()].filter(({ id, status }) => !known.has(id) && HIDDEN.has(status)).map((question) => ({ ...question, own: true }));
  return [...open, ...hidden].map((question) => withVotes(question, view, voted, undone));
}

/** What its author sees, and nobody else who does not moderate. */
const HIDDEN = new Set(['HELD', 'DECLINED', 'MERGED']);

/** A vote counts from the moment it is given. */
function withVotes(question, view, voted, undone) {
  const votes = standing(view, 'votes', question.id)?.votes ?? question.votes;
  const has = voted.has(question.id);
  const wanted = undone.get(`vote:${question.id}`)?.wanted ?? has;
  return { ...question, voted: wanted, votes: votes + Number(wanted) - Number(has), isWaiting: wanted !== has };
}

/** What was asked here and waits to be sent, the latest first. */
export const waitingQuestions = (undone, sessionId) =>
  [...undone.values()].filter(({ id, sessionId: place }) => id.startsWith('ask:') && place === sessionId).sort((a, b) => b.at - a.at);

/** Whether others may vote for it: what is answered or decided otherwise is not voted for any more. */
export const isVotable = ({ status }) => status === 'APPROVED';

export const isAnswered = ({ status }) => status === 'ANSWERED';

/** Whether its author may take it back. */
export const mayWithdraw = ({ own, status }) => own && status !== 'MERGED';

const time = ({ createdAt }) => Date.parse(createdAt);

const ORDERS = {
  votes: (a, b) => b.pinned - a.pinned || isAnswered(a) - isAnswered(b) || b.votes - a.votes || time(a) - time(b),
  newest: (a, b) => time(b) - time(a),
  mine: (a, b) => time(b) - time(a),
};

/** @param {'votes' | 'newest' | 'mine'} order of `mine` only those of the person, and of others only those that everybody sees */
export function sorted(questions, order) {
  const shown = questions.filter(({ own, status }) => (order === 'mine' ? own : !HIDDEN.has(status) || (own && status === 'HELD')));
  return shown.sort(ORDERS[order]);
}

/**
 * What is shown to somebody who reads: nothing moves under their hands. What is new comes at the end where it belongs there, else it
 * waits until they want it; what they asked themselves comes first at once; what is gone goes.
 * @param {string[]} order the ids that are shown, in their order; null at first
 * @param {object[]} wanted the questions as they would be sorted anew
 * @returns {{ shown: object[], news: number, isOutOfOrder: boolean }}
 */
export function settled(order, wanted) {
  if (!order?.length) return { shown: wanted, news: 0, isOutOfOrder: false };
  const byId = new Map(wanted.map((question) => [question.id, question]));
  const known = new Set(order);
  const isNew = ({ id }) => !known.has(id);
  const mine = wanted.filter((question) => question.own && isNew(question));
  const last = wanted.slice(wanted.findLastIndex((question) => !isNew(question)) + 1).filter(({ own }) => !own);
  const shown = [...mine, ...order.filter((id) => byId.has(id)).map((id) => byId.get(id)), ...last];
  const isShown = new Set(shown);
  const rest = wanted.filter((question) => isShown.has(question));
  return { shown, news: wanted.length - shown.length, isOutOfOrder: rest.some(({ id }, at) => shown[at].id !== id) };
}

/** How many everybody sees; "and more" where there may be some that were not told. */
const MOST = 200;
export const questionCount = (view) => {
  const count = thingsOf(view, 'QUESTION').length;
  return { count, isMore: count >= MOST };
};
