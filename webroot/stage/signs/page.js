import { html } from 'lit';
import { Watch } from '../../lib/cell.js';
import { t } from '../../lib/i18n.js';
import { InRoom } from '../../lib/live-rooms.js';
import { thingsOf } from '../../lib/live-view.js';
import { reach } from '../../lib/reach.js';
import { roomNamed } from '../../lib/room-address.js';
import { now, serverTime } from '../../lib/time.js';
import { problemNote } from '../../parts/bits.js';
import { vars } from '../../parts/element.js';
import { HallPage } from '../hall-page.js';
import { foyer } from './foyer.js';
import { FullScreen } from './full-screen.js';
import { roomSign } from './room.js';
import { SignSource } from './source.js';

/** What the foyer is called where no room has that name; `/c/{slug}/screen` is always its address. */
const FOYER = 'foyer';

/** The sign of a room, or that of the foyer with all of them: what is on, what comes next and what has changed. It goes on without a network. */
class ScreenPage extends HallPage {
  watch = new Watch(this, now, reach);
  full = new FullScreen(this);
  source = new SignSource(this);
  live = new InRoom(this);

  #again = () => this.source.again();

  render() {
    const { slug, room: name } = this.params;
    this.source.follow(slug, this.code);
    const { program, problem } = this.source;
    if (!program) return this.#asks(this.instead(problem, this.#again));
    const room = name ? roomNamed(program, name) : null;
    this.title(room?.name ?? t('now.title'), program.conference.title);
    if (name && !room && name !== FOYER) return this.#asks(problemNote({ status: 404, message: t('stage.no-room') }));
    if (room) this.source.expect(room);
    if (this.source.isElsewhere) return this.#asks(html`<stage-code-form .elsewhere=${true} @code=${this.enter}></stage-code-form>`);
    return this.#sign(program, room);
  }

  #asks(content) {
    this.live.enter(null);
    return html`<div class="stage signs asks">${content}</div>`;
  }

  #sign(program, room) {
    const { conference } = program;
    this.live.enter(`conference:${conference.id}`);
    this.expect(this.live.view.problem, this.#again);
    const lost = reach.value === 'yes' ? null : this.source.asOf;
    const { changes, sponsors } = this.source;
    const context = { program, conference, room, changes, sponsors, lost, join: this.join, states: this.#states(), at: serverTime(), zone: conference.timeZone };
    const kind = `${this.query.get('scheme') === 'light' ? 'light' : ''} ${room ? 'of-room' : 'of-foyer'} ${this.full.isAttended ? 'attended' : ''}`;
    return html`<div class="stage signs branded ${kind}" ${vars({ '--brand-source': conference.colors?.primary })}>${room ? roomSign(context) : foyer(context)}${this.full.button()}</div>`;
  }

  /** As they are told live, else as they were when the server was asked last. */
  #states() {
    const { view } = this.live;
    const told = view.isKnown && !view.problem ? thingsOf(view, 'STATE') : this.source.states;
    return new Map(told.map((state) => [state.sessionId, state]));
  }
}
customElements.define('screen-page', ScreenPage);
