import { standing, thingsOf } from '../lib/live-view.js';
import { asItStands } from '../lib/state-rules.js';
import { MINUTE } from '../lib/time.js';

/** Before it begins a room says what comes, and not what has just been. */
const SOON = 12 * 60 * MINUTE;
/** So long the result of a poll stays, for the hall to look at. */
const RESULT = 2 * MINUTE;
/** More options than a hall can read from its last row. */
const MOST_OPTIONS = 7;

/**
 * What takes place in a room at an instant, and what comes next there within half a day; pure.
 * @param {Map<string, object>} states of sessions, by their ids
 * @returns {{ current: object | null, next: object | null, pause: object | null }} sessions as they stand
 */
export function stageAt(program, room, at, states) {
  const sessions = [...program.sessions.values()]
    .filter((session) => session.room === room && session.start !== null && !session.isCancelled)
    .map((session) => asItStands(session, states.get(session.id), at))
    .sort((a, b) => a.start - b.start);
  const running = sessions.filter(({ start, end }) => start <= at && at < end);
  const talks = running.filter(({ isBreak }) => !isBreak);
  const next = sessions.find(({ start, isBreak }) => start > at && start <= at + SOON && !isBreak);
  return { current: talks.find(({ overtime }) => !overtime) ?? talks[0] ?? null, next: next ?? null, pause: running.find(({ isBreak }) => isBreak) ?? null };
}

const votesOf = (view, { id, votes }) => standing(view, 'votes', id)?.votes ?? votes;

/** The questions that are not answered yet and not left out here: what is pinned first, then by votes and time; pure. */
export function topQuestions(view) {
  return thingsOf(view, 'QUESTION')
    .filter(({ status, offStage }) => status === 'APPROVED' && !offStage)
    .map((question) => ({ ...question, votes: votesOf(view, question) }))
    .sort((a, b) => b.pinned - a.pinned || b.votes - a.votes || Date.parse(a.createdAt) - Date.parse(b.createdAt));
}

/**
 * The poll that is open, else that which was a moment ago; pure.
 * @param {{ id: string, closedAt: number } | null} last that was seen here
 */
export function pollOf(view, last, at) {
  const polls = thingsOf(view, 'POLL').sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  const shown = polls.find(({ state }) => state === 'OPEN') ?? (last && at - last.closedAt < RESULT ? polls.find(({ id }) => id === last.id) : null);
  return shown ? counted(shown, standing(view, 'poll', shown.id)) : null;
}

/** With shares of those who answered; without, where results are hidden. */
function counted(poll, { answers = poll.answers, counts } = {}) {
  const known = counts ?? (poll.options.every(({ count }) => count != null) ? poll.options.map(({ count }) => count) : null);
  // Points of a ranking are as many as options for each first place.
  const most = Math.max(1, answers) * (poll.kind === 'RANKING' ? poll.options.length : 1);
  const options = poll.options.map(({ text }, i) => ({ text, count: known?.[i] ?? null, share: known ? known[i] / most : null }));
  const shown = (options.length > MOST_OPTIONS || poll.kind === 'RANKING') && known ? [...options].sort((a, b) => b.share - a.share) : options;
  return { ...poll, answers, isHidden: !known, options: shown.slice(0, MOST_OPTIONS), others: Math.max(0, options.length - MOST_OPTIONS) };
}

/** The smaller the longer, so that it is read at once. */
export function sizeOf(title) {
  const length = [...title].length;
  return length <= 34 ? 'largest' : length <= 70 ? 'large' : length <= 120 ? 'medium' : 'small';
}

/** What is left, as clocks count down: `1:02:03`, `36:04`. */
export function countdown(millis) {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value) => String(value).padStart(2, '0');
  return `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

/** What is typed of a code that is printed or read out: any case and groups, and letters for the digits they look like. */
export function codeOf(typed) {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
  return /^[0-9a-z]{16}$/.test(plain) ? plain.match(/.{4}/g).join('-') : null;
}
