import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { ranked, sizeOf } from './poll-rules.js';

const LONGEST = 40;

const said = ({ words }) => words.map((word) => word.trim()).filter(Boolean);

/** In an order that does not change with the counts: words do not jump about. */
const steady = (options) => [...options].sort((a, b) => a.number - b.number);

/** Words of one's own, shown as a cloud. */
export const WORDS = {
  first: (poll) => ({ words: Array.from({ length: poll.mostChoices }, (_, at) => poll.words[at] ?? '') }),
  isWhole: (given) => said(given).length > 0,
  sent: (given) => ({ words: [...new Set(said(given))] }),
  ask: (poll, given, change) => html`<p class="hint">${t('poll.words', { count: poll.mostChoices })}</p>${given.words.map((word, at) => html`<label class="field">
    <span class="hidden">${t('poll.word', { count: at + 1 })}</span><input maxlength=${LONGEST} autocomplete="off" .value=${word}
    @input=${({ target }) => change({ words: given.words.with(at, target.value) })}></label>`)}`,
  results: (poll) => html`<ul class="poll-cloud">${steady(poll.options).map((option) => html`<li class="size-${sizeOf(option, poll.options)}">${option.text}
    <span class="hidden">${t('poll.times', { count: option.count })}</span></li>`)}</ul>`,
  brief: (poll) => (poll.options.length ? ranked(poll).slice(0, 3).map(({ text }) => text).join(', ') : nothing),
};
