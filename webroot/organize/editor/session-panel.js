import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { avatar, trackName } from '../../parts/bits.js';
import { PlainElement } from '../../parts/element.js';
import { icon } from '../../parts/icons.js';
import { placeOf } from './place.js';
import { popoverHead } from './toolbar.js';
import { conflictWords, placeWords } from './words.js';

const GAP = 8;

/** What a session is and what can be done with it, beside its card. */
class SessionPanel extends PlainElement {
  static properties = { program: {}, conflicts: {}, editor: {}, sessionId: { state: true } };

  async show(session, anchor) {
    this.sessionId = session.id;
    this.opener = anchor.querySelector('button');
    await this.updateComplete;
    const panel = this.querySelector('[popover]');
    panel.showPopover();
    const { x, y } = beside(anchor.getBoundingClientRect(), panel.getBoundingClientRect());
    panel.style.setProperty('--x', `${x}px`);
    panel.style.setProperty('--y', `${y}px`);
    panel.querySelector('.actions > *').focus({ preventScroll: true });
  }

  /** The browser gives the focus back only where it knows who opened the panel. */
  #toggled = (event) => {
    const isLost = event.newState === 'closed' && (this.contains(document.activeElement) || document.activeElement === document.body);
    if (isLost) this.opener.focus({ preventScroll: true });
  };

  #act(action, session) {
    this.querySelector('[popover]').hidePopover();
    this.editor[action](session);
  }

  #conflicts(session) {
    const own = this.conflicts.filter(({ sessionId, otherSessionId }) => sessionId === session.id || otherSessionId === session.id);
    if (own.length === 0) return nothing;
    return html`<ul class="reasons">${own.map((conflict) => html`<li>${icon('warning')}<span>${conflictWords(seenFrom(session, conflict), this.program)}</span></li>`)}</ul>`;
  }

  #content(session) {
    const { slug } = this.program.conference;
    return html`${popoverHead('session-panel', trackName(session.track))}
      <h2 id="session-panel-title">${session.title}</h2>
      <p class="fact">${icon('clock')}<span>${placeWords(placeOf(session), this.program)}</span></p>
      ${session.speakers.map(({ name }) => html`<p class="panel-speaker">${avatar(name)}<span>${name}</span></p>`)}
      ${this.#conflicts(session)}
      <p class="actions">${this.editor.isFixed ? nothing : this.#moves(session)}
        <a class="button small" href="/c/${slug}/organize/sessions/${session.id}">${icon('edit')}${t(this.editor.isFixed ? 'editor.details' : 'editor.edit')}</a></p>`;
  }

  #moves(session) {
    return html`<button type="button" class="button small primary" @click=${() => this.#act('move', session)}>${t(session.start === null ? 'editor.schedule' : 'editor.move')}</button>
        ${session.start === null ? nothing : html`<button type="button" class="button small" @click=${() => this.#act('unschedule', session)}>${t('editor.unschedule')}</button>`}`;
  }

  render() {
    const session = this.program.sessions.get(this.sessionId);
    return html`<div class="session-panel" id="session-panel" popover role="dialog" aria-labelledby="session-panel-title" @toggle=${this.#toggled}>
      ${session ? this.#content(session) : nothing}</div>`;
  }
}
customElements.define('session-panel', SessionPanel);

const seenFrom = (session, conflict) =>
  conflict.sessionId === session.id ? conflict : { ...conflict, otherSessionId: conflict.sessionId };

/** To the right of a card where there is room, else to its left, and always within the window. */
function beside(card, panel) {
  const right = card.right + GAP;
  const x = right + panel.width <= innerWidth ? right : card.left - panel.width - GAP;
  const within = (at, size, whole) => Math.max(GAP, Math.min(at, whole - size - GAP));
  return { x: within(x, panel.width, innerWidth), y: within(card.top, panel.height, innerHeight) };
}
