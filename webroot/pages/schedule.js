import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { ConferencePage } from '../lib/conference-page.js';
import { byName, number, t } from '../lib/i18n.js';
import { news } from '../lib/news.js';
import { fitsPaper } from '../lib/grid.js';
import { currentDay, hitsByDay, matching, talksOf } from '../lib/program.js';
import { go, withQuery } from '../lib/router.js';
import { stars } from '../lib/stars.js';
import { dayMonth, now, weekday, zoneChoice } from '../lib/time.js';
import { openBeside } from '../parts/beside.js';
import { count, empty, skeleton, trackName, zonePicker } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { toggleStar } from '../parts/stars.js';
import '../parts/schedule-grid.js';
import '../parts/schedule-list.js';

const narrow = matchMedia('(max-width: 45rem)');

/** So many tracks are offered however long their names. */
const FEW = 7;

/** What one row of tracks holds, in letters: their names, long ones cut off, each with what is around it. */
const ROW = 100;
const letters = ([track]) => Math.min(track.name.length, 24) + 9;

const isActive = ({ q, track, room, starred }) => Boolean(q || track.size || room || starred);

class SchedulePage extends ConferencePage {
  static properties = { everyTrack: { state: true }, isPrinting: { state: true } };
  watch = new Watch(this, stars, now, news, zoneChoice);
  #resized = () => this.requestUpdate();
  /** Before the browser counts the pages: it does not wait for what a media query would bring. */
  #printed = ({ type }) => (this.isPrinting = type === 'beforeprint');
  #typed = (event) => {
    const editing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || editing || event.metaKey || event.ctrlKey || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    this.querySelector('input[type=search]')?.focus();
  };

  connectedCallback() {
    super.connectedCallback();
    narrow.addEventListener('change', this.#resized);
    addEventListener('beforeprint', this.#printed);
    addEventListener('afterprint', this.#printed);
    document.addEventListener('keydown', this.#typed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    narrow.removeEventListener('change', this.#resized);
    removeEventListener('beforeprint', this.#printed);
    removeEventListener('afterprint', this.#printed);
    document.removeEventListener('keydown', this.#typed);
  }

  get #filters() {
    const { query } = this;
    return {
      q: query.get('q') ?? '',
      track: new Set((query.get('track') ?? '').split(',').filter(Boolean)),
      room: query.get('room') ?? '',
      starred: query.has('starred'),
    };
  }

  get #view() {
    return narrow.matches ? 'list' : this.query.get('view') ?? 'grid';
  }

  placeholder() {
    return this.#view === 'grid' ? html`<div class="grid-skeleton">${skeleton()}</div>` : super.placeholder();
  }

  #set(changes) {
    go(withQuery(changes), { replace: true });
  }

  /** @param {Map<string, number> | null} hits of the search by date, while there is one */
  #days(program, day, hits) {
    const arrow = (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
      if (!step) return;
      event.preventDefault();
      const tabs = [...event.currentTarget.querySelectorAll('a')];
      tabs.at(Math.max(0, Math.min(tabs.length - 1, tabs.indexOf(document.activeElement) + step))).focus();
    };
    return html`<nav class="day-tabs segmented" aria-label=${t('schedule.days')} @keydown=${arrow}>${program.days.map((each) => html`
      <a href=${withQuery({ day: each.index, session: null })} aria-current=${each === day ? 'date' : nothing} class=${hits?.get(each.date) === 0 ? 'none' : ''}>
        <b class="long">${weekday(each.date, 'long')}</b><b class="brief">${weekday(each.date, 'short')}</b> <span>${dayMonth(each.date)}</span>${hits ? this.#hits(hits.get(each.date)) : nothing}</a>`)}</nav>`;
  }

  #hits(total) {
    return html`<span class="count" aria-hidden="true">${number(total)}</span><span class="hidden"> ${t('schedule.hits', { count: total })}</span>`;
  }

  #search(filters) {
    const escape = (event) => event.key === 'Escape' && filters.q && (event.preventDefault(), this.#set({ q: null }));
    return html`<label class="search">${icon('search')}<span class="hidden">${t('schedule.search')}</span>
      <input type="search" placeholder=${t('schedule.search')} .value=${filters.q} aria-keyshortcuts="/" autocomplete="off"
        @input=${(event) => this.#set({ q: event.target.value })} @keydown=${escape}><kbd aria-hidden="true">/</kbd></label>`;
  }

  #views(view) {
    const choice = (name, symbol) => html`<button type="button" aria-pressed=${view === name} @click=${() => this.#set({ view: name })}>
      ${icon(symbol)}<span>${t(`schedule.view.${name}`)}</span></button>`;
    return html`<div class="views segmented" role="group" aria-label=${t('schedule.view')}>${choice('grid', 'grid')}${choice('list', 'list')}</div>`;
  }

  #chips(program, sessions, filters, more) {
    const starred = sessions.filter((session) => stars.value.has(session.id)).length;
    const tracks = [...program.tracks.values()].sort((a, b) => a.position - b.position || byName(a.name, b.name));
    const toggled = (id) => {
      const next = new Set(filters.track);
      next.has(id) ? next.delete(id) : next.add(id);
      return [...next].join(',');
    };
    const chips = tracks.map((track) => [track, sessions.filter((session) => session.trackId === track.id).length])
      .filter(([track, total]) => total > 0 || filters.track.has(track.id));
    const offered = this.#offered(chips, filters);
    return html`<div class="filter-bar" role="group" aria-label=${t('schedule.filters')}>
      <button type="button" class="chip" aria-pressed=${filters.starred} @click=${() => this.#set({ starred: filters.starred ? null : '1' })}>
        ${icon('star')}${t('schedule.starred')}${count(starred)}</button><span class="rule" aria-hidden="true"></span>
      ${(this.everyTrack ? chips : offered).map(([track, total]) => html`<button type="button" class="chip" aria-pressed=${filters.track.has(track.id)}
        @click=${() => this.#set({ track: toggled(track.id) })}>${trackName(track)}${count(total)}</button>`)}
      ${offered.length < chips.length ? html`<button type="button" class="chip" aria-expanded=${Boolean(this.everyTrack)} @click=${() => (this.everyTrack = !this.everyTrack)}>
        ${this.everyTrack ? t('schedule.fewer') : t('schedule.more', { count: chips.length - offered.length })}</button>` : nothing}
      ${this.#rooms(sessions, filters)}${more}
      ${isActive(filters)
        ? html`<button type="button" class="chip clear" @click=${() => this.#clear()}>${icon('close')}${t('filters.clear')}</button>` : nothing}</div>`;
  }

  /** All where they are few, else those that are chosen and the busiest ones of the day, as far as a row holds them, in their order. */
  #offered(chips, filters) {
    if (chips.length <= FEW) return chips;
    const isChosen = ([track]) => filters.track.has(track.id);
    let room = ROW;
    const first = [...chips].sort((a, b) => isChosen(b) - isChosen(a) || b[1] - a[1]);
    const shown = new Set(first.filter((chip) => (room -= letters(chip)) >= 0 || isChosen(chip)));
    return chips.filter((chip) => shown.has(chip));
  }

  #rooms(sessions, filters) {
    const rooms = [...new Set(sessions.map((session) => session.room).filter(Boolean))].sort((a, b) => a.position - b.position);
    if (rooms.length < 2) return nothing;
    return html`<label class="chip select" data-active=${Boolean(filters.room)}>${icon('pin')}<span class="hidden">${t('schedule.room')}</span>
      <select @change=${(event) => this.#set({ room: event.target.value })}>
        <option value="" ?selected=${!filters.room}>${t('schedule.all-rooms')}</option>
        ${rooms.map((room) => html`<option value=${room.id} ?selected=${filters.room === room.id}>${room.name}</option>`)}
      </select>${icon('chevron')}</label>`;
  }

  #clear() {
    this.#set({ q: null, track: null, room: null, starred: null });
  }

  /** What is not on this day may be on another one. */
  #nothing(program, filters, hits) {
    const text = t(filters.starred && !stars.value.size ? 'schedule.nothing.starred' : 'schedule.nothing.text');
    return empty('search', t('schedule.nothing.title'), text, html`<p class="actions">
      ${program.days.filter((day) => hits?.get(day.date)).map((day) => html`<a class="button" href=${withQuery({ day: day.index })}>
        ${weekday(day.date, 'long')}, ${dayMonth(day.date)} ${this.#hits(hits.get(day.date))}</a>`)}
      <button type="button" class="button" @click=${() => this.#clear()}>${t('filters.clear')}</button></p>`);
  }

  #list(program, day, shown) {
    return html`<schedule-list .program=${program} .day=${day} .found=${shown} .stars=${stars.value} .now=${now.value} .news=${news.value} .zone=${zoneChoice.value} .star=${this.star}
      .whole=${this.isPrinting}></schedule-list>`;
  }

  #day(program) {
    return program.days.find((each) => String(each.index) === this.query.get('day')) ?? currentDay(program.days, now.value);
  }

  /** The day is there, though others are not. */
  isEnough(part) {
    return part.days.length > 0 && part.byDay.get(this.#day(part).date).length > 0;
  }

  content(program) {
    const { conference } = program;
    if (program.days.length === 0 || program.sessions.size === 0) return html`<div class="page">${empty('calendar', t('schedule.none.title'), t('schedule.none.text'))}</div>`;
    const day = this.#day(program);
    const sessions = program.byDay.get(day.date);
    const talks = talksOf(program, day);
    const filters = this.#filters;
    const hits = isActive(filters) && !program.isPart ? hitsByDay(program, filters, stars.value) : null;
    const found = matching(talks, filters, stars.value);
    const filtered = found.length < talks.length;
    const shown = filtered ? found : sessions;
    const view = this.#view;
    const open = this.query.get('session');
    if (open) import('../parts/session-drawer.js');
    if (!open) this.title(t('nav.schedule'), conference.title);
    const zone = zonePicker(conference.timeZone, Date.parse(day.start));
    this.star ??= (session) => toggleStar(this.params.slug, session);
    const onPaper = this.isPrinting && view === 'grid' && !fitsPaper(sessions);
    return html`<div class="schedule ${view} ${onPaper ? 'on-paper' : ''}" @click=${openBeside}>
      <div class="toolbar"><div class="toolbar-row">
        <div class="heading"><h1>${t('nav.schedule')}</h1><p>${conference.venue ? html`<span class="fact">${icon('pin')}<span>${conference.venue}</span></span>` : nothing}
          <span role="status">${filtered ? t('sessions.found', { count: found.length, all: talks.length }) : t('sessions.count', { count: talks.length })}</span></p></div>
        ${this.#days(program, day, hits)}<span class="spring"></span>${this.#search(filters)}${narrow.matches ? nothing : zone}${this.#views(view)}
      </div>${this.#chips(program, talks, filters, narrow.matches ? zone : nothing)}</div>
      ${found.length === 0 && (view === 'list' || filtered)
        ? this.#nothing(program, filters, hits)
        : view === 'grid'
          ? html`${onPaper ? this.#list(program, day, shown) : nothing}<schedule-grid .program=${program} .day=${day} .found=${shown} .stars=${stars.value} .now=${now.value} .zone=${zoneChoice.value} .star=${this.star}></schedule-grid>`
          : this.#list(program, day, shown)}
      </div>
      <session-drawer .program=${program} .sessionId=${open}></session-drawer>`;
  }

  updated() {
    if (this.querySelector('.schedule')) document.documentElement.dataset.ready = 'schedule';
  }
}
customElements.define('schedule-page', SchedulePage);
