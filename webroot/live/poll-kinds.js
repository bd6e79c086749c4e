import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';
import { vars } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { chosen, leader, mean, percent } from './poll-rules.js';

/**
 * What a kind of poll looks like. `ask` shows what can be answered, and tells `change` the answer as the API takes it; `results` shows
 * how others answered; `brief` says that in a line; `isWhole` whether an answer can be sent.
 */
const LISTED = {
  first: () => ({ choices: [] }),
  isWhole: ({ choices }) => choices.length > 0,
  ask: (poll, { choices }, change, name) => {
    const type = poll.kind === 'MULTIPLE' ? 'checkbox' : 'radio';
    const isFull = poll.kind === 'MULTIPLE' && choices.length >= poll.mostChoices;
    return html`${poll.kind === 'MULTIPLE' && poll.mostChoices < poll.options.length ? html`<p class="hint">${t('poll.most', { count: poll.mostChoices })}</p>` : nothing}
      ${poll.options.map((option) => {
        const isOn = choices.includes(option.number);
        return html`<label class="poll-choice"><input type=${type} name=${name} .checked=${isOn} ?disabled=${isFull && !isOn}
          @change=${() => change({ choices: chosen(poll, choices, option.number) })}><span>${option.text}</span></label>`;
      })}`;
  },
  results: (poll) => bars(poll, poll.options.map(({ text, ...option }) => ({ ...option, label: text }))),
  brief: (poll) => {
    const first = leader(poll);
    return first ? html`<b>${t('poll.percent', { count: percent(first.count, poll.answers) })}</b> ${first.text}` : nothing;
  },
};

const STARS = {
  first: LISTED.first,
  isWhole: LISTED.isWhole,
  ask: (poll, { choices }, change, name) => html`<div class="poll-stars">${poll.options.map((option) => html`<label class=${option.number <= (choices[0] ?? 0) ? 'on' : ''}>
    <input type="radio" name=${name} .checked=${choices[0] === option.number} @change=${() => change({ choices: [option.number] })}>
    ${icon('star')}<span class="hidden">${t('poll.stars', { count: option.number })}</span></label>`)}</div>`,
  results: (poll) => html`<p class="poll-mean">${STARS.brief(poll)}</p>
    ${bars(poll, [...poll.options].reverse().map((option) => ({ ...option, label: t('poll.stars', { count: option.number }) })))}`,
  brief: (poll) => {
    const value = mean(poll);
    return value === undefined ? nothing : html`${icon('star')}<b>${t('poll.mean', { value: number(Math.round(value * 10) / 10) })}</b>`;
  },
};

function bars(poll, options) {
  return html`<ul class="poll-bars">${options.map(({ number: id, label, count }) => {
    const share = percent(count, poll.answers);
    const own = poll.choices.includes(id);
    return html`<li class=${own ? 'own' : ''}><p><span>${label}</span><b>${t('poll.percent', { count: share })}</b></p>
      ${own ? html`<span class="badge mine">${icon('check')}${t('poll.yours')}</span>` : nothing}
      <span class="poll-bar" ${vars({ '--share': `${share}%` })}></span></li>`;
  })}</ul>`;
}

const KINDS = { SINGLE: LISTED, MULTIPLE: LISTED, RATING: STARS };

/** Undefined for one that is younger than this client. */
export const kindOf = ({ kind }) => KINDS[kind];
