import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { details, open } from '../lib/details.js';
import { t } from '../lib/i18n.js';
import { States } from '../lib/live-states.js';
import { news } from '../lib/news.js';
import { stars } from '../lib/stars.js';
import { now, zoneChoice } from '../lib/time.js';
import { saveCalendar } from './calendar.js';
import { PlainElement } from './element.js';
import { factsBox } from './facts-box.js';
import { icon } from './icons.js';
import { portrait, sessionLogo } from './pictures.js';
import './rich-text.js';
import './seat-box.js';
import { toggleStar } from './stars.js';

/** What there is to know about a session: in the drawer and on its page. */
class SessionDetails extends PlainElement {
  static properties = { program: {}, session: {}, tab: { state: true } };
  watch = new Watch(this, stars, now, news, zoneChoice, details);
  states = new States(this);

  constructor() {
    super();
    this.tab = 'about';
  }

  willUpdate(changed) {
    const before = changed.get('session');
    if (!changed.has('session') || (before?.id === this.session.id && before.version === this.session.version)) return;
    if (before?.id !== this.session.id) this.tab = 'about';
    open(this.program.conference.slug, this.session.id);
  }

  /** Notes are a tab of their own because most readers never open it; so it is not loaded before that. */
  updated(changed) {
    if (changed.has('tab') && this.tab === 'notes') import('./session-notes.js');
  }

  #actions(session, conference) {
    const starred = stars.value.has(session.id);
    return html`<div class="two-buttons">
      <button type="button" class="button primary ${starred ? 'on' : ''}" aria-pressed=${starred} @click=${() => toggleStar(conference.slug, session)}>
        ${icon('star')}${t(starred ? 'star.starred' : 'star.star')}</button>
      <button type="button" class="button" ?disabled=${session.start === null} @click=${() => saveCalendar([session], this.program, session.title)}>${icon('calendar')}${t('calendar.add')}</button></div>`;
  }

  #tabs() {
    const tab = (name, more = nothing) => html`<button type="button" role="tab" id="tab-${name}" aria-selected=${this.tab === name} aria-controls="panel-${name}"
      tabindex=${this.tab === name ? 0 : -1} @click=${() => (this.tab = name)}>${t(`session.${name}`)}${more}</button>`;
    const arrow = (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      this.tab = this.tab === 'about' ? 'notes' : 'about';
      this.updateComplete.then(() => this.querySelector(`#tab-${this.tab}`).focus());
    };
    return html`<div class="tabs" role="tablist" @keydown=${arrow}>${tab('about')}${tab('notes')}</div>`;
  }

  #about(session) {
    const full = details.value.get(session.id);
    const lang = session.language ?? nothing;
    return html`<div role="tabpanel" id="panel-about" aria-labelledby="tab-about">
      ${full ? sessionLogo(full, this.program.conference) : nothing}${session.subtitle ? html`<p class="lead" lang=${lang}>${session.subtitle}</p>` : nothing}
      ${full?.summary ? html`<rich-text lang=${lang} .text=${full.summary}></rich-text>` : nothing}
      ${full?.description && full.description !== full.summary ? html`<rich-text lang=${lang} .text=${full.description}></rich-text>` : nothing}
      ${full ? this.#below(session, full) : html`<div class="skeleton text" role="status" aria-label=${t('loading')}><div></div><div></div><div></div></div>`}</div>`;
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

  render() {
    const { session } = this;
    const { conference } = this.program;
    return html`${factsBox(session, conference, this.states.of(this.program).get(session.id), now.value)}<seat-box .program=${this.program} .session=${session}></seat-box>${this.#actions(session, conference)}${this.#tabs()}
      ${this.tab === 'about' ? this.#about(session) : html`<div role="tabpanel" id="panel-notes" aria-labelledby="tab-notes">
        <session-notes .session=${session} .conference=${conference}></session-notes></div>`}`;
  }
}

customElements.define('session-details', SessionDetails);
