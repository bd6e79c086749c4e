import { html, nothing } from 'lit';
import { Watch } from '../../lib/cell.js';
import { Problem } from '../../lib/http.js';
import { t } from '../../lib/i18n.js';
import { InRoom } from '../../lib/live-rooms.js';
import { thingsOf } from '../../lib/live-view.js';
import { mayModerate } from '../../lib/roles.js';
import { now, shownZone, span, zoneChoice } from '../../lib/time.js';
import { missing, problemNote, skeleton } from '../../parts/bits.js';
import { icon } from '../../parts/icons.js';
import { OrganizerPage } from '../organizer-page.js';
import './chat-desk.js';
import './icons.js';
import { keyBar } from './key-help.js';
import './poll-desk.js';
import './question-desk.js';
import './room-desk.js';
import './silence-list.js';
import { isRunning, isSaid, timeLeft } from './time-left.js';
import { leftWords } from './words.js';

/** Instead of the id of a session: the desk of what belongs to the conference as a whole. */
const WHOLE = 'conference';

/** Where somebody who moderates a session, or the conference itself, does all of it. */
class DeskPage extends OrganizerPage {
  static properties = { part: { state: true } };
  watch = new Watch(this, now, zoneChoice);
  organizers = new InRoom(this);
  room = new InRoom(this);
  whole = new InRoom(this);

  constructor() {
    super();
    /** Where only one of both columns has room. */
    this.part = 'questions';
  }

  may(conference) {
    return mayModerate(conference);
  }

  frame(program) {
    const { conference } = program;
    const { id } = this.params;
    const session = id === WHOLE ? null : program.sessions.get(id);
    if (session === undefined) return html`<div class="page">${missing(t('desk.missing'), html`<a class="button" href="${this.root}/live">${t('desk.back')}</a>`)}</div>`;
    this.organizers.enter(`organizer:${conference.id}`);
    this.whole.enter(`conference:${conference.id}`);
    this.room.enter(session ? `session:${id}` : `conference:${conference.id}`, { conference: conference.slug });
    const problem = this.organizers.view.problem ?? this.room.view.problem;
    if (problem) return html`<div class="page">${problemNote(new Problem(problem))}</div>`;
    return this.#desk(conference, session);
  }

  #desk(conference, session) {
    const state = session ? thingsOf(this.room.view, 'STATE')[0] : undefined;
    return html`<div class="desk" data-part=${this.part}>${this.#head(conference, session, state)}
      ${this.room.view.isKnown && this.organizers.view.isKnown ? this.#body(conference, session, state) : html`<div class="desk-body">${skeleton()}</div>`}
      ${keyBar(() => this.querySelector('question-desk')?.act('help'))}</div>`;
  }

  #head(conference, session, state) {
    const name = session?.title ?? t('desk.whole');
    this.title(t('desk.title', { name }), conference.title);
    const left = session && timeLeft(session, state, now.value);
    const about = [session?.room?.name, session?.start != null ? span(session.start, session.end, shownZone(conference.timeZone)) : null, t('desk.present', { count: this.room.view.present })];
    return html`<header class="desk-head"><a class="icon-button" href="${this.root}/live" aria-label=${t('desk.back')} title=${t('desk.back')}>${icon('back')}</a>
      <div class="desk-title"><h1>${name}</h1><p>${about.filter(Boolean).map((each) => html`<span>${each}</span>`)}</p></div>
      ${session && isRunning(session, state, now.value) ? html`<span class="badge live">${t('desk.live')}</span>` : nothing}<span class="spring"></span>
      ${left ? html`<b class="desk-left ${left.kind}">${leftWords(left)}</b><span class="hidden" role="status">${isSaid(left) ? leftWords(left) : nothing}</span>` : nothing}
      ${session?.room ? html`<a class="button" href="/c/${conference.slug}/stage/${session.room.id}" target="_blank">${icon('screen')}<span>${t('desk.stage')}</span></a>` : nothing}</header>`;
  }

  #body(conference, session, state) {
    const sessionId = session?.id ?? null;
    const { view: organizers } = this.organizers;
    const { view: room } = this.room;
    const choice = (part) => html`<button type="button" aria-pressed=${this.part === part} @click=${() => (this.part = part)}>${t(`desk.part.${part}`)}</button>`;
    return html`<div class="segmented desk-parts" role="group" aria-label=${t('desk.parts')}>${choice('questions')}${choice('control')}</div>
      <div class="desk-body" @silenced=${() => this.querySelector('silence-list').renew()}>
      <div class="desk-questions-column">${this.#off()}<question-desk .conference=${conference} .sessionId=${sessionId} .organizers=${organizers} .room=${room}></question-desk></div>
      <aside class="desk-side" aria-label=${t('desk.part.control')}>
        <poll-desk .conference=${conference} .sessionId=${sessionId} .organizers=${organizers} .room=${room}></poll-desk>
        ${session ? html`<room-desk .conference=${conference} .session=${session} .state=${state}></room-desk>` : nothing}
        <chat-desk .conference=${conference} .sessionId=${sessionId} .organizers=${organizers} .room=${room}></chat-desk>
        <silence-list .conference=${conference}></silence-list></aside></div>`;
  }

  /** Who waits for questions that cannot be asked learns it. */
  #off() {
    const settings = thingsOf(this.whole.view, 'SETTINGS')[0];
    if (!this.whole.view.isKnown || settings?.questions) return nothing;
    return html`<div class="banner-note" role="note">${icon('warning')}<p>${t('desk.questions.off')}</p><span class="spring"></span><a class="button small" href="${this.root}/live">${t('desk.questions.on')}</a></div>`;
  }
}
customElements.define('organize-desk-page', DeskPage);
