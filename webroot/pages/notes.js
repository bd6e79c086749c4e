import { html } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { notes, fetchNotes } from '../lib/notes.js';
import { Page } from '../lib/page.js';
import { fold } from '../lib/program.js';
import { load, programOf } from '../lib/programs.js';
import { go, place, withQuery } from '../lib/router.js';
import { maySignIn, signInFor, user } from '../lib/session.js';
import { empty } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import '../parts/note-editor.js';

class NotesPage extends Page {
  static properties = { titles: { state: true } };
  watch = new Watch(this, notes, user);

  connectedCallback() {
    super.connectedCallback();
    this.titles = new Map();
    fetchNotes().catch(() => {}).finally(() => this.#nameSessions());
  }

  /** Notes that were taken on another device come without the title of their session: the program of each conference has them. */
  async #nameSessions() {
    const slugs = new Set([...notes.value.values()].filter((note) => !note.title).map((note) => note.slug));
    await Promise.all([...slugs].map(async (slug) => {
      programOf(slug);
      await load(slug);
      const sessions = programOf(slug).value.program?.sessions ?? [];
      this.titles = new Map([...this.titles, ...sessions.map((session) => [session.id, session.title])]);
    }));
  }

  #card(note) {
    return html`<section class="note-card"><h2><a href="/c/${note.slug}/sessions/${note.sessionId}">${note.title ?? this.titles.get(note.sessionId) ?? t('loading')}</a></h2>
      <note-editor .note=${note}></note-editor></section>`;
  }

  #body(query) {
    if (!maySignIn()) return empty('note', t('nav.notes'), t('notes.sign-in'), html`<a class="button primary" href=${signInFor(place.value.address)}>${t('sign-in')}</a>`);
    const mine = [...notes.value.values()].filter((note) => !note.deleted);
    const words = fold(query).split(/\s+/).filter(Boolean);
    const found = mine.filter((note) => words.every((word) => fold(`${note.title ?? ''} ${note.text}`).includes(word)));
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
