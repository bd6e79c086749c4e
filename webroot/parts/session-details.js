import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { details, open } from '../lib/details.js';
import { liveAt, liveSettings } from '../lib/live-settings.js';
import { t } from '../lib/i18n.js';
import { States } from '../lib/live-states.js';
import { news } from '../lib/news.js';
import { go, withQuery } from '../lib/router.js';
import { stars } from '../lib/stars.js';
import { now, zoneChoice } from '../lib/time.js';
import { saveCalendar } from './calendar.js';
import { PlainElement } from './element.js';
import { factsBox } from './facts-box.js';
import { icon } from './icons.js';
import { lookLive, tabsOf } from './live-session.js';
import { portrait, sessionLogo } from './pictures.js';
import './rich-text.js';
import './seat-box.js';
import { toggleStar } from './stars.js';

/** Parts that have no count. */
const PLAIN = new Set(['about', 'notes']);

/**
 * What there is to know about a session: in the drawer and on its page. On the page of a session where something is `live`, these are
 * settings: there it has more parts, and the address says which one is `wanted`.
 */
class SessionDetails extends PlainElement {
  static properties = { program: {}, session: {}, live: {}, wanted: {}, tab: { state: true } };
  watch = new Watch(this, stars, now, news, zoneChoice, details, liveSettings);
  states = new States(this);

  constructor() {
    super();
    this.tab = 'about';
  }

  firstUpdated() {
    if (this.live === undefined) lookLive(this.program.conference.slug);
  }

  willUpdate(changed) {
    if (changed.has('wanted') && this.wanted !== undefined) this.tab = this.wanted ?? 'about';
    const before = changed.get('session');
    if (!changed.has('session') || (before?.id === this.session.id && before.version === this.session.version)) return;
    if (before && before.id !== this.session.id) this.tab = this.wanted ?? 'about';
    open(this.program.conference.slug, this.session.id);
  }

  /** Notes are a tab of their own because most readers never open it; so it is not loaded before that. */
  updated(changed) {
    if (changed.has('tab') && this.tab === 'notes') import('./session-notes.js');
  }

  get #tabs() {
    return tabsOf(this.live);
  }

  /** An address may name a part that there is not. */
  get #shown() {
    return this.#tabs.includes(this.tab) ? this.tab : 'about';
  }

  #choose(tab) {
    this.tab = tab;
    if (this.live) go(withQuery({ tab: tab === 'about' ? null : tab }), { replace: true });
  }

  #actions(session, conference) {
    const starred = stars.value.has(session.id);
    return html`<div class="two-buttons">
      <button type="button" class="button primary ${starred ? 'on' : ''}" aria-pressed=${starred} @click=${() => toggleStar(conference.slug, session)}>
        ${icon('star')}${t(starred ? 'star.starred' : 'star.star')}</button>
      <button type="button" class="button" ?disabled=${session.start === null} @click=${() => saveCalendar([session], this.program, session.title)}>${icon('calendar')}${t('calendar.add')}</button></div>`;
  }

  #tab(name) {
    const { session, program } = this;
    const isShown = this.#shown === name;
    return html`<button type="button" role="tab" id="tab-${name}" aria-selected=${isShown} aria-controls="panel-${name}" tabindex=${isShown ? 0 : -1}
      @click=${() => this.#choose(name)}>${t(`session.${name}`)}${PLAIN.has(name) ? nothing : html`<live-count .of=${name} .session=${session} .program=${program}></live-count>`}</button>`;
  }

  #arrow = (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    const tabs = this.#tabs;
    this.#choose(tabs[(tabs.indexOf(this.#shown) + step + tabs.length) % tabs.length]);
    this.updateComplete.then(() => this.querySelector(`#tab-${this.#shown}`).focus());
  };

  #about(session) {
    const full = details.value.get(session.id);
    const lang = session.language ?? nothing;
    return html`<div role="tabpanel" id="panel-about" aria-labelledby="tab-about">
      ${full ? sessionLogo(full, this.program.conference) : nothing}${session.subtitle ? html`<p class="lead" lang=${lang}>${session.subtitle}</p>` : nothing}
      ${full?.summary ? html`<rich-text lang=${lang} .text=${full.summary}></rich-text>` : nothing}
      ${full?.description && full.description !== full.summary ? html`<rich-text lang=${lang} .text=${full.description}></rich-text>` : nothing}
      ${full ? this.#below(session, full) : html`<div class="skeleton text" role="status" aria-label=${t('loading')}><div></div><div></div><div></div></div>`}${full && this.live?.feedback && session.start !== null
        ? html`<live-feedback .where=${{ slug: this.program.conference.slug, sessionId: session.id }} .begins=${session.start}></live-feedback>` : nothing}</div>`;
  }

  /** What stands below the texts waits for them: otherwise they would push it away. */
  #below(session, { problem, links = [], attachments = [], url, feedbackUrl }) {
    const { conference } = this.program;
    const speakers = session.speakers.map((credit) => this.program.speakers.get(credit.speakerId) ?? { ...credit, id: credit.speakerId });
    const pages = [{ url, title: t('session.source') }, { url: feedbackUrl, title: t('session.feedback') }];
    const shown = [...links, ...attachments, ...pages].filter((link) => /^https?:/i.test(link.url));
    return html`${problem ? html`<p class="hint" role="alert">${problem.message}</p>` : nothing}
      ${session.doNotRecord ? html`<p class="hint">${t('session.do-not-record')}</p>` : nothing}
      ${speakers.length ? html`<h2 class="label">${t('session.speakers', { count: speakers.length })}</h2>
        <ul class="people-cards">${speakers.map((speaker) => html`<li><a href="/c/${conference.slug}/speakers/${speaker.id}">${portrait(speaker, conference, 'large')}
          <span><b>${speaker.name}</b><small>${speaker.affiliation ?? ''}</small></span></a></li>`)}</ul>` : nothing}
      ${shown.length ? html`<h2 class="label">${t('session.links')}</h2><ul class="links">${shown.map((link) => html`<li>
        <a href=${link.url} target="_blank" rel="noopener noreferrer">${icon('external')}${link.title || link.url}</a></li>`)}</ul>` : nothing}`;
  }

  /** In a drawer there is little room: what happens live is a page of its own. */
  #liveLink({ slug }) {
    if (this.live !== undefined || !liveAt(slug)) return nothing;
    return html`<a class="live-link" href="/c/${slug}/sessions/${this.session.id}?tab=${this.#liveTab(slug)}">${icon('live')}<span>${t('session.take-part')}</span>${icon('forward')}</a>`;
  }

  #liveTab(slug) {
    return tabsOf(liveAt(slug)).find((name) => !PLAIN.has(name));
  }

  #panel(session, conference) {
    if (this.#shown === 'about') return this.#about(session);
    return html`<div role="tabpanel" id="panel-${this.#shown}" aria-labelledby="tab-${this.#shown}">${this.#part(session, conference)}</div>`;
  }

  #part(session, conference) {
    switch (this.#shown) {
      case 'questions': return html`<live-questions .program=${this.program} .session=${session}></live-questions>`;
      case 'polls': return html`<live-polls .program=${this.program} .session=${session}></live-polls>`;
      case 'chat': return html`<live-chat .program=${this.program} .session=${session}></live-chat>`;
      default: return html`<session-notes .session=${session} .conference=${conference}></session-notes>`;
    }
  }

  render() {
    const { session, program } = this;
    const { conference } = program;
    return html`${this.live ? html`<live-facts .program=${program} .session=${session}></live-facts>` : factsBox(session, conference, this.states.of(program).get(session.id), now.value)}
      <seat-box .program=${program} .session=${session}></seat-box>${this.live ? nothing : this.#actions(session, conference)}${this.#liveLink(conference)}
      <div class="tabs" role="tablist" @keydown=${this.#arrow}>${this.#tabs.map((name) => this.#tab(name))}</div>${this.#panel(session, conference)}`;
  }
}

customElements.define('session-details', SessionDetails);
