import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';
import { bars, choices } from './poll-options.js';
import { leader, mean, percent } from './poll-rules.js';
import { QUIZ } from './poll-quiz.js';
import { RANKING } from './poll-ranking.js';
import { WORDS } from './poll-words.js';

/**
 * What a kind of poll looks like: `first` is the answer somebody begins with, `ask` shows what can be answered and tells `change` the
 * answer as the API takes it, `isWhole` says whether it can be sent; `results` shows how others answered, `brief` says that in a line.
 * @typedef {object} PollKind
 */
const LISTED = {
  first: (poll) => ({ choices: poll.choices }),
  isWhole: (given) => given.choices.length > 0,
  ask: choices,
  results: (poll) => bars(poll, poll.options.map((option) => ({ ...option, label: option.text }))),
  brief: (poll) => {
    const first = leader(poll);
    return first ? html`<b>${t('poll.percent', { count: percent(first.count, poll.answers) })}</b> ${first.text}` : nothing;
  },
};

const RATING = {
  first: LISTED.first,
  isWhole: LISTED.isWhole,
  ask: (poll, given, change, name) => html`<div class="poll-stars">${poll.options.map((option) => html`<label class=${option.number <= (given.choices[0] ?? 0) ? 'on' : ''}>
    <input type="radio" name=${name} .checked=${given.choices[0] === option.number} @change=${() => change({ choices: [option.number] })}>
    ${icon('star')}<span class="hidden">${t('poll.stars', { count: option.number })}</span></label>`)}</div>`,
  results: (poll) => html`<p class="poll-mean">${RATING.brief(poll)}</p>
    ${bars(poll, [...poll.options].reverse().map((option) => ({ ...option, label: t('poll.stars', { count: option.number }) })))}`,
  brief: (poll) => {
    const value = mean(poll);
    return value === undefined ? nothing : html`${icon('star')}<b>${t('poll.mean', { value: number(Math.round(value * 10) / 10) })}</b>`;
  },
};

const KINDS = { SINGLE: LISTED, MULTIPLE: LISTED, RATING, RANKING, WORDS, QUIZ };

/** Undefined for one that is younger than this client. */
export const kindOf = ({ kind }) => KINDS[kind];
