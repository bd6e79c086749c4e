import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { fullnessOf, remarksOf } from '../lib/state-rules.js';
import { time } from '../lib/time.js';
import { elapsed, timeLeft } from '../lib/until.js';
import { vars } from './element.js';
import { icon } from './icons.js';

/** What is not as the program says, in a word each, the most important first. @param {(kind: string) => boolean} [isWanted] what else stands there */
export const remarks = (session, state, at, isWanted = () => true) => remarksOf(session, state, at)
  .filter(({ kind }) => isWanted(kind))
  .map(({ kind, values }) => html`<span class="badge standing ${kind}">${t(`standing.${kind}`, values)}</span>`);

/** How full a room is: an estimate in five segments and a word. @param {string} [zone] says since when, too */
export function fullness(state, at, zone) {
  const known = fullnessOf(state, at);
  if (!known) return nothing;
  const { step, word, tone, asOf } = known;
  return html`<span class="fullness ${tone}"><span class="segments" aria-hidden="true">${[1, 2, 3, 4, 5].map((each) => html`<i class=${each <= step ? 'taken' : ''}></i>`)}</span>
    <b>${t(`standing.seats.${word}`)}</b>${zone ? html`<small>${t('standing.as-of', { time: time(asOf, zone) })}</small>` : nothing}</span>`;
}

export const streamLink = ({ streamUrl } = {}) =>
  streamUrl ? html`<a class="stream" href=${streamUrl} target="_blank" rel="noopener noreferrer">${icon('live')}${t('standing.stream')}</a>` : nothing;

/** The now-line of the grid lying down, and what is left in words. @param {object} session as it stands, while it is on */
export const timeLeftBar = (session, at) => html`<p class="time-left"><span class="elapsed" aria-hidden="true" ${vars({ '--done': `${(100 * elapsed(session, at)).toFixed(1)}%` })}></span><span>${timeLeft(session, at)}</span></p>`;
