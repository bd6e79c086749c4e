import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { instant, wallClock, zoneName } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import { field } from '../parts/field.js';

const NONE = { date: '', time: '' };
const MIDNIGHT = '00:00';

/** A day and a time at the conference as an instant, or null; without a time the day begins. Says `edited` with the new one. */
class MomentField extends PlainElement {
  static properties = { field: {}, zone: {} };

  #typed(event) {
    event.stopPropagation();
    if (!event.target.validity.valid) return;
    const [date, time] = this.querySelectorAll('input');
    const value = date.value ? new Date(instant(date.value, time.value || MIDNIGHT, this.zone)).toISOString().replace('.000', '') : null;
    this.dispatchEvent(new CustomEvent('edited', { detail: { name: this.field.name, value }, bubbles: true }));
  }

  render() {
    const { name, label, value, hint, problem } = this.field;
    const { date, time } = value ? wallClock(Date.parse(value), this.zone) : NONE;
    const fault = { fault: () => problem?.fault(name) };
    return html`<fieldset class="group" @input=${this.#typed}><legend>${label}</legend><div class="columns">
      ${field({ name: `${name}/date`, label: t('moment.date'), type: 'date', value: date, min: '2000-01-01', max: '2199-12-31', hint, problem: fault })}
      ${field({ name: `${name}/time`, label: t('moment.time', { zone: zoneName(this.zone, value ? Date.parse(value) : undefined) }), type: 'time', value: time })}</div></fieldset>`;
  }
}
customElements.define('moment-field', MomentField);

export const momentField = (options, { timeZone }) => html`<moment-field .field=${options} .zone=${timeZone}></moment-field>`;
