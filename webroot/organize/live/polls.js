import { standing, thingsOf } from '../../lib/live-view.js';

/** Polls as those who moderate see and make them; pure. */
export const KINDS = ['SINGLE', 'MULTIPLE', 'RATING', 'RANKING', 'WORDS', 'QUIZ'];

/** Those whose options nobody types. */
export const hasOptions = (kind) => kind !== 'RATING' && kind !== 'WORDS';

/** Those of which people choose as many as somebody says. */
export const hasMost = (kind) => kind === 'MULTIPLE' || kind === 'WORDS';
const RANK = { OPEN: 0, DRAFT: 1, CLOSED: 2 };

/** The polls of one place with their counts, of several accounts the latest: open ones first, then drafts, then what is over. */
export function pollsOf(organizers, room, sessionId) {
  const latest = new Map();
  for (const poll of [...thingsOf(organizers, 'POLL'), ...thingsOf(room, 'POLL')]) {
    const isHere = (poll.sessionId ?? null) === sessionId;
    if (isHere && !(latest.get(poll.id)?.version >= poll.version)) latest.set(poll.id, counted(poll, organizers, room));
  }
  return [...latest.values()].sort((a, b) => RANK[a.state] - RANK[b.state] || (a.createdAt < b.createdAt ? 1 : -1));
}

/** Those who moderate are told all counts, also those that others are not. */
function counted(poll, organizers, room) {
  const told = [standing(organizers, 'results', poll.id), standing(room, 'poll', poll.id)].filter(Boolean);
  const latest = told.reduce((best, each) => (each.answers > best.answers || (each.answers === best.answers && !best.counts && !best.words) ? each : best), poll);
  if (latest.words) return { ...poll, answers: latest.answers, options: latest.words };
  if (!latest.counts) return { ...poll, answers: latest.answers };
  return { ...poll, answers: latest.answers, options: poll.options.map((option, i) => ({ ...option, count: latest.counts[i] ?? 0 })) };
}

/** What share of those who answered chose an option, in whole percent. */
const percent = (count, answers) => (answers > 0 ? Math.round((100 * (count ?? 0)) / answers) : 0);

/** What is counted by itself and not as a share of those who answered. */
const COUNTED = new Set(['RANKING', 'WORDS']);

/** How each option stands: as a bar of some share of the longest one there may be, and with a percentage where there is one. */
export function standings({ kind, options, answers }) {
  const most = Math.max(1, ...options.map(({ count }) => count ?? 0));
  return options.map((option) => (COUNTED.has(kind) ? { option, share: (option.count ?? 0) / most } : { option, share: percent(option.count, answers) / 100, percent: percent(option.count, answers) }));
}

/** Where a line of a quiz begins with that, it is right. */
const RIGHT = /^\*\s*/;

const lines = (text) => (text ?? '').split('\n').map((line) => line.trim()).filter(Boolean);

/** What is typed of a poll: its options a line each, marked where they are right. */
export const typed = ({ question = '', kind = 'SINGLE', options = [], results = 'LIVE', anonymous = false, changeable = false, mostChoices, seconds, points }) => ({
  question,
  kind,
  options: hasOptions(kind) ? options.map(({ text, right }) => (right ? `* ${text}` : text)).join('\n') : '',
  results,
  anonymous,
  changeable,
  mostChoices: kind === 'WORDS' || (kind === 'MULTIPLE' && mostChoices < options.length) ? mostChoices ?? null : null,
  seconds: seconds ?? null,
  points: points ?? null,
});

/** As the API takes it: not every kind has options of its own, and who changes an answer has to be known. */
export function pollBody({ question, kind, options, results, anonymous, changeable, mostChoices, seconds, points }) {
  const typedOptions = hasOptions(kind) ? lines(options) : [];
  return {
    question: question.trim(),
    kind,
    options: kind === 'QUIZ' ? typedOptions.map((line) => line.replace(RIGHT, '')) : typedOptions,
    results,
    anonymous,
    changeable: changeable && !anonymous,
    mostChoices: hasMost(kind) ? mostChoices : null,
    seconds,
    ...(kind === 'QUIZ' && { right: typedOptions.flatMap((line, i) => (RIGHT.test(line) ? [i + 1] : [])), points }),
  };
}
