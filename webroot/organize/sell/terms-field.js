import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { icon } from '../../parts/icons.js';
import { percentPattern, rateOf, typedPercent } from './amounts.js';

const MOST = 10;
const LONGEST = 1_000;

/** Terms of cancellation as they are typed, and as the API takes them: the earliest end first, in whatever order they were typed. */
export const typedTerms = (terms) => terms.map(({ daysBefore, share }) => ({ days: String(daysBefore), share: typedPercent(share) }));
export const termsOf = (typed) => typed.map(({ days, share }) => ({ daysBefore: Number.parseInt(days, 10), share: rateOf(share) })).sort((a, b) => b.daysBefore - a.daysBefore);

function row({ days, share }, i, remove) {
  return html`<div class="term"><label class="field"><span>${t('types.terms.days')}</span><input name="days" type="number" required min="0" max=${LONGEST} .value=${days}></label>
    <label class="field"><span>${t('types.terms.share')}</span><input name="share" inputmode="decimal" required pattern=${percentPattern} .value=${share}></label>
    <button type="button" class="icon-button" aria-label=${t('types.terms.remove', { number: i + 1 })} title=${t('types.terms.remove', { number: i + 1 })} @click=${() => remove(i)}>${icon('close')}</button></div>`;
}

/**
 * Until when whoever buys a ticket may give it back, and for how much.
 * @param {import('../../workspace/form.js').Form} form
 */
export function termsField(form) {
  const { terms } = form.values;
  const typed = (event) => {
    event.stopPropagation();
    const rows = [...event.currentTarget.querySelectorAll('.term')];
    form.set('terms', rows.map((one) => ({ days: one.querySelector('[name=days]').value, share: one.querySelector('[name=share]').value })));
  };
  const remove = (gone) => form.set('terms', terms.filter((_, i) => i !== gone));
  const fault = form.problem?.errors.find(({ pointer }) => pointer.startsWith('/terms'));
  return html`<fieldset class="group" @input=${typed}><legend>${t('types.terms')}</legend><p class="hint">${t(terms.length ? 'types.terms.hint' : 'types.terms.none')}</p>
    ${terms.map((term, i) => row(term, i, remove))}${fault ? html`<span class="fault">${fault.detail}</span>` : nothing}
    ${terms.length < MOST ? html`<p><button type="button" class="button small" @click=${() => form.set('terms', [...terms, { days: '', share: '100' }])}>${icon('plus')}${t('types.terms.add')}</button></p>` : nothing}</fieldset>`;
}
