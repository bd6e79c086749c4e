import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';
import { bars } from './poll-options.js';
import { moved, percent, ranked } from './poll-rules.js';

const all = ({ options }) => options.map((option) => option.number);

function row(poll, given, change, id, at) {
  const { text } = poll.options.find((option) => option.number === id);
  const move = (step) => change({ choices: moved(given.choices, id, step) });
  const button = (step, kind, isOff) => html`<button type="button" class="icon-button ${kind}" ?disabled=${isOff} aria-label=${t(`poll.rank.${kind}`, { text })}
    @click=${() => move(step)}>${icon('up')}</button>`;
  return html`<li class="poll-choice"><b>${number(at + 1)}</b><span>${text}</span><span class="spring"></span>
    ${button(-1, 'up', at === 0)}${button(1, 'down', at === given.choices.length - 1)}</li>`;
}

/** All options, the best first: each is moved by buttons, which fingers, pointers and keyboards know. */
export const RANKING = {
  first: (poll) => ({ choices: poll.choices.length ? poll.choices : all(poll) }),
  isWhole: () => true,
  ask: (poll, given, change) => html`<p class="hint">${t('poll.rank')}</p><ol class="poll-ranks">${given.choices.map((id, at) => row(poll, given, change, id, at))}</ol>`,
  results: (poll) => bars(poll, ranked(poll).map((option) => ({
    ...option, label: option.text, share: percent(option.count, poll.answers * poll.options.length), said: t('poll.points', { count: option.count }) }))),
  brief: (poll) => (poll.answers ? ranked(poll)[0].text : nothing),
};
