import { html, nothing } from 'lit';
import { byName, t } from '../lib/i18n.js';
import { shortDay, span } from '../lib/time.js';
import { empty, trackName } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { clearFilters, filterBy, firstOf, searchBox, showMore } from '../workspace/list-tools.js';
import { Selection } from '../workspace/selection.js';
import { sortChoice, sortHead, sorted } from '../workspace/sorting.js';
import { ifChangeable } from './archived.js';
import { editorOf } from './conflicts.js';
import { inWords } from './counts.js';
import { OrganizerPage } from './organizer-page.js';
import { bulkActions, saveSessions } from './session-bulk.js';
import { filtered, inOrder } from './session-filter.js';

const FILTERS = ['q', 'when', 'status', 'track', 'room'];

const ORDERS = {
  title: (a, b) => byName(a.title, b.title),
  when: (a, b) => (a.start ?? Infinity) - (b.start ?? Infinity) || 0,
  room: (a, b) => byName(a.room?.name ?? '', b.room?.name ?? ''),
  track: (a, b) => byName(a.track?.name ?? '', b.track?.name ?? ''),
  type: (a, b) => byName(a.type ?? '', b.type ?? ''),
  status: (a, b) => byName(t(`session.status.${a.status}`), t(`session.status.${b.status}`)),
};

class SessionsPage extends OrganizerPage {
  selection = new Selection(this);

  head(program) {
    this.title(t('organize.place.sessions'), program.conference.title);
    const all = [...program.sessions.values()];
    return html`<h1>${t('organize.place.sessions')}</h1>
      <p role="status">${inWords(this.#found(program), all)}</p><span class="spring"></span>
      ${all.length ? html`<button type="button" class="button" @click=${() => saveSessions(program, this.#listed(program))}>${icon('download')}${t('bulk.csv')}</button>` : nothing}
      ${ifChangeable(program.conference, html`<a class="button primary" href="${this.root}/sessions/new">${icon('plus')}${t('sessions.new')}</a>`)}`;
  }

  #found(program) {
    return filtered([...program.sessions.values()], Object.fromEntries(FILTERS.map((name) => [name, this.query.get(name)])));
  }

  #listed(program) {
    return sorted(inOrder(this.#found(program)), ORDERS);
  }

  get #columns() {
    return [['title', t('sessions.title')], ['when', t('sessions.when')], ['room', t('schedule.room')], ['track', t('sessions.track')], ['type', t('session.field.type')], ['status', t('sessions.status')]];
  }

  #filters({ tracks, rooms }) {
    const named = (items) => [...items.values()].sort((a, b) => byName(a.name, b.name)).map(({ id, name }) => [id, name]);
    return html`<div class="list-tools">${searchBox(t('schedule.search'))}
      ${filterBy('when', t('sessions.when'), ['scheduled', 'unscheduled'].map((value) => [value, t(`sessions.${value}`)]))}
      ${filterBy('status', t('sessions.status'), ['CONFIRMED', 'TENTATIVE', 'CANCELLED'].map((value) => [value, t(`session.status.${value}`)]))}
      ${filterBy('track', t('sessions.track'), [...named(tracks), ['none', t('sessions.track.none')]])}
      ${filterBy('room', t('schedule.room'), [...named(rooms), ['none', t('room.none')]])}${clearFilters(FILTERS)}${sortChoice(this.#columns)}</div>`;
  }

  #row(session, program, listed) {
    const zone = program.conference.timeZone;
    return html`<tr><td class="choice">${this.selection.box(session, session.title, listed)}</td><td><a href=${editorOf(session, program)}>${session.title}</a>
        <small>${session.speakers.map((credit) => credit.name).join(', ')}</small></td>
      <td class="when">${session.start === null ? html`<span class="badge">${t('sessions.unscheduled')}</span>` : html`${shortDay(session.start, zone)}
        <small>${span(session.start, session.end, zone)}</small>`}</td>
      <td>${session.room?.name ?? ''}</td><td>${trackName(session.track)}</td><td>${session.type ?? ''}</td>
      <td>${session.status === 'CONFIRMED' ? nothing : html`<span class="badge">${t(`session.status.${session.status}`)}</span>`}</td></tr>`;
  }

  #table(program) {
    const listed = this.#listed(program);
    if (listed.length === 0) return empty('search', t('sessions.none'), t('sessions.none.text'));
    const chosen = this.selection.of(listed);
    return html`<div class="table-box"><table class="table stack choosable"><thead><tr><th class="choice">${this.selection.allBox(listed)}</th>
      ${this.#columns.map(([name, label]) => sortHead(name, label))}</tr></thead>
      <tbody>${firstOf(listed).map((session) => this.#row(session, program, listed))}</tbody></table></div>${showMore(listed)}
      ${this.selection.bar(listed, bulkActions(program, chosen))}`;
  }

  work(program) {
    if (program.sessions.size > 0) return html`${this.#filters(program)}${this.#table(program)}`;
    return empty('list', t('sessions.empty'), t('sessions.empty.text'), ifChangeable(program.conference, html`<p class="actions">
      <a class="button primary" href="${this.root}/sessions/new">${t('sessions.new')}</a><a class="button" href="${this.root}/imports">${t('imports.title')}</a></p>`));
  }
}
customElements.define('organize-sessions-page', SessionsPage);
