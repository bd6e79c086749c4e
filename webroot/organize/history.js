import { html, nothing } from 'lit';
import { get } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { stamp } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';

/** What was done with a conference, read when somebody wants to know: where it was rejected, everybody does. */
class ConferenceHistory extends PlainElement {
  static properties = { conference: { attribute: false }, steps: { state: true }, problem: { state: true } };

  updated(changed) {
    if (changed.has('conference') && this.steps) this.#read();
  }

  async #read() {
    try {
      this.steps = (await get(`/conferences/${this.conference.id}/transitions?limit=200`)).items;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  #step({ to, reason, at, profile }) {
    return html`<li><b>${t(`status.${to}`)}</b> <time datetime=${at}>${stamp(Date.parse(at))}</time>${profile ? html` · ${profile.displayName}` : nothing}${reason ? html`<p>${reason}</p>` : nothing}</li>`;
  }

  #steps() {
    if (this.problem) return html`<p class="hint">${this.problem.message}</p>`;
    return this.steps?.length === 0 ? html`<p class="hint">${t('status.history.none')}</p>` : html`<ol>${this.steps?.map(this.#step)}</ol>`;
  }

  render() {
    return html`<details class="history" ?open=${this.conference.status === 'REJECTED'} @toggle=${(event) => event.target.open && this.#read()}>
      <summary>${t('status.history')}</summary>${this.#steps()}</details>`;
  }
}
customElements.define('conference-history', ConferenceHistory);
