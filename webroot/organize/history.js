import { html, nothing } from 'lit';
import { get } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { stamp } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';

/** What was done with a conference, read when somebody wants to know. */
class ConferenceHistory extends PlainElement {
  static properties = { conference: { attribute: false }, steps: { state: true } };

  updated(changed) {
    if (changed.has('conference') && this.steps) this.#read();
  }

  async #read() {
    const { items } = await get(`/conferences/${this.conference.id}/transitions?limit=200`).catch(() => ({ items: [] }));
    this.steps = items;
  }

  #step({ to, reason, at }) {
    return html`<li><b>${t(`status.${to}`)}</b> <time datetime=${at}>${stamp(Date.parse(at))}</time>${reason ? html`<p>${reason}</p>` : nothing}</li>`;
  }

  render() {
    return html`<details class="history" @toggle=${(event) => event.target.open && this.#read()}><summary>${t('status.history')}</summary>
      ${this.steps?.length === 0 ? html`<p class="hint">${t('status.history.none')}</p>` : html`<ol>${this.steps?.map(this.#step)}</ol>`}</details>`;
  }
}
customElements.define('conference-history', ConferenceHistory);
