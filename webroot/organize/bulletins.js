import { html, nothing } from 'lit';
import { all, post } from '../lib/api.js';
import { newId } from '../lib/ids.js';
import { shownLanguage, t } from '../lib/i18n.js';
import { go, withQuery } from '../lib/router.js';
import { stamp } from '../lib/time.js';
import { empty } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { toastProblem } from '../parts/toast.js';
import { Live } from '../workspace/live.js';
import { audienceName } from './audience.js';
import './message-texts.js';
import { OrganizerPage } from './organizer-page.js';

const SYMBOLS = { DRAFT: 'edit', SCHEDULED: 'clock', SENDING: 'mail', SENT: 'check', STOPPED: 'close' };
const PAUSE = 3_000;

/** While something is sent it is looked at again. */
const pause = (items) => (items.some(({ state }) => state === 'SENDING' || state === 'SCHEDULED') ? PAUSE : null);

/** What was written to the people of a conference, and what is about to be. */
class MessagesPage extends OrganizerPage {
  list = new Live(this, (path) => all(path), pause);

  get #path() {
    return `/conferences/${this.params.slug}/bulletins`;
  }

  async #write() {
    try {
      const id = newId();
      await post(this.#path, { id, subject: '', text: '', language: shownLanguage(), audience: 'ATTENDEES' });
      go(`${this.root}/messages/${id}`);
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #button() {
    return html`<button type="button" class="button primary" @click=${() => this.#write()}>${icon('plus')}${t('bulletins.new')}</button>`;
  }

  head({ conference }) {
    this.title(t('bulletins.title'), conference.title);
    return html`<h1>${t('bulletins.title')}</h1><span class="spring"></span>${this.#button()}`;
  }

  #row(bulletin, program) {
    const { id, subject, state, people, sendAt, updatedAt } = bulletin;
    const when = state === 'DRAFT' ? updatedAt : sendAt;
    return html`<li class=${state.toLowerCase()}><a href="${this.root}/messages/${id}">${icon(SYMBOLS[state])}
      <span><b>${subject || t('bulletin.untitled')}</b><small>${audienceName(bulletin, program)}${people ? html` · ${t('bulletin.reached', { count: people })}` : nothing}</small></span>
      <small class="when"><span class="badge ${state.toLowerCase()}">${t(`bulletin.state.${state}`)}</span><br>${stamp(Date.parse(when))}</small></a></li>`;
  }

  get #isOfTexts() {
    return this.query.get('show') === 'texts';
  }

  #tabs() {
    const tab = (show, isHere) => html`<a href=${withQuery({ show })} aria-current=${isHere ? 'page' : nothing}
      @click=${(event) => (event.preventDefault(), go(withQuery({ show }), { replace: true }))}>${t(`bulletins.show.${show || 'messages'}`)}</a>`;
    return html`<div class="segmented bulletin-tabs" role="group" aria-label=${t('bulletins.show')}>${tab('', !this.#isOfTexts)}${tab('texts', this.#isOfTexts)}</div>`;
  }

  work(program) {
    return html`${this.#tabs()}${this.#isOfTexts ? html`<message-texts .conference=${program.conference}></message-texts>` : this.#list(program)}`;
  }

  #list(program) {
    return this.list.follow(this.#path).view((items) => items.length
      ? html`<section class="panel"><ul class="import-list bulletins">${items.map((each) => this.#row(each, program))}</ul></section>`
      : empty('mail', t('bulletins.none.title'), t('bulletins.none.text')));
  }
}
customElements.define('organize-messages-page', MessagesPage);
