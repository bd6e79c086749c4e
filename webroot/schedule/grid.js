import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { COLUMN, gridOf, placesOf } from '../lib/grid.js';
import { t } from '../lib/i18n.js';
import { littleByLittle } from '../lib/idle.js';
import { shownZone, span, time } from '../lib/time.js';
import { pageOf, roomBrief, roomFacts } from '../parts/bits.js';
import { LargeElement, vars } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { px } from './grid-column.js';
import { GridKeys } from './grid-keys.js';

/** The width of the times beside the grid, in rem. */
const GUTTER = 4.75;
/** How far around the window is drawn with it, and how far beyond when there is time, in pixels. */
const AROUND = 120;
const BEYOND = 750;
/** A day of so many sessions is drawn as a whole when there is time: all of it can be read aloud and found. */
const WHOLE_DAY = 150;

const overlap = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/**
 * One day as time × room. Filters dim what they leave out: in a grid the place has a meaning. Only what is near the window is drawn,
 * so that hundreds of sessions in dozens of rooms keep nobody waiting who turns to another day or types.
 */
class ScheduleGrid extends LargeElement {
  static properties = {
    program: {}, day: {}, stars: {}, states: {}, now: {}, news: {}, zone: {}, star: {}, whole: {},
    found: { hasChanged: (now, before) => now.length !== before?.length || now.some((session, i) => session !== before[i]) },
  };
  #keys = new GridKeys(this);
  /** What of the grid is in sight, as far as it is known without asking the browser to lay it out. */
  #window = null;
  /** The first and after the last of the rooms that are drawn. */
  #range = [0, 0];
  #resized = new ResizeObserver(([{ target }]) => this.#see(target));
  /** The browser's own search, which takes the focus, is for all sessions. */
  #everything = async () => {
    if (!this.hasUpdated) await this.updateComplete;
    this.#drawAll();
  };

  connectedCallback() {
    super.connectedCallback();
    addEventListener('blur', this.#everything);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('blur', this.#everything);
    this.#resized.disconnect();
  }

  willUpdate(changed) {
    if (changed.size === 0) return;
    const { program, found, stars, states, now, news, zone, star } = this;
    if (changed.has('program') || changed.has('day')) this.grid = gridOf(program.byDay.get(this.day.date), [...program.rooms.values()]);
    if (changed.has('found')) this.shown = new Set(found.map((session) => session.id));
    this.view = { conference: program.conference, found: this.shown, stars, states, now, news, zone, star };
    if (changed.has('day')) this.#range = this.#nearRooms();
  }

  firstUpdated() {
    this.#resized.observe(this.#scroller);
  }

  updated(changed) {
    if (changed.size === 0) return;
    if (changed.has('day')) this.#begin();
    this.#keys.check(this.#scroller);
    this.#draw();
    if (changed.has('found')) this.#reveal();
  }

  get #scroller() {
    return this.querySelector('.grid-scroller');
  }

  /** The first view of a day that is on begins shortly before now. */
  #begin() {
    const { start, end, top } = this.grid;
    const wanted = this.now > start && this.now < end ? Math.max(0, top(this.now) - 130) : 0;
    if (wanted === (this.#window?.top ?? 0)) return;
    this.#scroller.scrollTop = wanted;
    if (this.#window) this.#window.top = wanted;
  }

  #see({ clientWidth, clientHeight, scrollLeft, scrollTop }) {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.#window = { left: scrollLeft, top: scrollTop, width: clientWidth - GUTTER * rem, height: clientHeight, rem };
    this.#draw();
  }

  #scrolled = ({ target }) => {
    if (!this.#window) return;
    Object.assign(this.#window, { left: target.scrollLeft, top: target.scrollTop });
    this.#drawNear();
  };

  /** How wide a room without overlaps is. */
  get #unit() {
    return Math.max(COLUMN * this.#window.rem, this.#window.width / this.grid.width);
  }

  #sight(around = 0) {
    const { left, top, width, height } = this.#window;
    return { left: left - around, top: top - around, right: left + width + around, bottom: top + height + around };
  }

  #nearRooms(around = AROUND) {
    if (!this.#window) return [0, 0];
    const { left, right } = this.#sight(around);
    const unit = this.#unit;
    const { columns } = this.grid;
    const end = columns.findLastIndex((column) => column.left * unit < right) + 1;
    return [columns.findIndex((column) => (column.left + column.width) * unit > left), end];
  }

  /** Draws some rooms: all of their sessions, or those between two heights. */
  async #drawRooms([from, to], ...heights) {
    const { length } = this.grid.columns;
    const range = [Math.min(this.#range[0], Math.max(from, 0)), Math.max(this.#range[1], Math.min(to, length))];
    if (range.join() !== this.#range.join()) {
      this.#range = range;
      this.requestUpdate();
      await this.updateComplete;
    }
    const rooms = [...this.querySelectorAll('grid-column')].filter(({ index }) => index >= from && index < to);
    for (const each of rooms) each.draw(this.view, ...heights);
    await Promise.all(rooms.map((each) => each.updateComplete));
  }

  #drawNear() {
    const { top, bottom } = this.#sight(AROUND);
    return this.#drawRooms(this.#nearRooms(), top, bottom);
  }

  #drawAll() {
    return this.#drawRooms([0, Infinity]);
  }

  async #draw() {
    if (this.whole) return void this.#drawAll();
    if (!this.#window) return;
    await this.#drawNear();
    const { view } = this;
    const beyond = this.program.byDay.get(this.day.date).length > WHOLE_DAY ? BEYOND : Infinity;
    const { top, bottom } = this.#sight(beyond);
    const [from, to] = this.#nearRooms(beyond);
    const rooms = Array.from({ length: to - from }, (_, i) => from + i);
    littleByLittle(rooms, (i) => this.#drawRooms([i, i + 1], top, bottom), () => this.view === view && this.isConnected);
  }

  /** What passes the filters may be hours and dozens of rooms away: if none of it is in sight, the first is brought there. */
  async #reveal() {
    if (!this.#window || this.shown.size === 0) return;
    const sight = this.#sight();
    const places = placesOf(this.grid, this.#unit).filter(({ column, session }) => column && this.shown.has(session.id));
    if (places.length === 0 || places.some(({ box }) => overlap(box, sight))) return;
    (await this.reach(places[0])).closest('.card').scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** The link of a session or room, which is drawn for that. */
  async reach({ session, room, column, box }) {
    const i = this.grid.columns.findIndex((each) => each === column || each.room === room);
    if (i >= 0) await this.#drawRooms([i, i + 1], box.top, box.bottom);
    return this.querySelector(room ? `[data-room="${room.id}"]` : `[data-session="${session.id}"]`);
  }

  #band({ session, title, start, end, top, height }, zone) {
    return html`<a class="band" href=${pageOf(session, this.program.conference)} data-session=${session.id} tabindex="-1" ${vars({ '--top': px(top), '--height': px(height) })}>
      <span>${icon(/lunch|dinner|mittag|meal/i.test(title) ? 'meal' : 'cup')}<b>${title}</b><small>${span(start, end, zone)}</small></span></a>`;
  }

  #head({ room }, i) {
    const { slug } = this.program.conference;
    return html`<div class="room-head" ${vars({ '--column': i + 1 })}><h2>${room ? html`<a href="/c/${slug}/rooms/${room.id}" data-room=${room.id} tabindex="-1">${room.name}</a>` : t('room.none')}</h2>
      ${room && roomBrief(room) ? html`<small title=${roomFacts(room)}>${roomBrief(room)}</small>` : nothing}</div>`;
  }

  #gutter(now, zone) {
    const { ticks, top } = this.grid;
    const isFree = (tick) => now === null || Math.abs(tick.top - top(now)) > 20;
    return html`<div class="gutter" aria-hidden="true">${ticks.filter(isFree).map((tick) => html`<span class="tick ${isHour(tick, zone)}" ${vars({ '--top': px(tick.top) })}>${time(tick.at, zone)}</span>`)}
      ${now === null ? nothing : html`<span class="now-pill" ${vars({ '--top': px(top(now)) })}>${time(now, zone)}</span>`}</div>`;
  }

  #lines(now, zone) {
    const { ticks, top } = this.grid;
    return html`<div class="lines" aria-hidden="true">${ticks.map((tick) => html`<span class=${isHour(tick, zone)} ${vars({ '--top': px(tick.top) })}></span>`)}
      ${now === null ? nothing : html`<span class="now-line" ${vars({ '--top': px(top(now)) })}></span>`}</div>`;
  }

  render() {
    const { grid } = this;
    const { columns, bands, height, width, start, end } = grid;
    const zone = shownZone(this.program.conference.timeZone);
    const now = this.now > start && this.now < end ? this.now : null;
    const drawn = columns.map((column, i) => ({ column, i })).slice(...this.#range);
    const key = ({ column: { room } }) => `${this.day.date} ${room?.id}`;
    const widths = { '--columns': columns.map((column) => `minmax(${column.width * COLUMN}rem, ${column.width}fr)`).join(' '), '--width': `${width * COLUMN}rem` };
    return html`<div class="grid-scroller" tabindex="0" role="region" aria-label=${t('schedule.grid')} @keydown=${this.#keys.press} @focusin=${this.#keys.enter} @scroll=${this.#scrolled}>
      <div class="grid" ${vars({ ...widths, '--grid-height': px(height) })}>
        <div class="corner">${icon('clock')}</div>
        <div class="room-heads">${repeat(drawn, key, ({ column, i }) => guard([column, i], () => this.#head(column, i)))}</div>
        ${guard([grid, now, zone], () => this.#gutter(now, zone))}
        <div class="day">${guard([grid, now, zone], () => this.#lines(now, zone))}
          ${guard([grid, zone], () => bands.map((band) => this.#band(band, zone)))}
          ${repeat(drawn, key, ({ column, i }) => html`<grid-column class="column" role="group" aria-label=${column.room?.name ?? t('room.none')} .column=${column} .index=${i}></grid-column>`)}
        </div></div></div>`;
  }
}

const isHour = ({ at }, zone) => (time(at, zone).endsWith(':00') ? 'strong' : '');

customElements.define('schedule-grid', ScheduleGrid);
