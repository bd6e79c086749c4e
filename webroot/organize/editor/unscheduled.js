import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { byName, number, t } from '../../lib/i18n.js';
import { ranked } from '../../lib/search.js';
import { count, people, trackName } from '../../parts/bits.js';
import { PlainElement, vars } from '../../parts/element.js';
import { icon } from '../../parts/icons.js';
import { isArchived } from '../archived.js';

/** What has no place yet and is to have one. */
export const waitingIn = (program) => [...program.sessions.values()].filter((session) => session.start === null && !session.isCancelled);

/** The sessions that wait for a place beside the grid. While one that has a place is dragged, `drop` says whether over `grid` or `list`. */
class UnscheduledList extends PlainElement {
  static properties = { program: {}, plan: {}, heldId: {}, drop: {}, open: {}, toggle: {}, words: { state: true } };

  #row(session) {
    return html`<li class="row-card ${session.id === this.heldId ? 'held' : ''}" data-session=${session.id} ${vars({ '--track': session.track?.color })}>
      <h3><button type="button" aria-describedby="editor-keys">${session.title}</button></h3>${people(session)}
      <p class="foot">${trackName(session.track)}<span class="spring"></span><span class="fact">${icon('clock')}${t('session.minutes', { count: this.plan.minutesOf(session) })}</span></p>
      <button type="button" class="menu-button" aria-label=${t('editor.actions', { title: session.title })}>${icon('more')}</button></li>`;
  }

  #search() {
    return html`<label class="search">${icon('search')}<span class="hidden">${t('editor.search')}</span>
      <input type="search" placeholder=${t('editor.search')} autocomplete="off" .value=${this.words ?? ''} @input=${(event) => (this.words = event.target.value)}></label>`;
  }

  #nothing(isSearch) {
    const [symbol, key] = isSearch ? ['search', 'editor.none-found'] : this.program.sessions.size ? ['check', 'editor.all-scheduled'] : ['list', 'editor.no-sessions'];
    return html`<div class="waiting-none">${icon(symbol)}<p>${t(key)}</p></div>`;
  }

  render() {
    const waiting = waitingIn(this.program);
    const found = [...ranked(waiting, this.words ?? '')].sort((a, b) => byName(a.title, b.title));
    return html`<aside class="waiting ${this.open ? 'open' : ''} ${this.drop ? `drop-${this.drop}` : ''}" aria-labelledby="waiting-title">
      <div class="waiting-head"><h2 id="waiting-title">${t('editor.unscheduled')} ${count(waiting.length)}</h2>
        <button type="button" class="icon-button" aria-expanded=${Boolean(this.open)} aria-label=${t('editor.list')} @click=${this.toggle}>${icon('chevron')}</button></div>
      ${this.open ? html`<div class="waiting-body">${waiting.length ? this.#search() : nothing}
        <p class="hidden" role="status">${t('editor.found', { count: found.length, all: number(waiting.length) })}</p>
        ${found.length ? html`<ul class="waiting-rows">${repeat(found, (session) => session.id, (session) => this.#row(session))}</ul>` : this.#nothing(waiting.length > 0 || isArchived(this.program.conference))}</div>` : nothing}
      ${this.drop ? html`<p class="waiting-drop">${icon('calendar')}${t('editor.drop-here')}</p>` : nothing}</aside>`;
  }
}
customElements.define('unscheduled-list', UnscheduledList);
