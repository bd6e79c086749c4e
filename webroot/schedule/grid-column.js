import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { asItStands } from '../lib/state-rules.js';
import { newsBadge, pageOf, people, phase, starButton, status, timeOf } from '../parts/bits.js';
import { PlainElement, vars } from '../parts/element.js';
import { remarks } from '../parts/standing.js';

export const px = (value) => `${Math.round(value * 100) / 100}px`;

/** The sessions of a room in the grid. They are drawn when one comes near them, and stay then. */
class GridColumn extends PlainElement {
  static properties = { column: {}, index: {}, view: {} };
  #drawn = new Map();

  /**
   * Draws what lies between two heights and brings up to date what was drawn before.
   * @param {object} view what is shown of the sessions
   */
  draw(view, from = -Infinity, to = Infinity) {
    const missing = this.column.cards.filter((card) => !this.#drawn.has(card.session.id) && card.top < to && card.top + card.height > from);
    // Of what is in sight at once, the browser need not find out that it is.
    const kind = to < Infinity ? 'near' : '';
    if (kind) this.classList.add(kind);
    for (const { session } of missing) this.#drawn.set(session.id, kind);
    if (missing.length > 0) this.requestUpdate();
    this.view = view;
  }

  willUpdate(changed) {
    if (changed.has('index')) this.style.setProperty('--column', this.index + 1);
  }

  /** Hundreds of cards stay as they are while one types, so only what a card shows is compared. */
  #card(card) {
    const { session } = card;
    const { found, now, zone, news, stars, states } = this.view;
    const isStarred = stars.has(session.id);
    const standing = states?.get(session.id);
    const current = asItStands(session, standing, now);
    const isOn = current.start <= now && now < current.end;
    const state = `${phase(current, now)} ${isStarred ? 'starred' : ''} ${found.has(session.id) ? '' : 'dimmed'}`;
    const shown = [card, isStarred, isOn, zone, news.get(session.id), standing];
    return guard([...shown, state], () => this.#framed(card, state, shown));
  }

  #framed(card, state, shown) {
    const { session, top, height, lane, lanes } = card;
    const size = height < 60 ? 'lowest' : height < 96 ? 'low' : 'high';
    const lines = Math.max(1, Math.floor((height - (size === 'high' ? 60 : 36)) / 18));
    const at = { '--top': px(top), '--height': px(height), '--lane': lane, '--lanes': lanes, '--lines': lines, '--track': session.track?.color };
    return html`<article class="card ${size} ${this.#drawn.get(session.id)} ${lines === 1 ? 'one-line' : ''} ${session.isCancelled ? 'cancelled' : ''} ${session.track ? '' : 'plain'} ${state}"
      ${vars(at)}>${guard(shown, () => this.#content(session, size))}</article>`;
  }

  /** Only one of the links of a grid is a stop of the tab key; which one, the grid says. */
  #content(session, size) {
    const { conference, now, stars, star, states } = this.view;
    const standing = states?.get(session.id);
    return html`<h3 lang=${session.language ?? nothing}><a href=${pageOf(session, conference)} data-session=${session.id} tabindex="-1">${session.title}</a></h3>${size === 'high' ? people(session) : nothing}
      <p class="foot"><span>${timeOf(session, conference.timeZone)}</span>${newsBadge(session)}${status(asItStands(session, standing, now), now)}${remarks(session, standing, now).slice(0, 1)}</p>
      ${session.isBreak ? nothing : starButton(session, stars.has(session.id), star, -1)}`;
  }

  render() {
    if (!this.view) return nothing;
    return repeat(this.column.cards.filter(({ session }) => this.#drawn.has(session.id)), (card) => card.session.id, (card) => this.#card(card));
  }
}
customElements.define('grid-column', GridColumn);
