import { standing, thingsOf } from '../lib/live-view.js';

/**
 * The polls of a room as one person sees them, the latest first.
 * @param {Map<string, object>} undone commands by id
 */
export function pollsOf(view, undone = new Map()) {
  return thingsOf(view, 'POLL')
    .map((poll) => asItStands(poll, view, undone))
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

function asItStands(poll, view, undone) {
  const { answers = poll.answers, counts } = standing(view, 'poll', poll.id) ?? {};
  const options = poll.options.map((option, at) => ({ ...option, count: counts?.[at] ?? option.count }));
  const waiting = undone.get(`answer:${poll.id}`);
  const choices = waiting?.answer.choices ?? view.own.polls?.[poll.id];
  return { ...poll, answers, options, choices: choices ?? [], isAnswered: choices !== undefined, isWaiting: Boolean(waiting) };
}

/** By the clock of the server: a poll for a time takes no answer after it, whenever it is told to be closed. */
export const isOpen = ({ state, closesAt }, now) => state === 'OPEN' && (!closesAt || now < Date.parse(closesAt));

export const openPolls = (polls, now) => polls.filter((poll) => isOpen(poll, now));

/** `fresh` asks, `answered` waits for others, `ended` looks back. */
export function phaseOf(poll, now) {
  if (!isOpen(poll, now)) return 'ended';
  return poll.isAnswered ? 'answered' : 'fresh';
}

/** Nobody is led by the answers of others: results follow the own answer, or the end. */
export const showsResults = (poll, now) => phaseOf(poll, now) !== 'fresh' && poll.options.every(({ count }) => count !== undefined);

export const mayChange = (poll, now) => phaseOf(poll, now) === 'answered' && poll.changeable && !poll.anonymous && !poll.isWaiting;

/** What is chosen after another press. */
export function chosen(poll, choices, number) {
  if (poll.kind !== 'MULTIPLE') return [number];
  if (choices.includes(number)) return choices.filter((each) => each !== number);
  return choices.length < poll.mostChoices ? [...choices, number].sort((a, b) => a - b) : choices;
}

/** In whole percents of those who answered: where several may be chosen they come to more than a hundred together. */
export const percent = (count, answers) => (answers > 0 ? Math.round((100 * count) / answers) : 0);

/** What most chose; undefined where nobody answered. */
export const leader = ({ options }) => options.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)[0];

/** The mean of a rating; undefined where nobody answered. */
export function mean({ options }) {
  const answers = options.reduce((sum, { count = 0 }) => sum + count, 0);
  return answers > 0 ? options.reduce((sum, { number, count = 0 }) => sum + number * count, 0) / answers : undefined;
}

/** Such as 1:40; what is left of a second counts as one. */
export function clock(millis) {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  const rest = String(seconds % 60).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}

/** Those that opened between two looks, for who cannot see it. */
export function opened(before, polls, now) {
  return openPolls(polls, now).filter(({ id }) => !before.has(id));
}
