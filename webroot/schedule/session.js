import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { open } from '../lib/details.js';
import { idle } from '../lib/idle.js';
import { t } from '../lib/i18n.js';
import { liveAt, liveSettings } from '../lib/live-settings.js';
import { prepare } from '../lib/markdown.js';
import { stars } from '../lib/stars.js';
import { now } from '../lib/time.js';
import { avatar, isLong, missing, starButton, status, trackLink } from '../parts/bits.js';
import { saveCalendar } from '../parts/calendar.js';
import { showCode } from '../parts/code.js';
import { ConferencePage } from '../parts/conference-page.js';
import { icon } from '../parts/icons.js';
import { isLiveReady, prepareLive, tabsOf } from '../parts/live-session.js';
import { conferenceLogo } from '../parts/pictures.js';
import '../parts/session-details.js';
import { share } from '../parts/share.js';
import { toggleStar } from '../parts/stars.js';

const FACES = 4;

class SessionPage extends ConferencePage {
  live = new Watch(this, isLiveReady, liveSettings, now, stars);

  /** The texts need not wait for the program. */
  connectedCallback() {
    super.connectedCallback();
    open(this.params.slug, this.params.id);
    prepare();
  }

  /** Nobody waits for it. */
  firstUpdated() {
    idle().then(() => import('../parts/billboard.js')).catch(() => {});
  }

  isEnough(part) {
    return part.sessions.has(this.params.id);
  }

  content(program) {
    const { conference } = program;
    const session = program.sessions.get(this.params.id);
    const schedule = `/c/${conference.slug}/schedule`;
    if (!session) return html`<div class="page">${missing(t('session.missing'), html`<a class="button" href=${schedule}>${t('conference.to-schedule')}</a>`)}</div>`;
    this.title(session.title, conference.title);
    prepareLive(conference.slug).catch(() => {});
    const day = program.days.find((each) => each.date === session.day);
    const back = html`<a class="back" href=${day ? `${schedule}?day=${day.index}` : schedule}>${icon('back')}${t('session.back')}</a>`;
    const settings = isLiveReady.value ? liveAt(conference.slug) : null;
    return settings ? this.#live(program, session, back, settings) : this.#plain(program, session, back);
  }

  #share = (session, conference) => html`<button type="button" class="icon-button" aria-label=${t('code')} title=${t('code')} @click=${() => showCode(session.title, location.pathname, { text: t('session.code'), logo: conferenceLogo(conference, 192) })}>${icon('code')}</button>
    <button type="button" class="icon-button" aria-label=${t('share')} @click=${() => share(session.title, location.pathname)}>${icon('share')}</button>`;

  #title = (session) => html`<h1 lang=${session.language ?? nothing} class=${isLong(session.title) ? 'long' : nothing}>${session.title}</h1>`;

  #billboard = (conference, session) => html`<billboard-place .slug=${conference.slug} .placement=${'SESSION'} .subject=${session.id}></billboard-place>`;

  #plain(program, session, back) {
    const { conference } = program;
    return html`<article class="page session-full">${back}
      <div class="title-row">${trackLink(session.track, conference)}<span class="spring"></span>${this.#share(session, conference)}</div>
      ${this.#title(session)}<session-details .program=${program} .session=${session} .live=${null}></session-details>
      ${this.#billboard(conference, session)}</article>`;
  }

  #people = ({ speakers }) => (speakers.length === 0 ? nothing : html`<p class="people"><span class="avatars">${speakers.slice(0, FACES).map(({ name }) => avatar(name))}</span>
    <span>${speakers.map(({ name }) => name).join(', ')}</span></p>`);

  /** Where something happens live it has the most room, and what is open stands beside it. */
  #live(program, session, back, settings) {
    const { conference } = program;
    const wanted = this.query.get('tab') ?? 'about';
    const tab = tabsOf(settings).includes(wanted) ? wanted : 'about';
    return html`<article class="page session-full with-live" data-tab=${tab}><div class="live-top">${back}<live-presence .program=${program} .session=${session}></live-presence></div>
      <div class="live-main"><div class="title-row">${status(session, now.value)}${trackLink(session.track, conference)}<span class="spring"></span>
        <live-bursts .program=${program} .session=${session}></live-bursts>
        <button type="button" class="icon-button" aria-label=${t('calendar.add')} ?disabled=${session.start === null} @click=${() => saveCalendar([session], program, session.title)}>${icon('calendar')}</button>
        ${this.#share(session, conference)}${starButton(session, stars.value.has(session.id), (each) => toggleStar(conference.slug, each))}</div>
        ${this.#title(session)}${this.#people(session)}
        <session-details .program=${program} .session=${session} .live=${settings} .wanted=${wanted}></session-details>
        ${this.#billboard(conference, session)}</div>
      <section class="live-side" aria-label=${t('session.side')}><live-side .program=${program} .session=${session} .tab=${tab}></live-side></section></article>`;
  }
}
customElements.define('session-page', SessionPage);
