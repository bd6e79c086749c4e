import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { addDays, dateOnly, shortDay } from '../../lib/time.js';

const MOST = 60;

/** The days of a conference, and those that were chosen before it moved. */
function daysOf({ startDate, endDate }, chosen) {
  const days = [];
  for (let day = startDate; day <= endDate && days.length < MOST; day = addDays(day, 1)) days.push(day);
  return [...new Set([...days, ...chosen])].sort();
}

/**
 * On which days a ticket lets somebody in; none for all.
 * @param {import('../../workspace/form.js').Form} form
 */
export function daysField(form, conference) {
  const { validDays } = form.values;
  const days = daysOf(conference, validDays);
  if (days.length < 2 && validDays.length === 0) return nothing;
  const choose = (event) => {
    event.stopPropagation();
    const { value, checked } = event.target;
    form.set('validDays', validDays.filter((day) => day !== value).concat(checked ? value : []).sort());
  };
  const gone = (day) => day < conference.startDate || day > conference.endDate;
  const box = (day) => html`<label class="keep-choice"><input type="checkbox" value=${day} .checked=${validDays.includes(day)}>
    <span><b>${shortDay(dateOnly(day), 'UTC')}</b>${gone(day) ? html`<small>${t('types.days.gone')}</small>` : nothing}</span></label>`;
  const fault = form.problem?.errors.find(({ pointer }) => pointer.startsWith('/validDays'));
  return html`<fieldset class="group" @input=${choose}><legend>${t('types.days')}</legend><p class="hint">${t(validDays.length ? 'types.days.hint' : 'types.days.none')}</p>
    <div class="quota-choices day-choices">${days.map(box)}</div>${fault ? html`<span class="fault">${fault.detail}</span>` : nothing}</fieldset>`;
}
