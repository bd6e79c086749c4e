import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { PlainElement, vars } from '../lib/element.js';
import { gridOf } from '../lib/grid.js';
import { t } from '../lib/i18n.js';
import { shownZone, span, time } from '../lib/time.js';
import { people, phase, pageOf, roomBrief, roomFacts, starButton, status, timeOf } from './bits.js';
import { icon } from './icons.js';
import { moveByArrow } from './spatial.js';

const px = (value) => `${Math.round(value * 100) / 100}px`;

/** The least width of a room, in rem. */
const COLUMN = 11.625;

const overlap = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** One day as time × room. Filters dim what they leave out: in a grid the place has a meaning. */
class ScheduleGrid extends PlainElement {
  static properties = { program: {}, day: {}, found: {}, stars: {}, now: {}, zone: {}, star: {} };

  willUpdate(changed) {
    if (!changed.has('program') && !changed.has('day')) return;
    this.grid = gridOf(this.program.byDay.get(this.day.date), [...this.program.rooms.values()]);
  }

  updated(changed) {
    if (changed.has('day')) this.#begin();
    const found = this.found.map((session) => session.id).join();
    if (found !== this.revealed) this.#reveal();
    this.revealed = found;
  }

  /** The first view of a day that is on begins shortly before now. */
  #begin() {
    const { start, end, top } = this.grid;
    const scroller = this.querySelector('.grid-scroller');
    scroller.scrollTop = this.now > start && this.now < end ? Math.max(0, top(this.now) - 130) : 0;
  }

  /** What passes the filters may be hours and dozens of rooms away: if none of it is in sight, the first is brought there. */
  #reveal() {
    if (!this.querySelector('.card.dimmed')) return;
    const found = [...this.querySelectorAll('.card:not(.dimmed)')];
    const { right: left, bottom: top } = this.querySelector('.corner').getBoundingClientRect();
    const { right, bottom } = this.querySelector('.grid-scroller').getBoundingClientRect();
    const view = { left, top, right, bottom };
    if (!found.some((card) => overlap(card.getBoundingClientRect(), view))) found[0]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Hundreds of cards stay as they are while one types, so only what a card shows is compared. */
  #guarded(card, found) {
    const { session } = card;
    const starred = this.stars.has(session.id);
    const isFound = found.has(session.id);
    const on = session.start <= this.now && this.now < session.end;
    return guard([card, starred, isFound, on, phase(session, this.now), this.zone], () => this.#card(card, starred, isFound));
  }

  #card({ session, top, height, lane, lanes }, starred, isFound) {
    const size = height < 60 ? 'lowest' : height < 96 ? 'low' : 'high';
    const lines = Math.max(1, Math.floor((height - (size === 'high' ? 60 : 36)) / 18));
    const zone = this.program.conference.timeZone;
    const at = { '--top': px(top), '--height': px(height), '--lane': lane, '--lanes': lanes, '--lines': lines, '--track': session.track?.color };
    return html`<article class="card ${size} ${lines === 1 ? 'one-line' : ''} ${phase(session, this.now)} ${starred ? 'starred' : ''} ${session.isCancelled ? 'cancelled' : ''}
      ${isFound ? '' : 'dimmed'} ${session.track ? '' : 'plain'}" ${vars(at)}>
      <h3><a href=${pageOf(session, this.program.conference)} data-session=${session.id}>${session.title}</a></h3>${size === 'high' ? people(session) : nothing}
      <p class="foot"><span>${timeOf(session, zone)}</span>${status(session, this.now)}</p>
      ${session.isBreak ? nothing : starButton(session, starred, this.star)}</article>`;
  }

  #band({ session, title, start, end, top, height }, zone) {
    return html`<a class="band" href=${pageOf(session, this.program.conference)} data-session=${session.id} ${vars({ '--top': px(top), '--height': px(height) })}>
      <span>${icon(/lunch|dinner|mittag|meal/i.test(title) ? 'meal' : 'cup')}<b>${title}</b><small>${span(start, end, zone)}</small></span></a>`;
  }

  render() {
    const { columns, bands, ticks, height, top, start, end } = this.grid;
    const zone = shownZone(this.program.conference.timeZone);
    const found = new Set(this.found.map((session) => session.id));
    const isOn = this.now > start && this.now < end;
    const strong = (at) => time(at, zone).endsWith(':00');
    return html`<div class="grid-scroller" tabindex="0" role="region" aria-label=${t('schedule.grid')} @keydown=${moveByArrow}>
      <div class="grid" ${vars({ '--columns': columns.map(({ width }) => `minmax(${width * COLUMN}rem, ${width}fr)`).join(' '), '--width': `${columns.reduce((sum, { width }) => sum + width, 0) * COLUMN}rem`, '--grid-height': px(height) })}>
        <div class="corner">${icon('clock')}</div>
        <div class="room-heads">${columns.map(({ room }) => html`<div class="room-head"><h2>${room ? html`<a href="/c/${this.program.conference.slug}/rooms/${room.id}">${room.name}</a>` : t('room.none')}</h2>
          <small title=${room ? roomFacts(room) : nothing}>${room ? roomBrief(room) : nothing}</small></div>`)}</div>
        <div class="gutter" aria-hidden="true">${ticks.filter((tick) => !isOn || Math.abs(tick.top - top(this.now)) > 20).map((tick) => html`<span class="tick ${strong(tick.at) ? 'strong' : ''}" ${vars({ '--top': px(tick.top) })}>${time(tick.at, zone)}</span>`)}
          ${isOn ? html`<span class="now-pill" ${vars({ '--top': px(top(this.now)) })}>${time(this.now, zone)}</span>` : nothing}</div>
        <div class="day">
          <div class="lines" aria-hidden="true">${ticks.map((tick) => html`<span class=${strong(tick.at) ? 'strong' : ''} ${vars({ '--top': px(tick.top) })}></span>`)}
            ${isOn ? html`<span class="now-line" ${vars({ '--top': px(top(this.now)) })}></span>` : nothing}</div>
          ${bands.map((band) => this.#band(band, zone))}
          ${columns.map(({ room, cards }) => html`<section class="column" aria-label=${room?.name ?? t('room.none')}>
            ${repeat(cards, (card) => card.session.id, (card) => this.#guarded(card, found))}</section>`)}
        </div></div></div>`;
  }
}
customElements.define('schedule-grid', ScheduleGrid);
