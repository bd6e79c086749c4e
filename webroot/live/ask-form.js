import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Watch } from '../lib/cell.js';
import { draftOf, keepDraft } from '../lib/drafts.js';
import { t } from '../lib/i18n.js';
import { userName } from '../lib/session.js';
import { ask, forgetRefusal, refusals } from '../lib/taking-part.js';
import { avatar } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';

const LONGEST = 500;

/** A place to ask. What is typed is kept until it is sent. */
class AskForm extends PlainElement {
  static properties = { where: {}, anonymous: {}, unnamed: { state: true } };
  watch = new Watch(this, refusals);

  get #name() {
    return `ask:${this.where.sessionId}`;
  }

  #type = ({ target }) => {
    keepDraft(this.#name, target.value);
    forgetRefusal(this.#name);
    this.requestUpdate();
  };

  #keys = (event) => event.key === 'Enter' && !event.shiftKey && !event.isComposing && this.#ask(event);

  #ask = (event) => {
    event.preventDefault();
    const text = draftOf(this.#name).trim();
    if (!text) return;
    keepDraft(this.#name, '');
    forgetRefusal(this.#name);
    ask(this.where, text, Boolean(this.anonymous && this.unnamed));
    this.requestUpdate();
  };

  #choice() {
    if (!this.anonymous) return nothing;
    return html`<label class="pill"><span class="hidden">${t('question.as')}</span>
      <select @change=${(event) => (this.unnamed = event.target.value === 'unnamed')}>
        <option value="named" ?selected=${!this.unnamed}>${t('question.named')}</option>
        <option value="unnamed" ?selected=${this.unnamed}>${t('question.without-name')}</option></select>${icon('chevron')}</label>`;
  }

  render() {
    const problem = refusals.value.get(this.#name);
    return html`<form class="ask" @submit=${this.#ask}>${avatar(userName.value ?? '', 'medium')}
      <label class="ask-text"><span class="hidden">${t('question.label')}</span><textarea rows="1" maxlength=${LONGEST} placeholder=${t('question.placeholder')}
        .value=${live(draftOf(this.#name))} @input=${this.#type} @keydown=${this.#keys}></textarea></label>
      ${this.#choice()}<button class="button primary" ?disabled=${!draftOf(this.#name).trim()}>${t('question.ask')}</button></form>
      ${problem ? html`<p class="live-note warn" role="alert">${problem.message}</p>` : nothing}`;
  }
}
customElements.define('ask-form', AskForm);
