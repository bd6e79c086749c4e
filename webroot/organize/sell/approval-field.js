import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';

const USUAL = 7;
const MOST = 60;

/** Within how many days somebody says who gets a ticket, as it is typed. */
export const typedApproval = (days) => (days === undefined || days === null ? { who: 'all', days: '' } : { who: 'approved', days: String(days) });

/** As the API takes it. */
export const approvalDaysOf = ({ who, days }) => (who === 'all' ? null : Number.parseInt(days, 10));

/**
 * Whether everybody gets a ticket who orders one, or only who is approved.
 * @param {import('../../workspace/form.js').Form} form
 */
export function approvalField(form) {
  const { who, days } = form.values.approval;
  const typed = (event) => {
    event.stopPropagation();
    const chosen = event.currentTarget.querySelector('[name=who]').value;
    form.set('approval', { who: chosen, days: chosen === 'all' ? '' : (event.currentTarget.querySelector('[name=days]')?.value ?? String(USUAL)) });
  };
  const fault = form.problem?.errors.find(({ pointer }) => pointer.startsWith('/approvalDays'));
  return html`<fieldset class="group" @input=${typed}><legend>${t('types.approval')}</legend><p class="hint">${t(who === 'all' ? 'types.approval.none' : 'types.approval.hint')}</p>
    <div class="term transfer"><label class="field"><span>${t('types.approval.who')}</span><select name="who">${['all', 'approved'].map((each) => html`<option value=${each} .selected=${each === who}>${t(`types.approval.${each}`)}</option>`)}</select></label>
    ${who === 'all' ? nothing : html`<label class="field"><span>${t('types.approval.days')}</span><input name="days" type="number" required min="1" max=${MOST} .value=${days}></label>`}</div>
    ${fault ? html`<span class="fault">${fault.detail}</span>` : nothing}</fieldset>`;
}
