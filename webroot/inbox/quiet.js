import { html, nothing } from 'lit';
import { get, put } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { user } from '../lib/session.js';
import { deviceZone } from '../lib/time.js';
import { problemNote, skeleton } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { toastProblem } from '../parts/toast.js';

const NIGHT = { begins: '22:00', ends: '07:00' };

/** When their reader is not to be disturbed: by the clocks of the profile, or of this device. */
class QuietHours extends PlainElement {
  static properties = { hours: { state: true }, problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    this.problem = null;
    try {
      this.hours = await get('/me/quiet-hours');
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #set(hours) {
    const before = this.hours;
    this.hours = hours;
    try {
      this.hours = await put('/me/quiet-hours', hours);
    } catch (problem) {
      this.hours = before;
      toastProblem(problem);
    }
  }

  #zone = () => this.hours.timeZone ?? user.value?.timeZone ?? deviceZone();

  #toggle = ({ target }) => this.#set(target.checked ? { ...NIGHT, timeZone: this.#zone() } : {});

  #change = ({ target }) => target.value && this.#set({ ...this.hours, [target.name]: target.value });

  #times() {
    const time = (name) => html`<label class="field"><span>${t(`quiet.${name}`)}</span><input type="time" required name=${name} .value=${this.hours[name]} @change=${this.#change}></label>`;
    return html`<div class="quiet-times">${time('begins')}${time('ends')}</div><p class="push-note">${t('quiet.zone', { zone: this.hours.timeZone })}</p>`;
  }

  #content() {
    if (this.problem) return problemNote(this.problem, () => this.#load());
    if (!this.hours) return skeleton(1);
    const isOn = Boolean(this.hours.begins);
    return html`<label class="field check"><input type="checkbox" .checked=${isOn} @change=${this.#toggle}><span>${t('quiet.on')}<small>${t('quiet.text')}</small></span></label>
      ${isOn ? this.#times() : nothing}`;
  }

  render() {
    return html`<section class="panel"><h2>${t('quiet.title')}</h2>${this.#content()}</section>`;
  }
}
customElements.define('quiet-hours', QuietHours);
