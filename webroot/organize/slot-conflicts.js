import { html, nothing } from 'lit';
import { post } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { conflictRow } from './conflicts.js';

const PAUSE = 300;

/** What would be in the way of a session in this slot, asked before it is saved. */
class SlotConflicts extends PlainElement {
  static properties = { program: {}, sessionId: {}, slot: {}, conflicts: { state: true } };
  #timer;
  #asked = '';

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  willUpdate(changed) {
    if (!changed.has('slot') && !changed.has('sessionId')) return;
    const { slot, sessionId } = this;
    const complete = sessionId && slot?.start && slot.durationMinutes > 0;
    const question = complete ? JSON.stringify([sessionId, slot]) : '';
    if (question === this.#asked) return;
    this.#asked = question;
    clearTimeout(this.#timer);
    if (complete) this.#timer = setTimeout(() => this.#check(question, slot), PAUSE);
    else this.conflicts = null;
  }

  async #check(question, slot) {
    const { slug } = this.program.conference;
    // A slot the server will not have is told when it is saved, at its field.
    const answer = await post(`/conferences/${slug}/sessions/${this.sessionId}/slot/check`, slot).catch(() => ({ items: null }));
    if (question === this.#asked) this.conflicts = answer.items;
  }

  render() {
    const { conflicts, program } = this;
    return html`<div role="status">${!conflicts ? nothing
      : conflicts.length === 0 ? html`<p class="fine">${icon('check')}${t('slot.free')}</p>`
      : html`<div class="conflict"><p>${icon('warning')}${t('slot.conflicts', { count: conflicts.length })}</p>
          <ul class="conflicts">${conflicts.map((conflict) => conflictRow(conflict, program))}</ul></div>`}</div>`;
  }
}
customElements.define('slot-conflicts', SlotConflicts);
