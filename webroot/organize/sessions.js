import { html, nothing } from 'lit';
import { byName, t } from '../lib/i18n.js';
import { shortDay, span } from '../lib/time.js';
import { empty, trackName } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { clearFilters, filterBy, firstOf, searchBox, showMore } from '../workspace/list-tools.js';
import { unlessArchived } from './archived.js';
import { editorOf } from './conflicts.js';
import { OrganizerPage } from './organizer-page.js';
import { filtered, inOrder } from './session-filter.js';

const FILTERS = ['q', 'when', 'status', 'track', 'room'];

class SessionsPage extends OrganizerPage {
  head(program) {
    this.title(t('organize.place.sessions'), program.conference.title);
    const found = this.#found(program).length;
    const all = program.sessions.size;
    return html`<h1>${t('organize.place.sessions')}</h1>
      <p role="status">${found < all ? t('sessions.found', { count: found, all }) : t('sessions.count', { count: all })}</p><span class="spring"></span>
      ${unlessArchived(program.conference, html`<a class="button primary" href="${this.root}/sessions/new">${icon('plus')}${t('sessions.new')}</a>`)}`;
  }

  #found(program) {
    return filtered([...program.sessions.values()], Object.fromEntries(FILTERS.map((name) => [name, this.query.get(name)])));
  }

  #filters({ tracks, rooms }) {
    const named = (items) => [...items.values()].sort((a, b) => byName(a.name, b.name)).map(({ id, name }) => [id, name]);
    return html`<div class="list-tools">${searchBox(t('schedule.search'))}
      ${filterBy('when', t('sessions.when'), ['scheduled', 'unscheduled'].map((value) => [value, t(`sessions.${value}`)]))}
      ${filterBy('status', t('sessions.status'), ['CONFIRMED', 'TENTATIVE', 'CANCELLED'].map((value) => [value, t(`session.status.${value}`)]))}
      ${filterBy('track', t('sessions.track'), [...named(tracks), ['none', t('sessions.track.none')]])}
      ${filterBy('room', t('schedule.room'), [...named(rooms), ['none', t('room.none')]])}${clearFilters(FILTERS)}</div>`;
  }

  #row(session, program) {
    const zone = program.conference.timeZone;
    return html`<tr><td><a href=${editorOf(session, program)}>${session.title}</a>
        <small>${session.speakers.map((credit) => credit.name).join(', ')}</small></td>
      <td class="when">${session.start === null ? html`<span class="badge">${t('sessions.unscheduled')}</span>` : html`${shortDay(session.start, zone)}
        <small>${span(session.start, session.end, zone)}</small>`}</td>
      <td>${session.room?.name ?? ''}</td><td>${trackName(session.track)}</td>
      <td>${session.status === 'CONFIRMED' ? nothing : html`<span class="badge">${t(`session.status.${session.status}`)}</span>`}</td></tr>`;
  }

  #table(program) {
    const found = inOrder(this.#found(program));
    if (found.length === 0) return empty('search', t('sessions.none'), t('sessions.none.text'));
    return html`<div class="table-box"><table class="table stack"><thead><tr><th>${t('sessions.title')}</th><th>${t('sessions.when')}</th><th>${t('schedule.room')}</th>
      <th>${t('sessions.track')}</th><th>${t('sessions.status')}</th></tr></thead>
      <tbody>${firstOf(found).map((session) => this.#row(session, program))}</tbody></table></div>${showMore(found)}`;
  }

  work(program) {
    if (program.sessions.size > 0) return html`${this.#filters(program)}${this.#table(program)}`;
    return empty('list', t('sessions.empty'), t('sessions.empty.text'), unlessArchived(program.conference, html`<p class="actions">
      <a class="button primary" href="${this.root}/sessions/new">${t('sessions.new')}</a><a class="button" href="${this.root}/imports">${t('imports.title')}</a></p>`));
  }
}
customElements.define('organize-sessions-page', SessionsPage);
