import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { channel } from '../lib/channel.js';
import { t } from '../lib/i18n.js';
import { InRoom } from '../lib/live-rooms.js';
import { thingsOf } from '../lib/live-view.js';
import { roomAddress, roomNamed } from '../lib/room-address.js';
import { now, serverTime, time } from '../lib/time.js';
import { problemNote } from '../parts/bits.js';
import { vars } from '../parts/element.js';
import { logo } from '../parts/icons.js';
import { conferenceLogo } from '../parts/pictures.js';
import { remarks } from '../parts/standing.js';
import { HallPage } from './hall-page.js';
import { headline, joinPanel, nextPanel, pollPanel, presence, questionList, timeLeft, timeUntil } from './panels.js';
import { pollOf, stageAt, topQuestions } from './shows.js';
import { StageSource } from './source.js';
import './ticking.js';

/** So many questions a hall reads. */
const MOST_QUESTIONS = 3;
/** A connection that is back by then was never missed. */
const PATIENCE = 5_000;

/** What the projector of a room shows: the session that is on, who asks what, and the poll. It writes nothing and needs nobody. */
class StagePage extends HallPage {
  static properties = { lostAt: { state: true }, fit: { state: true } };
  watch = new Watch(this, now, channel.state);
  source = new StageSource(this);
  session = new InRoom(this);
  conference = new InRoom(this);
  #poll = null;
  #stop = null;

  connectedCallback() {
    super.connectedCallback();
    this.fit = MOST_QUESTIONS;
    this.#stop = channel.state.watch(() => this.#listen());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
    clearTimeout(this.waiting);
  }

  #listen() {
    clearTimeout(this.waiting);
    if (channel.state.value === 'on' || channel.state.value === 'events') this.lostAt = null;
    else this.waiting = setTimeout(() => (this.lostAt ??= serverTime() - PATIENCE), PATIENCE);
  }

  render() {
    const { slug, room: name } = this.params;
    this.source.follow(slug, this.code);
    const { program, problem } = this.source.value;
    if (!program) return html`<div class="stage asks">${this.#nothing(problem)}</div>`;
    const room = roomNamed(program, name);
    this.title(t('stage.title'), room?.name, program.conference.title);
    if (!room) return html`<div class="stage asks">${problemNote({ status: 404, message: t('stage.no-room') })}</div>`;
    return this.#stage(program, room);
  }

  #again = () => this.source.again(this.params.slug, this.code);

  #nothing(problem) {
    this.session.enter(null);
    this.conference.enter(null);
    return this.instead(problem, this.#again);
  }

  #stage(program, room) {
    const { conference } = program;
    const at = serverTime();
    this.conference.enter(`conference:${conference.id}`);
    const states = new Map(thingsOf(this.conference.view, 'STATE').map((state) => [state.sessionId, state]));
    const shown = stageAt(program, room, at, states);
    const on = shown.current ?? shown.next;
    this.session.enter(on ? `session:${on.id}` : null, { conference: conference.slug });
    this.expect(this.session.view.problem ?? this.conference.view.problem, this.#again);
    const context = { conference, room, at, zone: conference.timeZone, states, ...shown };
    return html`<div class="stage branded ${this.query.get('scheme') === 'light' ? 'light' : ''}" ${vars({ '--brand-source': conference.colors?.primary })}>
      ${this.#head(context)}<div class="stage-main ${shown.current ? '' : 'waits'}">${this.#session(context)}</div><div class="stage-side">${this.#side(context)}</div>
      ${this.lostAt ? html`<p class="stage-lost" role="status">${t('stage.lost', { time: time(this.lostAt, conference.timeZone) })}</p>` : nothing}</div>`;
  }

  #head({ conference, room, current, states, at, zone }) {
    // Without a code the screen counts as somebody itself.
    const present = this.session.view.present - (this.code ? 0 : 1);
    return html`<header>${conference.logoUrl ? conferenceLogo(conference, 96) : logo()}<b>${conference.title}</b><span class="bar" aria-hidden="true"></span><b>${room.name}</b>
      ${current ? html`<span class="stage-badge live">${t('session.live')}</span>` : nothing}${present > 0 ? presence(present) : nothing}
      ${current ? remarks(current, states.get(current.id), at, (kind) => kind === 'moved' || kind === 'late') : nothing}
      <span class="spring"></span><ticking-text class="stage-clock" .says=${(instant) => time(instant, zone)}></ticking-text></header>`;
  }

  #session({ conference, current, next, pause, zone }) {
    const { view } = this.session;
    if (current) return html`${headline(current)}${timeLeft(current, zone)}${this.#questions(conference, view)}`;
    const label = pause ? html`<p class="label">${t('stage.pause', { title: pause.title, time: time(pause.end, zone) })}</p>` : nothing;
    if (!next) return html`<div class="stage-title large">${label}<h1>${t('stage.none')}</h1></div>`;
    return html`${headline(next, html`${label}<p class="label">${t('stage.next', { time: time(next.start, zone) })}</p>`)}${timeUntil(next)}${this.#questions(conference, view)}`;
  }

  #questions({ id }, view) {
    if (view.problem?.status === 403 || view.problem?.status === 401) return html`<stage-code-form @code=${this.enter}></stage-code-form>`;
    const settings = thingsOf(this.conference.view, 'SETTINGS').find(({ conferenceId }) => conferenceId === id);
    return settings?.questions ? questionList(topQuestions(view), this.fit) : nothing;
  }

  #side({ conference, room, current, next, zone, at }) {
    const address = [location.host, `/c/${conference.slug}`, `/in/${roomAddress(room)}`];
    const poll = this.#pollAt(at);
    const logo = conferenceLogo(conference, 192);
    return html`${joinPanel(address, this.join.of(address, logo), logo)}${poll ? pollPanel(poll) : current && next ? nextPanel(next, zone) : nothing}`;
  }

  /** What was open here a moment ago is kept in mind. */
  #pollAt(at) {
    const poll = pollOf(this.session.view, this.#poll, at);
    if (poll?.state === 'OPEN') this.#poll = { id: poll.id, closedAt: at };
    return poll;
  }

  /** As many questions as there is room for: those that wrapped are out of sight. */
  updated() {
    const items = [...this.querySelectorAll('.stage-questions > li')];
    if (items.length === 0) return;
    const left = items[0].offsetLeft;
    this.fit = Math.max(1, items.filter((item) => item.offsetLeft === left).length);
  }
}
customElements.define('stage-page', StagePage);
