import { html, nothing } from 'lit';
import { send } from '../lib/http.js';
import { t } from '../lib/i18n.js';
import { prepare } from '../lib/markdown.js';
import { allTalks, program } from '../lib/program.js';
import { empty, people, problemNote, skeleton, trackName } from '../parts/bits.js';
import { byDay } from '../parts/by-day.js';
import { vars } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { Page } from '../parts/page.js';
import '../parts/rich-text.js';

/**
 * The draft of a program, for whoever was given a link. The secret stands behind the sharp of the address, which no server, no log and no
 * other site gets to see; nothing of what it shows is kept.
 */
class PreviewPage extends Page {
  static properties = { program: { state: true }, problem: { state: true }, texts: { state: true } };
  #opened = () => this.#open();

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#opened);
    this.#open();
    prepare().catch(() => {});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#opened);
    this.program = null;
  }

  get #path() {
    return `/previews/${encodeURIComponent(location.hash.slice(1) || '-')}`;
  }

  async #open() {
    this.program = this.problem = null;
    this.texts = new Map();
    try {
      this.program = program((await send('GET', `${this.#path}/schedule`)).data);
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** Asked for when somebody wants to read it. */
  async #read({ id }) {
    if (this.texts.has(id)) return;
    const text = await send('GET', `${this.#path}/sessions/${id}`).then(({ data }) => [data.summary, data.description].filter(Boolean).join('\n\n'), (problem) => problem.message);
    this.texts = new Map(this.texts).set(id, text || t('preview.no-text'));
  }

  #row = (session) => html`<article class="row-card ${session.isCancelled ? 'cancelled' : ''} ${session.track ? '' : 'plain'}" ${vars({ '--track': session.track?.color })}>
    <h3 lang=${session.language ?? nothing}>${session.title}</h3>${people(session)}
    <p class="foot">${session.room ? html`<span class="fact room">${icon('pin')}<span>${session.room.name}</span></span>` : nothing}
      ${session.minutes ? html`<span class="fact">${icon('clock')}${t('session.minutes', { count: session.minutes })}</span>` : nothing}${trackName(session.track)}
      ${session.isCancelled ? html`<span class="badge cancelled">${t('session.cancelled')}</span>` : nothing}</p>
    <details @toggle=${({ target }) => target.open && this.#read(session)}><summary>${t('preview.more')}</summary>
      ${this.texts.has(session.id) ? html`<rich-text .text=${this.texts.get(session.id)}></rich-text>` : skeleton(1)}</details></article>`;

  render() {
    const { problem } = this;
    if (problem) return html`<div class="page">${problemNote(problem, () => this.#open())}</div>`;
    if (!this.program) return html`<div class="page">${skeleton()}</div>`;
    const { conference } = this.program;
    this.title(t('preview.title'), conference.title);
    const sessions = allTalks(this.program);
    return html`<div class="page preview"><div class="banner-note" role="note">${icon('edit')}<p>${t('preview.note')}</p></div>
      <div class="page-head"><h1>${conference.title}</h1><p>${t('preview.title')}</p></div>
      ${sessions.length ? byDay(this.program, sessions, this.#row) : empty('calendar', t('preview.empty'), t('preview.empty.text'))}</div>`;
  }
}
customElements.define('preview-page', PreviewPage);
