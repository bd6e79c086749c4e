import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { field } from '../../parts/field.js';
import { confirm } from '../../workspace/confirm.js';
import { asker } from './words.js';

const quoted = ({ text }) => html`<blockquote class="desk-quote">${text}</blockquote>`;

/** @returns {Promise<object | null>} the decision; null when nothing is to be decided after all */
export async function askWhyDecline(question) {
  const text = html`${quoted(question)}${field({ name: 'reason', label: t('desk.decline.reason'), max: 500, hint: t('desk.decline.hint'), autocomplete: 'off' })}`;
  const said = await confirm({ title: t('desk.decline.title'), text, action: t('desk.decline') });
  const reason = said?.get('reason').trim();
  return said && { action: 'DECLINE', ...(reason && { reason }) };
}

export async function askForAnswer(question) {
  const text = html`${quoted(question)}${field({ name: 'answer', label: t('desk.write.label'), rows: true, required: true, max: 5000, value: question.answer, hint: t('desk.write.hint') })}`;
  const said = await confirm({ title: t('desk.write'), text, action: t('desk.write.send') });
  return said && { action: 'ANSWER', answer: said.get('answer').trim() };
}

/** @param {object[]} others into which it can be merged */
export async function askForOther(question, others) {
  const options = others.map(({ id, text, votes }) => [id, `${text} (${votes})`]);
  const text = html`${quoted(question)}${options.length ? field({ name: 'into', label: t('desk.merge.into'), options, hint: t('desk.merge.hint') }) : html`<p>${t('desk.merge.none')}</p>`}`;
  const said = await confirm({ title: t('desk.merge.title'), text, action: t('desk.merge') });
  return said?.get('into') ? { action: 'MERGE', into: said.get('into') } : null;
}

/** For how many minutes; without a number, for good. */
const DURATIONS = ['10', '60', '1440', ''];

/** @param {{ anonymous?: boolean, authorName?: string, text?: string }} what they wrote */
export async function askForSilence(what) {
  const kinds = ['MUTED', 'BANNED'].map((kind) => [kind, t(`desk.silence.${kind}`)]);
  const durations = DURATIONS.map((minutes) => [minutes, t(`desk.silence.for.${minutes || 'good'}`)]);
  const text = html`${what.text ? quoted(what) : nothing}<div class="columns">${field({ name: 'measure', label: t('desk.silence.kind'), options: kinds })}${field({ name: 'lasts', label: t('desk.silence.minutes'), options: durations, value: '60' })}</div>
    ${field({ name: 'reason', label: t('desk.silence.reason'), max: 500, hint: t('desk.silence.hint'), autocomplete: 'off' })}`;
  const said = await confirm({ title: t('desk.silence.title', { name: asker(what) }), text, action: t('desk.silence'), danger: true });
  const reason = said?.get('reason').trim();
  return said && { kind: said.get('measure'), ...(said.get('lasts') && { minutes: Number(said.get('lasts')) }), ...(reason && { reason }) };
}
