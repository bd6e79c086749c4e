import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { newNote, notes, notesOn } from '../lib/notes.js';
import { maySignIn, signInFor, user } from '../lib/session.js';
import { PlainElement } from './element.js';
import { icon } from './icons.js';
import './note-editor.js';

/** The notes of who is signed in on one session. */
class SessionNotes extends PlainElement {
  static properties = { session: {}, conference: {} };
  watch = new Watch(this, notes, user);

  async #add() {
    const { session, conference } = this;
    const id = await newNote({ conferenceId: conference.id, slug: conference.slug, sessionId: session.id, title: session.title });
    await this.updateComplete;
    this.querySelector(`note-editor[data-id="${id}"] textarea`)?.focus();
  }

  render() {
    if (!maySignIn()) {
      return html`<p class="hint">${t('notes.sign-in')}</p><p><a class="button" href=${signInFor(location.pathname + location.search)}>${t('sign-in')}</a></p>`;
    }
    const found = notesOn(this.session.id);
    return html`${found.length ? nothing : html`<p class="hint">${t('notes.none-here')}</p>`}
      ${found.map((note) => html`<note-editor data-id=${note.id} .note=${note}></note-editor>`)}
      <button type="button" class="button" @click=${this.#add}>${icon('plus')}${t('notes.add')}</button>`;
  }
}
customElements.define('session-notes', SessionNotes);
