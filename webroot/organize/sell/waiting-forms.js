import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { field, formFault } from '../../parts/field.js';
import { CLASSES } from './waiting-rows.js';

const LONGEST = 500;

const reason = (value = '') => field({ name: 'reason', label: t('waitlist.reason'), value, rows: true, required: true, max: LONGEST, hint: t('waitlist.reason.hint') });

/**
 * Somebody is put elsewhere, in writing.
 * @param {{ entry: any, others: any[], to?: { waitingClass: string, before: string }, busy: boolean, move: (body: object) => void, close: () => void }} options
 *   `to` where they were dropped
 */
export function moveForm({ entry, others, to, busy, move, close }) {
  const wanted = `${to?.waitingClass ?? entry.waitingClass} ${to?.before ?? ''}`;
  const submit = (event) => {
    event.preventDefault();
    const said = Object.fromEntries(new FormData(event.target));
    const [waitingClass, before] = said.to.split(' ');
    move({ waitingClass, ...(before && { before }), reason: said.reason });
  };
  const escape = (event) => event.key === 'Escape' && close();
  return html`<form class="move-form" @submit=${submit} @keydown=${escape}><h3>${entry.name}</h3>
    ${field({ name: 'to', label: t('waitlist.to'), value: wanted, options: CLASSES.flatMap((name) => places(name, others)) })}${reason()}
    <p class="actions"><button class="button primary" ?disabled=${busy}>${t('waitlist.move.do')}</button><button type="button" class="button" @click=${close}>${t('waitlist.move.not')}</button></p></form>`;
}

/** Before each of a class, or at its end. */
function places(name, others) {
  const kind = t(`waitlist.class.${name}`);
  const before = others.filter(({ waitingClass }) => waitingClass === name).map((other) => [`${name} ${other.id}`, t('waitlist.before', { kind, name: other.name })]);
  return [...before, [`${name} `, t('waitlist.end', { kind })]];
}

/** What could be done by adding a seat is said there. */
const FULL = new Set(['SESSION_FULL', 'SOLD_OUT']);

/** @param said what was said before, where that could not be done, and `problem` why */
export const offerQuestion = ({ name, seats, sessionId }, said, problem) => ({
  title: t('waitlist.offer', { name }),
  text: html`<p>${t('waitlist.offer.text', { count: seats })}</p>${reason(said?.get('reason'))}${field({ name: 'enlarge', label: t(sessionId ? 'waitlist.enlarge.session' : 'waitlist.enlarge'), type: 'checkbox', value: said?.has('enlarge') ?? false, problem: FULL.has(problem?.code) ? { fault: () => t('waitlist.enlarge.needed') } : undefined, hint: t(sessionId ? 'waitlist.enlarge.session.hint' : 'waitlist.enlarge.hint') })}${FULL.has(problem?.code) ? nothing : formFault(problem)}`,
  action: t('waitlist.offer.do'),
});

export const removeQuestion = ({ name }) => ({
  title: t('waitlist.remove', { name }),
  text: html`<p>${t('waitlist.remove.text')}</p>${reason()}`,
  action: t('waitlist.remove.do'),
  danger: true,
});
