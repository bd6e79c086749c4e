import { standing, thingsOf } from '../../lib/live-view.js';

/** Polls as those who moderate see and make them; pure. */
export const KINDS = ['SINGLE', 'MULTIPLE', 'RATING'];
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
  const latest = told.reduce((best, each) => (each.answers > best.answers || (each.answers === best.answers && !best.counts) ? each : best), poll);
  if (!latest.counts) return { ...poll, answers: latest.answers };
  return { ...poll, answers: latest.answers, options: poll.options.map((option, i) => ({ ...option, count: latest.counts[i] ?? 0 })) };
}

/** What share of those who answered chose an option, in whole percent. */
export const percent = (count, answers) => (answers > 0 ? Math.round((100 * (count ?? 0)) / answers) : 0);

const lines = (text) => (text ?? '').split('\n').map((line) => line.trim()).filter(Boolean);

/** What is typed of a poll: its options a line each. */
export const typed = ({ question = '', kind = 'SINGLE', options = [], results = 'LIVE', anonymous = false, changeable = false, mostChoices, seconds }) => ({
  question,
  kind,
  options: kind === 'RATING' ? '' : options.map(({ text }) => text).join('\n'),
  results,
  anonymous,
  changeable,
  mostChoices: kind === 'MULTIPLE' && mostChoices < options.length ? mostChoices : null,
  seconds: seconds ?? null,
});

/** As the API takes it: a rating has no options of its own, and who changes an answer has to be known. */
export function pollBody({ question, kind, options, results, anonymous, changeable, mostChoices, seconds }) {
  return {
    question: question.trim(),
    kind,
    options: kind === 'RATING' ? [] : lines(options),
    results,
    anonymous,
    changeable: changeable && !anonymous,
    mostChoices: kind === 'MULTIPLE' ? mostChoices : null,
    seconds,
  };
}
