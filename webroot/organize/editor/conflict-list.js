import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { count } from '../../parts/bits.js';
import { PlainElement } from '../../parts/element.js';
import { icon } from '../../parts/icons.js';
import { placeOf } from './place.js';
import { popoverHead } from './toolbar.js';
import { conflictWords, placeWords } from './words.js';

/** How many conflicts there are, and on demand the list of them, each leading to its session. */
class ConflictList extends PlainElement {
  static properties = { program: {}, conflicts: {}, editor: {}, isOpen: { state: true } };

  #toggled = (event) => (this.isOpen = event.newState === 'open');

  #jump(session) {
    this.querySelector('[popover]').hidePopover();
    this.editor.reveal(session);
  }

  #row(conflict) {
    const session = this.program.sessions.get(conflict.sessionId);
    if (!session) return nothing;
    return html`<li><button type="button" @click=${() => this.#jump(session)}><b>${session.title}</b>
      <small>${placeWords(placeOf(session), this.program)}</small><span>${conflictWords(conflict, this.program)}</span></button></li>`;
  }

  render() {
    const { conflicts } = this;
    const total = t('editor.conflicts', { count: conflicts.length });
    return html`${conflicts.length === 0
      ? html`<span class="pill calm">${icon('check')}<span>${t('editor.conflicts.none')}</span></span>`
      : html`<button type="button" class="pill conflict-count" popovertarget="editor-conflicts">${icon('warning')}<span>${total}</span></button>`}
      <div class="side-popover" id="editor-conflicts" popover role="dialog" aria-label=${total} @toggle=${this.#toggled}>
        ${popoverHead('editor-conflicts', html`<h2>${t('editor.conflicts.title')} ${count(conflicts.length)}</h2>`)}
        ${this.isOpen ? html`<ul>${conflicts.map((conflict) => this.#row(conflict))}</ul>` : nothing}</div>`;
  }
}
customElements.define('conflict-list', ConflictList);
