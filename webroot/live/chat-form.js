import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Watch } from '../lib/cell.js';
import { draftOf, keepDraft } from '../lib/drafts.js';
import { t } from '../lib/i18n.js';
import { edit, forgetRefusal, refusals, say } from '../lib/taking-part.js';
import { serverTime } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { toastProblem } from '../parts/toast.js';
import { excerpt, meant, mentionsIn, pauseLeft, withMention, writersOf } from './chat-rules.js';

const LONGEST = 2000;

/** A place to write a message, to answer one or to change an own one. What is typed is kept until it is sent. */
class ChatForm extends PlainElement {
  static properties = { where: {}, about: {}, messages: {}, slowSeconds: {} };
  watch = new Watch(this, refusals);
  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.slowSeconds && this.requestUpdate(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  willUpdate(changed) {
    if (changed.has('about') && this.#edits && !draftOf(this.#name)) keepDraft(this.#name, this.about.message.text);
  }

  get #edits() {
    return this.about?.kind === 'edit';
  }

  /** What is changed is no draft of something new. */
  get #name() {
    return this.#edits ? `edit:${this.about.message.id}` : `say:${this.where.sessionId}`;
  }

  get #pause() {
    return this.#edits ? 0 : pauseLeft(this.messages, this, serverTime());
  }

  #type = ({ target }) => {
    keepDraft(this.#name, target.value);
    forgetRefusal(this.#name);
    this.requestUpdate();
  };

  #keys = (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.#send(event);
    else if (event.key === 'Escape' && this.about) this.#done();
  };

  #send = (event) => {
    event.preventDefault();
    const text = draftOf(this.#name).trim();
    if (!text || this.#pause) return;
    keepDraft(this.#name, '');
    forgetRefusal(this.#name);
    if (this.#edits) edit(this.where, this.about.message.id, text).catch(toastProblem);
    else say(this.where, text, this.about?.message.id ?? null, mentionsIn(text, writersOf(this.messages)));
    this.#done();
  };

  #done = () => {
    if (this.#edits) keepDraft(this.#name, '');
    this.dispatchEvent(new CustomEvent('done'));
    this.requestUpdate();
  };

  #about() {
    if (!this.about) return nothing;
    const { kind, message } = this.about;
    return html`<p class="about">${icon(kind)}<span>${t(`chat.about.${kind}`, { name: message.authorName ?? t('chat.you') })} ${kind === 'reply' ? excerpt(message.text) : nothing}</span>
      <button type="button" class="icon-button" aria-label=${t('live.cancel')} @click=${this.#done}>${icon('close')}</button></p>`;
  }

  #mention(writer) {
    keepDraft(this.#name, withMention(draftOf(this.#name), writer));
    this.requestUpdate();
    this.querySelector('textarea').focus();
  }

  #suggestions() {
    const found = this.#edits ? [] : meant(draftOf(this.#name), writersOf(this.messages));
    return found.length ? html`<p class="mentions" role="group" aria-label=${t('chat.mention')}>${found.map((writer) => html`<button type="button" class="button small" @click=${() => this.#mention(writer)}>@${writer.name}</button>`)}</p>` : nothing;
  }

  render() {
    const problem = refusals.value.get(this.#name);
    const pause = this.#pause;
    return html`${this.#about()}${this.#suggestions()}<form class="write" @submit=${this.#send}>
      <label><span class="hidden">${t('chat.label')}</span><textarea rows="1" maxlength=${LONGEST} placeholder=${t('chat.placeholder')}
        .value=${live(draftOf(this.#name))} @input=${this.#type} @keydown=${this.#keys}></textarea></label>
      <button class="button primary" aria-label=${t('chat.send')} title=${t('chat.send')} ?disabled=${!draftOf(this.#name).trim() || pause > 0}>${icon(this.#edits ? 'check' : 'send')}</button></form>
      ${problem ? html`<p class="live-note warn" role="alert">${problem.message}</p>` : nothing}
      ${this.slowSeconds ? html`<p class="hint slow">${pause ? t('chat.pause', { count: pause }) : t('chat.slow', { count: this.slowSeconds })}</p>` : nothing}`;
  }
}
customElements.define('chat-form', ChatForm);
