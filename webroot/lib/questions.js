import { t } from './i18n.js';
import { dateOf, dateOnly } from './time.js';

/** Of what there are few answers, which can be counted and depended on. */
const COUNTED = new Set(['CHOICE', 'SEVERAL', 'YES_NO', 'CONSENT']);

export const hasOptions = ({ kind }) => kind === 'CHOICE' || kind === 'SEVERAL';
export const isCounted = ({ kind }) => COUNTED.has(kind);

const isFor = ({ ticketTypeIds }, typeId) => ticketTypeIds.length === 0 || ticketTypeIds.includes(typeId);

/**
 * The questions that whoever has a ticket of the type is asked, as the server decides it: each whose condition holds.
 * @param {Record<string, string[]>} answers by the id of the question
 */
export function asked(questions, typeId, answers) {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const known = new Map();
  const holds = ({ condition }) => {
    const other = condition && byId.get(condition.questionId);
    return !condition || Boolean(other && answers[other.id]?.some((value) => condition.values.includes(value)) && isAsked(other));
  };
  const isAsked = (question) => {
    // Of those that depend on each other in a circle none is asked.
    if (!known.has(question.id)) {
      known.set(question.id, false);
      known.set(question.id, isFor(question, typeId) && holds(question));
    }
    return known.get(question.id);
  };
  return questions.filter(isAsked);
}

/** Whether an answer is missing that is required. */
export const lacks = (questions, typeId, answers) => asked(questions, typeId, answers).some(({ id, required }) => required && !answers[id]);

/** What can be chosen, by its value: what was withdrawn only by those who chose it. */
export function choices(question, chosen = []) {
  if (hasOptions(question)) return question.options.filter(({ id, withdrawn }) => !withdrawn || chosen.includes(id)).map(({ id, label }) => [id, label]);
  return question.kind === 'CONSENT' ? [['true', t('question.yes')]] : [['true', t('question.yes')], ['false', t('question.no')]];
}

/** Between what an answer has to be, for whoever is about to give one; undefined where anything goes. */
export function bounds({ kind, least, most, earliest, latest }) {
  const [from, to] = kind === 'DATE' ? [earliest, latest].map((day) => day && dateOf(dateOnly(day), 'UTC')) : [kind === 'SEVERAL' && !least ? undefined : least, most];
  const which = from !== undefined && to !== undefined ? 'between' : from !== undefined ? 'from' : to !== undefined ? 'to' : null;
  return which ? t(`question.${which}.${kind === 'DATE' ? 'day' : kind === 'TEXT' ? 'text' : 'count'}`, { from, to }) : undefined;
}

/** An answer as people read it. */
export const answerWords = (question, values) => values.map((value) => valueWords(question, value)).join(', ');

export function valueWords(question, value) {
  if (hasOptions(question)) return question.options.find(({ id }) => id === value)?.label ?? value;
  return saidWords(question, value);
}

/** What needs no options to be read. */
export function saidWords({ kind }, value) {
  if (kind === 'YES_NO' || kind === 'CONSENT') return t(value === 'true' ? 'question.yes' : 'question.no');
  return kind === 'DATE' ? dateOf(dateOnly(value), 'UTC') : value;
}

/** The questions with an answer, each with what people read. @returns {[label: string, words: string][]} */
export const answered = (questions, answers) => questions.filter(({ id }) => answers[id]).map((question) => [question.label, answerWords(question, answers[question.id])]);
