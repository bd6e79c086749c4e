import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';

const DAY = 24;
const MOST = 24_000;
const UNITS = { hours: 1, days: DAY };

/** Until how long before the first day a ticket may be handed on, as it is typed: in days where these are whole ones. */
export function typedTransfer(hours) {
  if (hours === undefined || hours === null) return { unit: 'never', count: '' };
  return hours % DAY === 0 ? { unit: 'days', count: String(hours / DAY) } : { unit: 'hours', count: String(hours) };
}

/** As the API takes it. */
export const transferHoursOf = ({ unit, count }) => (unit === 'never' ? null : Number.parseInt(count, 10) * UNITS[unit]);

/**
 * Whether whoever has a ticket may hand it on, and until when.
 * @param {import('../../workspace/form.js').Form} form
 */
export function transferField(form) {
  const { unit, count } = form.values.transfer;
  const typed = (event) => {
    event.stopPropagation();
    const chosen = event.currentTarget.querySelector('[name=unit]').value;
    form.set('transfer', { unit: chosen, count: chosen === 'never' ? '' : (event.currentTarget.querySelector('[name=count]')?.value || '0') });
  };
  const fault = form.problem?.errors.find(({ pointer }) => pointer.startsWith('/transferHours'));
  return html`<fieldset class="group" @input=${typed}><legend>${t('types.transfer')}</legend><p class="hint">${t(unit === 'never' ? 'types.transfer.none' : 'types.transfer.hint')}</p>
    <div class="term transfer"><label class="field"><span>${t('types.transfer.unit')}</span><select name="unit">${['never', 'days', 'hours'].map((each) => html`<option value=${each} .selected=${each === unit}>${t(`types.transfer.${each}`)}</option>`)}</select></label>
    ${unit === 'never' ? nothing : html`<label class="field"><span>${t(`types.transfer.count.${unit}`)}</span><input name="count" type="number" required min="0" max=${MOST / UNITS[unit]} .value=${count}></label>`}</div>
    ${fault ? html`<span class="fault">${fault.detail}</span>` : nothing}</fieldset>`;
}
