import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';
import { bars, choices } from './poll-options.js';
import { isRight } from './poll-rules.js';

/** How one did; nothing for who did not answer, and where nothing is told of it. */
function outcome(poll) {
  const right = isRight(poll);
  if (right === undefined || !poll.choices.length) return nothing;
  return html`<p class="poll-outcome ${right ? 'good' : ''}">${icon(right ? 'check' : 'close')}${right ? t('poll.was-right', { count: poll.points ?? 1 }) : t('poll.was-wrong')}</p>`;
}

/** Options of which some are right, which is told when it has ended. */
export const QUIZ = {
  first: (poll) => ({ choices: poll.choices, listed: false }),
  isWhole: (given) => given.choices.length > 0,
  ask: (poll, given, change, name) => html`${choices(poll, given, change, name)}
    ${poll.anonymous ? nothing : html`<label class="field check"><input type="checkbox" .checked=${given.listed} @change=${({ target }) => change({ ...given, listed: target.checked })}>
      <span>${t('poll.listed')}</span></label>`}`,
  results: (poll) => html`${outcome(poll)}${bars(poll, poll.options.map((option) => ({ ...option, label: option.text })))}`,
  brief: (poll) => {
    const right = poll.options.filter((option) => option.right);
    return right.length ? html`${icon('check')}${right.map(({ text }) => text).join(', ')}` : nothing;
  },
};
