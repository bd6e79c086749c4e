import { html } from 'lit';
import { Watch } from '../lib/cell.js';
import { degraded } from '../lib/degraded.js';
import { t } from '../lib/i18n.js';
import { fetchNotes, nameNote, notes } from '../lib/notes.js';
import { fold } from '../lib/program.js';
import { load, programOf } from '../lib/programs.js';
import { go, place, withQuery } from '../lib/router.js';
import { maySignIn, signInFor, user } from '../lib/session.js';
import { empty, unreached } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import '../parts/note-editor.js';
import { Page } from '../parts/page.js';

class NotesPage extends Page {
  static properties = { sought: { state: true } };
  watch = new Watch(this, degraded, notes, user);
  #asked = new Set();

  connectedCallback() {
    super.connectedCallback();
    this.sought = new Set();
    fetchNotes().catch(() => {});
  }

  /** Notes that were taken on another device come with the id of their conference alone: its program has the titles. */
  updated() {
    const unnamed = [...notes.value.values()].filter(({ id, title }) => !title && !this.#asked.has(id));
    for (const { id } of unnamed) this.#asked.add(id);
    Map.groupBy(unnamed, ({ conferenceId }) => conferenceId).forEach((found, conferenceId) => this.#seek(conferenceId, found));
  }

  async #seek(conferenceId, found) {
    programOf(conferenceId);
    await load(conferenceId);
    const { program } = programOf(conferenceId).value;
    for (const { id, sessionId } of found) {
      const session = program?.sessions.get(sessionId);
      if (session) await nameNote(id, { slug: program.conference.slug, title: session.title }).catch(() => {});
    }
    this.sought = new Set([...this.sought, ...found.map(({ id }) => id)]);
  }

  #heading({ id, slug, sessionId, title }) {
    if (title) return html`<a href="/c/${slug}/sessions/${sessionId}">${title}</a>`;
    return t(this.sought.has(id) ? 'notes.nameless' : 'loading');
  }

  #card(note) {
    return html`<section class="note-card"><h2>${this.#heading(note)}</h2><note-editor .note=${note}></note-editor></section>`;
  }

  #body(query) {
    if (!maySignIn()) return empty('note', t('nav.notes'), t('notes.sign-in'), html`<a class="button primary" href=${signInFor(place.value.address)}>${t('sign-in')}</a>`);
    const mine = [...notes.value.values()].filter((note) => !note.deleted);
    const words = fold(query).split(/\s+/).filter(Boolean);
    const found = mine.filter((note) => words.every((word) => fold(`${note.title ?? ''} ${note.text}`).includes(word)));
    if (mine.length === 0 && degraded.value.includes('notes')) return unreached();
    if (mine.length === 0) return empty('note', t('notes.empty.title'), t('notes.empty.text'));
    if (found.length === 0) return empty('search', t('schedule.nothing.title'), t('speakers.none.text'));
    // In order of creation, not of change: what one types in must not jump away.
    return found.sort((a, b) => (b.createdAt ?? '~').localeCompare(a.createdAt ?? '~')).map((note) => this.#card(note));
  }

  render() {
    this.title(t('nav.notes'));
    const query = this.query.get('q') ?? '';
    return html`<div class="page"><div class="page-head"><h1>${t('nav.notes')}</h1><span class="spring"></span>
      <label class="search">${icon('search')}<span class="hidden">${t('notes.search')}</span><input type="search" placeholder=${t('notes.search')} .value=${query}
        @input=${(event) => go(withQuery({ q: event.target.value }), { replace: true })}></label></div>${this.#body(query)}</div>`;
  }
}
customElements.define('notes-page', NotesPage);
