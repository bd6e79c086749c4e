import { html, nothing } from 'lit';
import { number, t } from '../../lib/i18n.js';
import { avatar } from '../../parts/bits.js';
import { icon } from '../../parts/icons.js';
import { KEYS, doable } from './keys.js';
import { ago, asker } from './words.js';

const ICONS = { approve: 'check', hold: 'pause', decline: 'close', pin: 'pushpin', off: 'unseen', answered: 'check', write: 'edit', merge: 'merge', mute: 'muted' };
/** So many have buttons of their own; the others come with the question that is chosen. */
const OWN = { new: 3, approved: 2, held: 3, answered: 0, declined: 1 };
const VOTED = new Set(['approved', 'answered']);

const keyOf = (action) => KEYS.find(([, each]) => each === action)[0].toUpperCase();

/** What pressing does: what is put aside goes back among the new ones, what is answered is asked again. */
function wordOf(action, section, { pinned, offStage }) {
  if (action === 'hold' && section === 'held') return 'requeue';
  if (action === 'approve' && section === 'answered') return 'again';
  if (action === 'off' && offStage) return 'show';
  return action === 'pin' && pinned ? 'unpin' : action;
}

/**
 * @param {{ section: string, isChosen: boolean, isPending: boolean, now: number, zone: string, choose: (id: string) => void,
 *   act: (action: string, question: object) => void }} context
 */
export function questionRow(question, context) {
  const { section, isChosen, isPending, choose } = context;
  const { id, text, votes, pinned, offStage } = question;
  const voted = VOTED.has(section);
  return html`<li class="desk-question ${section} ${pinned ? 'pinned' : ''} ${isChosen ? 'chosen' : ''}" data-question=${id} tabindex=${isChosen ? 0 : -1}
    aria-current=${isChosen ? 'true' : nothing} aria-busy=${isPending} @click=${() => choose(id)} @focus=${() => choose(id)}>
    ${voted ? html`<span class="desk-votes"><b>${number(votes)}</b><span class="hidden">${t('desk.votes', { count: votes })}</span></span>` : nothing}
    <div class="desk-asked"><p>${text}</p>${offStage && section === 'approved' ? html`<p class="desk-off">${icon('unseen')}${t('desk.off-stage')}</p>` : nothing}${voted && !isChosen ? nothing : about(question, context)}</div>
    ${buttons(question, context)}${isChosen ? more(question, context) : nothing}</li>`;
}

function about(question, { section, now, zone }) {
  const { anonymous, authorName, createdAt, reason, answer } = question;
  return html`<p class="desk-about">${!anonymous && authorName ? avatar(authorName) : nothing}<b>${asker(question)}</b><span>${ago(createdAt, now, zone)}</span>
    ${section === 'held' ? html`<span>${t('desk.held')}</span>` : nothing}${reason ? html`<span>${t('desk.declined.because', { reason })}</span>` : nothing}</p>
    ${answer ? html`<p class="desk-answer">${answer}</p>` : nothing}`;
}

function buttons(question, context) {
  const { section, isChosen } = context;
  const actions = doable(section).slice(0, OWN[section]);
  return actions.length === 0 ? nothing : html`<div class="desk-does">${actions.map((action) => (action === 'pin' && question.pinned ? onStage(question, context)
    : button(question, context, action, html`${icon(ICONS[action])}${isChosen ? html`<kbd aria-hidden="true">${keyOf(action)}</kbd>` : nothing}`)))}</div>`;
}

const onStage = (question, { act }) => html`<button type="button" class="desk-on-stage" aria-pressed="true" aria-label=${t('desk.do.unpin')} title=${`${t('desk.do.unpin')} (P)`}
  @click=${(event) => pressed(event, () => act('pin', question))}>${icon('pushpin')}${t('desk.on-stage')}</button>`;

function button(question, { section, isPending, act }, action, content) {
  const word = t(`desk.do.${wordOf(action, section, question)}`);
  return html`<button type="button" class="desk-do ${action}" ?disabled=${isPending} aria-label=${word} title=${`${word} (${keyOf(action)})`}
    @click=${(event) => pressed(event, () => act(action, question))}>${content}</button>`;
}

/** The second press of a double click means the row that was there, not the one that moved up in its place. */
function pressed(event, run) {
  event.stopPropagation();
  if (event.detail < 2) run();
}

function more(question, context) {
  const { section, isPending, act } = context;
  return html`<div class="desk-more">${doable(section).slice(OWN[section]).map((action) => html`<button type="button" class="button" ?disabled=${isPending}
    @click=${(event) => pressed(event, () => act(action, question))}>${icon(ICONS[action])}${t(`desk.do.${wordOf(action, section, question)}`)}<kbd aria-hidden="true">${keyOf(action)}</kbd></button>`)}</div>`;
}
