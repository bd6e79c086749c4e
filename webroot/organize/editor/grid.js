import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { lanes, widthOf } from '../../lib/grid.js';
import { t } from '../../lib/i18n.js';
import { MINUTE, time } from '../../lib/time.js';
import { people, roomBrief, roomFacts, timeOf } from '../../parts/bits.js';
import { PlainElement, vars } from '../../parts/element.js';
import { icon } from '../../parts/icons.js';
import { moveByArrow } from '../../parts/spatial.js';
import { isArchived } from '../archived.js';
import { inConflict } from './conflicts.js';
import { frameOf, ticksOf, topOf } from './frame.js';
import './ghost.js';
import { roomsShown } from './rooms.js';

const px = (value) => `${Math.round(value * 100) / 100}px`;

/** The least width of a room, in rem. */
const COLUMN = 10.5;

const SHORTEST = 10 * MINUTE;

/** A day as time × room, with all its rooms and hours: what is free matters here as much as what is taken. */
class EditorGrid extends PlainElement {
  static properties = { program: {}, day: {}, choice: {}, conflicts: {}, heldId: {}, hold: {} };

  willUpdate(changed) {
    if (changed.has('conflicts')) this.marked = inConflict(this.conflicts);
    if (changed.has('program') || changed.has('day') || changed.has('choice')) this.#layOut();
  }

  #layOut() {
    const { program, day, choice } = this;
    const sessions = program.byDay.get(day.date);
    this.frame = frameOf(day.date, sessions, program.conference.timeZone);
    this.columns = roomsShown(program, day, choice).map((room) => {
      const cards = this.#cards(sessions.filter((session) => session.room === room));
      return { room, cards, width: widthOf(cards) };
    });
    this.rooms = this.columns.map(({ room }) => room?.id ?? null);
  }

  /** Short sessions are drawn as if they lasted longer, so that they can be read and hit; those in a row then stand side by side. */
  #cards(sessions) {
    const drawn = sessions.map(({ id, start, end }) => ({ id, start, end: Math.max(end, start + SHORTEST) }));
    return lanes(drawn, topOf(this.frame)).map((card) => ({ ...card, session: this.program.sessions.get(card.session.id) }));
  }

  /** A day begins where its program does. */
  updated(changed) {
    if (changed.get('day')?.date === this.day.date) return;
    if (changed.has('day')) this.scroller.scrollTop = Math.max(0, topOf(this.frame)(this.frame.opening) - 24);
  }

  get scroller() {
    return this.querySelector('.grid-scroller');
  }

  /** Where a point of the window lies in the time × room plane. */
  pointOf({ x, y }) {
    const plane = this.querySelector('.day').getBoundingClientRect();
    return { x: x - plane.left, y: y - plane.top };
  }

  /** The right edges of the rooms in that plane. */
  edges() {
    return [...this.querySelectorAll('.column')].map((column, i) => ({ roomId: this.rooms[i], right: column.offsetLeft + column.offsetWidth }));
  }

  /** A program that was loaded anew has other objects, but mostly the same sessions. */
  #card(card) {
    const { session } = card;
    const isMarked = this.marked.has(session.id);
    const isHeld = session.id === this.heldId;
    const shown = [session.version, session.start, session.minutes, session.room?.name, session.track?.color];
    return guard([...shown, card.top, card.height, card.lane, card.lanes, isMarked, isHeld], () => this.#drawn(card, isMarked, isHeld));
  }

  #drawn({ session, top, height, lane, lanes: count }, isMarked, isHeld) {
    const size = height < 50 ? 'lowest' : height < 96 ? 'low' : 'high';
    const lines = Math.max(1, Math.floor((height - (size === 'high' ? 60 : 30)) / 18));
    const when = timeOf(session, this.program.conference.timeZone);
    const at = { '--top': px(top), '--height': px(height), '--lane': lane, '--lanes': count, '--lines': lines, '--track': session.track?.color };
    const label = [session.title, when, session.room?.name, isMarked && t('editor.in-conflict')].filter(Boolean).join(', ');
    return html`<article class="card ${size} ${lines === 1 ? 'one-line' : ''} ${session.isBreak ? 'break' : ''} ${session.isCancelled ? 'cancelled' : ''} ${isMarked ? 'marked' : ''}
      ${isHeld ? 'held' : ''}" data-session=${session.id} ${vars(at)}>
      <h3><button type="button" aria-label=${label} aria-describedby="editor-keys">${session.title}</button></h3>${size === 'high' ? people(session) : nothing}
      <p class="foot"><span>${when}</span>${isMarked ? icon('warning') : nothing}</p>
      <button type="button" class="menu-button" aria-label=${t('editor.actions', { title: session.title })}>${icon('more')}</button>
      <span class="resize" aria-hidden="true"></span></article>`;
  }

  #head({ room }) {
    return html`<div class="room-head"><h2>${room?.name ?? t('room.none')}</h2>
      <small title=${room ? roomFacts(room) : nothing}>${room ? roomBrief(room) : nothing}</small></div>`;
  }

  #tick(at, zone) {
    const text = time(at, zone);
    return html`<span class="tick ${text.endsWith(':00') ? 'strong' : ''}" ${vars({ '--top': px(topOf(this.frame)(at)) })}>${text}</span>`;
  }

  render() {
    const { columns, frame } = this;
    const zone = this.program.conference.timeZone;
    const widths = { '--columns': columns.map(({ width }) => `minmax(${width * COLUMN}rem, ${width}fr)`).join(' '), '--width': `${columns.reduce((sum, { width }) => sum + width, 0) * COLUMN}rem` };
    return html`<div class="grid-scroller" tabindex="0" role="region" aria-label=${t(isArchived(this.program.conference) ? 'schedule.grid' : 'editor.grid')} @keydown=${moveByArrow}>
      <div class="grid" ${vars({ ...widths, '--grid-height': px(frame.height) })}>
        <div class="corner">${icon('clock')}</div>
        <div class="room-heads">${columns.map((column) => this.#head(column))}</div>
        <div class="gutter" aria-hidden="true">${ticksOf(frame).map((at) => this.#tick(at, zone))}</div>
        <div class="day">${columns.map(({ room, cards }, i) => html`<section class="column" aria-label=${room?.name ?? t('room.none')} ${vars({ '--column': i + 1 })}>
            ${repeat(cards, (card) => card.session.id, (card) => this.#card(card))}</section>`)}
          <drop-ghost .hold=${this.hold} .frame=${frame} .rooms=${this.rooms} .program=${this.program}></drop-ghost></div></div></div>`;
  }
}
customElements.define('editor-grid', EditorGrid);
