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
  const { answers = poll.answers, counts, words } = standing(view, 'poll', poll.id) ?? {};
  const options = words ?? poll.options.map((option, at) => ({ ...option, count: counts?.[at] ?? option.count }));
  const waiting = undone.get(`answer:${poll.id}`);
  const given = waiting?.answer ?? { choices: view.own.polls?.[poll.id], words: view.own.words?.[poll.id] };
  const isAnswered = Boolean(waiting) || given.choices !== undefined;
  // Words that were said are options: none are there as long as nothing is told of them.
  const isCounted = poll.kind === 'WORDS' ? Boolean(words) || options.length > 0 : options.every(({ count }) => count !== undefined);
  return { ...poll, answers, options, isCounted, choices: given.choices ?? [], words: given.words ?? [], isAnswered, isWaiting: Boolean(waiting) };
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
export const showsResults = (poll, now) => phaseOf(poll, now) !== 'fresh' && poll.isCounted;

export const mayChange = (poll, now) => phaseOf(poll, now) === 'answered' && poll.changeable && !poll.anonymous && !poll.isWaiting;

/** What is chosen after another press. */
export function chosen(poll, choices, number) {
  if (poll.mostChoices === 1) return [number];
  if (choices.includes(number)) return choices.filter((each) => each !== number);
  return choices.length < poll.mostChoices ? [...choices, number].sort((a, b) => a - b) : choices;
}

/** In whole percents of those who answered: where several may be chosen they come to more than a hundred together. */
export const percent = (count, answers) => (answers > 0 ? Math.round((100 * count) / answers) : 0);

/** One place up or down. */
export function moved(choices, number, step) {
  const rest = choices.filter((each) => each !== number);
  rest.splice(Math.min(rest.length, Math.max(0, choices.indexOf(number) + step)), 0, number);
  return rest;
}

/** The best first; what has as many points stays in the order of the poll. */
export const ranked = ({ options }) => [...options].sort((a, b) => b.count - a.count || a.number - b.number);

/** How large a word is among others: 1 to 5. */
export function sizeOf({ count }, options) {
  const most = Math.max(...options.map((option) => option.count));
  return most > 1 ? 1 + Math.round((4 * (count - 1)) / (most - 1)) : 3;
}

/** Whether all that is right was chosen, and nothing else; undefined as long as that is not told. */
export function isRight({ options, choices }) {
  if (options.every(({ right }) => right === undefined)) return undefined;
  return options.every(({ number, right = false }) => right === choices.includes(number));
}

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
