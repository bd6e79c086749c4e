import { html, nothing } from 'lit';
import { open } from '../lib/details.js';
import { idle } from '../lib/idle.js';
import { t } from '../lib/i18n.js';
import { prepare } from '../lib/markdown.js';
import { isLong, missing, trackLink } from '../parts/bits.js';
import { ConferencePage } from '../parts/conference-page.js';
import { icon } from '../parts/icons.js';
import '../parts/session-details.js';
import { share } from '../parts/share.js';

class SessionPage extends ConferencePage {
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
    const day = program.days.find((each) => each.date === session.day);
    return html`<article class="page session-full">
      <a class="back" href=${day ? `${schedule}?day=${day.index}` : schedule}>${icon('back')}${t('session.back')}</a>
      <div class="title-row">${trackLink(session.track, conference)}<span class="spring"></span>
        <button type="button" class="icon-button" aria-label=${t('share')} @click=${() => share(session.title, location.pathname)}>${icon('share')}</button></div>
      <h1 lang=${session.language ?? nothing} class=${isLong(session.title) ? 'long' : nothing}>${session.title}</h1><session-details .program=${program} .session=${session}></session-details>
      <billboard-place .slug=${conference.slug} .placement=${'SESSION'} .subject=${session.id}></billboard-place></article>`;
  }
}
customElements.define('session-page', SessionPage);
