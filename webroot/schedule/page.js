import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { fitsPaper } from '../lib/grid.js';
import { number, t } from '../lib/i18n.js';
import { idle, littleByLittle } from '../lib/idle.js';
import { States } from '../lib/live-states.js';
import { news } from '../lib/news.js';
import { allTalks, currentDay, talksOf } from '../lib/program.js';
import { go, withQuery } from '../lib/router.js';
import { prepare } from '../lib/search.js';
import { stars } from '../lib/stars.js';
import { texts, wantTexts } from '../lib/texts.js';
import { dayMonth, now, weekday, zoneChoice } from '../lib/time.js';
import { openBeside } from '../parts/beside.js';
import { empty, noProgram, skeleton, zonePicker } from '../parts/bits.js';
import { ConferencePage } from '../parts/conference-page.js';
import { icon } from '../parts/icons.js';
import '../parts/schedule-list.js';
import { toggleStar } from '../parts/stars.js';
import { clearFilters } from './filter-bar.js';
import { besideTracks, countByDay, filtersOf, isActive, matching } from './filters.js';
import './grid.js';
import './search-results.js';

/** So many sessions are made ready for the search without anybody noticing. */
const AT_ONCE = 40;

const narrow = matchMedia('(max-width: 45rem)');

class SchedulePage extends ConferencePage {
  static properties = { isPrinting: { state: true } };
  watch = new Watch(this, stars, now, news, zoneChoice, texts);
  states = new States(this);
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

  /** Nobody waits for it. */
  firstUpdated() {
    idle().then(() => import('../parts/billboard.js')).catch(() => {});
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
  #days(program, day, hits, isSearch) {
    const arrow = (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
      if (!step) return;
      event.preventDefault();
      const tabs = [...event.currentTarget.querySelectorAll('a')];
      tabs.at(Math.max(0, Math.min(tabs.length - 1, tabs.indexOf(document.activeElement) + step))).focus();
    };
    const isCurrent = (each) => (each?.date === day?.date ? 'date' : nothing);
    return html`<nav class="day-tabs segmented" aria-label=${t('schedule.days')} @keydown=${arrow}>
      ${isSearch ? html`<a href=${withQuery({ day: null, session: null })} aria-current=${isCurrent(null)}><b>${t('schedule.all-days')}</b></a>` : nothing}
      ${program.days.map((each) => html`<a href=${withQuery({ day: each.index, session: null })} aria-current=${isCurrent(each)} class=${hits?.get(each.date) === 0 ? 'none' : ''}>
        <b class="long">${weekday(each.date, 'long')}</b><b class="brief">${weekday(each.date, 'short')}</b> <span>${dayMonth(each.date)}</span>${hits ? this.#hits(hits.get(each.date)) : nothing}</a>`)}</nav>`;
  }

  #hits(total) {
    return html`<span class="count" aria-hidden="true">${number(total)}</span><span class="hidden"> ${t('schedule.hits', { count: total })}</span>`;
  }

  #search(filters) {
    const escape = (event) => event.key === 'Escape' && filters.q && (event.preventDefault(), this.#look(''));
    return html`<label class="search">${icon('search')}<span class="hidden">${t('schedule.search')}</span>
      <input type="search" placeholder=${t('schedule.search')} .value=${filters.q} aria-keyshortcuts="/" autocomplete="off"
        @input=${(event) => this.#look(event.target.value)} @keydown=${escape}><kbd aria-hidden="true">/</kbd></label>`;
  }

  /** On all days, until one is chosen. Without a search the day is back from which it began. */
  #look(q) {
    const before = this.query.get('q');
    if (q && !before) this.dayBefore = this.query.get('day');
    const day = q ? (before ? this.query.get('day') : null) : this.query.get('day') ?? this.dayBefore;
    this.#set({ q, day });
    scrollTo(0, 0);
  }

  #views(view) {
    const choice = (name, symbol) => html`<button type="button" aria-pressed=${view === name} @click=${() => this.#set({ view: name })}>
      ${icon(symbol)}<span>${t(`schedule.view.${name}`)}</span></button>`;
    return html`<div class="views segmented" role="group" aria-label=${t('schedule.view')}>${choice('grid', 'grid')}${choice('list', 'list')}</div>`;
  }

  /** What is not on this day may be on another one. */
  #nothing(program, filters, hits, isEveryDay) {
    const text = t(filters.starred && !stars.value.size ? 'schedule.nothing.starred' : isEveryDay ? 'schedule.nothing.anywhere' : 'schedule.nothing.text');
    return empty('search', t('schedule.nothing.title'), text, html`<p class="actions">
      ${program.days.filter((day) => hits?.get(day.date)).map((day) => html`<a class="button" href=${withQuery({ day: day.index })}>
        ${weekday(day.date, 'long')}, ${dayMonth(day.date)} ${this.#hits(hits.get(day.date))}</a>`)}
      <button type="button" class="button" @click=${clearFilters}>${t('filters.clear')}</button></p>`);
  }

  #list(program, day, shown) {
    return html`<schedule-list .program=${program} .day=${day} .found=${shown} .stars=${stars.value} .states=${this.states.of(program)} .now=${now.value} .news=${news.value} .zone=${zoneChoice.value} .star=${this.star}
      .whole=${this.isPrinting}></schedule-list>`;
  }

  #grid(program, day, shown) {
    return html`<schedule-grid .program=${program} .day=${day} .found=${shown} .stars=${stars.value} .states=${this.states.of(program)} .now=${now.value} .news=${news.value} .zone=${zoneChoice.value} .star=${this.star}
      .whole=${this.isPrinting}></schedule-grid>`;
  }

  #results(program, found, query) {
    return html`<search-results .program=${program} .found=${found} .query=${query} .texts=${texts.value.sessions} .stars=${stars.value} .now=${now.value} .news=${news.value} .zone=${zoneChoice.value} .star=${this.star}></search-results>`;
  }

  #day(program) {
    return program.days.find((each) => String(each.index) === this.query.get('day')) ?? currentDay(program.days, now.value);
  }

  /** The same one as long as nothing about it changes: what shows a day begins anew with another one. */
  #sameDay(program) {
    const day = this.#day(program);
    if (JSON.stringify(day) !== JSON.stringify(this.lastDay)) this.lastDay = day;
    return this.lastDay;
  }

  /** The day is there, though others are not. */
  isEnough(part) {
    return part.days.length > 0 && part.byDay.get(this.#day(part).date).length > 0;
  }

  content(program) {
    const { conference } = program;
    if (program.days.length === 0 || program.sessions.size === 0) return html`<div class="page">${noProgram(conference)}</div>`;
    const open = this.query.get('session');
    if (open) import('../parts/session-drawer.js');
    if (!open) this.title(t('nav.schedule'), conference.title);
    this.star ??= (session) => toggleStar(this.params.slug, session);
    this.#prepare(program);
    return html`${this.#schedule(program, filtersOf(this.query))}<session-drawer .program=${program} .sessionId=${open}></session-drawer>`;
  }

  /** The first search does not wait for what can be made ready before. */
  async #prepare(program) {
    if (this.prepared === program || program.isPart) return;
    this.prepared = program;
    const talks = allTalks(program);
    const begins = Array.from({ length: Math.ceil(talks.length / AT_ONCE) }, (_, i) => i * AT_ONCE);
    await littleByLittle(begins, (begin) => prepare(talks.slice(begin, begin + AT_ONCE)), () => this.prepared === program);
  }

  #schedule(program, filters) {
    const day = this.#sameDay(program);
    const view = this.#view;
    const isSearch = Boolean(filters.q) && !program.isPart;
    if (isSearch) wantTexts();
    const isEveryDay = isSearch && !this.query.get('day');
    const talks = isEveryDay ? allTalks(program) : talksOf(program, day);
    const active = isActive(filters);
    const every = active && !program.isPart ? matching(allTalks(program), filters, stars.value, texts.value.words) : null;
    const found = isEveryDay ? every : active ? matching(talks, filters, stars.value, texts.value.words) : talks;
    const hits = every && countByDay(program.days, every);
    const filtered = found.length < talks.length;
    const isEmpty = found.length === 0 && (view === 'list' || filtered);
    // What the results cover stays as it was, or every letter would be paid for twice.
    if (!isEveryDay || this.shown?.day !== day || this.shown.program !== program) this.shown = { program, day, sessions: filtered && !isEveryDay ? found : program.byDay.get(day.date) };
    return html`<div class="schedule ${view} ${isEveryDay ? 'searching' : ''} ${this.#isOnPaper(program, day) ? 'on-paper' : ''}" @click=${openBeside}>
      ${this.#toolbar({ program, day, talks, found, filters, hits, filtered, isSearch, isEveryDay, view })}
      ${isEmpty && !isEveryDay ? nothing : this.#body(program, day, view)}
      ${isEmpty ? this.#nothing(program, filters, hits, isEveryDay) : isEveryDay ? this.#results(program, found, filters.q) : nothing}</div>`;
  }

  #isOnPaper(program, day) {
    return this.isPrinting && this.#view === 'grid' && !fitsPaper(program.byDay.get(day.date));
  }

  #toolbar({ program, day, talks, found, filters, hits, filtered, isSearch, isEveryDay, view }) {
    const { conference } = program;
    const zone = zonePicker(conference.timeZone, Date.parse(day.start));
    return html`<div class="toolbar"><div class="toolbar-row">
        <div class="heading"><h1>${t('nav.schedule')}</h1><p>${conference.venue ? html`<span class="fact">${icon('pin')}<span>${conference.venue}</span></span>` : nothing}
          <span role="status">${filtered ? t('sessions.found', { count: found.length, all: talks.length }) : t('sessions.count', { count: talks.length })}</span>
          ${isActive(filters) ? html`<button type="button" class="icon-button clear" aria-label=${t('filters.clear')} title=${t('filters.clear')} @click=${clearFilters}>${icon('close')}</button>` : nothing}</p></div>
        ${this.#days(program, isEveryDay ? null : day, hits, isSearch)}<span class="spring"></span>${this.#search(filters)}${narrow.matches ? nothing : zone}${this.#views(view)}
      </div><filter-bar .program=${program} .sessions=${talks} .found=${found} .ofTracks=${this.#ofTracks(talks, found, filters)} .filters=${filters} .stars=${stars.value} .more=${narrow.matches ? zone : nothing}></filter-bar></div>`;
  }

  #ofTracks(talks, found, filters) {
    return filters.track.size || filters.other ? matching(talks, besideTracks(filters), stars.value, texts.value.words) : found;
  }

  #body(program, day, view) {
    const { sessions } = this.shown;
    if (view === 'list') return this.#list(program, day, sessions);
    return html`${this.#isOnPaper(program, day) ? this.#list(program, day, sessions) : nothing}${this.#grid(program, day, sessions)}`;
  }

  updated() {
    if (this.isPrinting) for (const large of this.querySelectorAll('schedule-grid, schedule-list')) large.performUpdate();
    if (this.querySelector('.schedule')) document.documentElement.dataset.ready = 'schedule';
  }
}
customElements.define('schedule-page', SchedulePage);
