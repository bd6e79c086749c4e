import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { leaveFor, withQuery } from '../lib/router.js';
import { isLong, trackLink } from './bits.js';
import { PlainElement } from './element.js';
import { icon } from './icons.js';
import './session-details.js';
import { share } from './share.js';
import { swipeToClose } from './swipe.js';

/** A session beside its schedule, with an address of its own: `?session=…`. */
class SessionDrawer extends PlainElement {
  static properties = { program: {}, sessionId: {} };

  get #dialog() {
    return this.querySelector('dialog');
  }

  firstUpdated() {
    swipeToClose(this.#dialog, this.#close);
  }

  updated() {
    const dialog = this.#dialog;
    const session = this.program.sessions.get(this.sessionId);
    if (session && !dialog.open) {
      this.opener = document.activeElement;
      dialog.showModal();
      dialog.scrollTop = 0;
    } else if (!session && dialog.open) {
      dialog.close();
      this.opener?.isConnected && this.opener.focus({ preventScroll: true });
    }
    if (session) document.title = `${session.title} · ${this.program.conference.title} · Plenary`;
  }

  #close = (event) => {
    event?.preventDefault();
    if (this.sessionId) leaveFor(withQuery({ session: null }));
  };

  #outside = (event) => event.target === this.#dialog && this.#close();

  render() {
    const session = this.program.sessions.get(this.sessionId);
    const { slug } = this.program.conference;
    const page = session ? `/c/${slug}/sessions/${session.id}` : '';
    return html`<dialog class="drawer" aria-labelledby="drawer-title" @cancel=${this.#close} @click=${this.#outside}>
      ${session ? html`<div class="drawer-body"><span class="handle" aria-hidden="true"></span>
        <div class="drawer-head">${trackLink(session.track, this.program.conference)}<span class="spring"></span>
          <a class="icon-button" href=${page} aria-label=${t('session.open')} title=${t('session.open')}>${icon('external')}</a>
          <button type="button" class="icon-button" aria-label=${t('share')} @click=${() => share(session.title, page)}>${icon('share')}</button>
          <button type="button" class="icon-button" aria-label=${t('close')} @click=${this.#close}>${icon('close')}</button></div>
        <h2 id="drawer-title" lang=${session.language ?? nothing} class="title ${isLong(session.title) ? 'long' : ''}" tabindex="-1" autofocus>${session.title}</h2>
        <session-details .program=${this.program} .session=${session}></session-details></div>
        <toast-region></toast-region>` : nothing}</dialog>`;
  }
}

customElements.define('session-drawer', SessionDrawer);
