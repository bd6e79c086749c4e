import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { vars } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { chosen, percent } from './poll-rules.js';

/** Options to choose from, one or several. */
export function choices(poll, given, change, name) {
  const isSeveral = poll.mostChoices > 1;
  const isFull = isSeveral && given.choices.length >= poll.mostChoices;
  return html`${isSeveral && poll.mostChoices < poll.options.length ? html`<p class="hint">${t('poll.most', { count: poll.mostChoices })}</p>` : nothing}
    ${poll.options.map((option) => {
      const isOn = given.choices.includes(option.number);
      return html`<label class="poll-choice"><input type=${isSeveral ? 'checkbox' : 'radio'} name=${name} .checked=${isOn} ?disabled=${isFull && !isOn}
        @change=${() => change({ ...given, choices: chosen(poll, given.choices, option.number) })}><span>${option.text}</span></label>`;
    })}`;
}

/** How many chose what, each `{ number, label, count }`, with `share` and `said` where these are no percents of all. */
export const bars = (poll, options) => html`<ul class="poll-bars">${options.map(({ number, label, count, right, share = percent(count, poll.answers), said }) => {
  const own = poll.choices.includes(number) && poll.kind !== 'RANKING';
  return html`<li class=${own ? 'own' : ''}><p><span>${label}</span><b>${said ?? t('poll.percent', { count: share })}</b></p>
    ${right ? html`<span class="badge good">${icon('check')}${t('poll.right')}</span>` : nothing}
    ${own ? html`<span class="badge mine">${icon('check')}${t('poll.yours')}</span>` : nothing}
    <span class="poll-bar" ${vars({ '--share': `${share}%` })}></span></li>`;
})}</ul>`;
