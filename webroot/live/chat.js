import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { user } from '../lib/session.js';
import { erase, react, report, undone } from '../lib/taking-part.js';
import { serverTime } from '../lib/time.js';
import { toast, toastProblem } from '../parts/toast.js';
import { chatOf, goesOn, messagesOf, ownReactions, silenceOf } from './chat-rules.js';
import './chat-form.js';
import { messageRow } from './message-row.js';
import { LivePart, isStranger, refused, signInTo, silenceNote } from './part.js';
import { ReadMentions } from './read-mentions.js';

const PAGE = 100;
/** So near to its end somebody reads along. */
const NEAR = 80;

/** The chat of a session: what was written, upwards as far as one wants, and a place to write. */
class LiveChat extends LivePart {
  static properties = { open: { state: true }, reporting: { state: true }, about: { state: true }, past: { state: true }, unread: { state: true } };
  mentions = new ReadMentions(this);
  #resets = 0;
  #last = null;
  #isAtEnd = true;
  #isPlaced = false;

  constructor() {
    super();
    this.#forget();
    this.unread = 0;
    this.about = null;
  }

  #forget() {
    this.past = { cursor: undefined, isLoading: false };
  }

  willUpdate(changed) {
    super.willUpdate();
    // What is known begins anew, and with it the way back from there.
    if (this.view.resets !== this.#resets || this.isElsewhere(changed)) this.#forget();
    this.#resets = this.view.resets;
    this.messages = messagesOf(this.view, undone.value, { sessionId: this.session.id, me: user.value?.id });
    const list = this.#list;
    this.#isAtEnd = !list || list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
  }

  get #list() {
    return this.querySelector('.messages');
  }

  updated() {
    const last = this.messages.at(-1);
    const isNew = last && last.id !== this.#last;
    if (isNew && this.#last && !last.own && !this.#isAtEnd) this.unread += 1;
    if (isNew && (this.#isAtEnd || last.own)) this.#toEnd();
    this.#last = last?.id ?? null;
    if (this.view.isKnown && !this.#isPlaced) this.#place();
  }

  /** On a phone the list takes the whole window. */
  #place() {
    this.#isPlaced = true;
    if (matchMedia('(max-width: 45rem)').matches) this.parentElement.scrollIntoView();
  }

  /** Texts become as high as they are a moment later. */
  #toEnd = () => {
    this.unread = 0;
    const go = () => this.#list && (this.#list.scrollTop = this.#list.scrollHeight);
    go();
    setTimeout(go, 60);
  };

  #scrolled = ({ target }) => target.scrollHeight - target.scrollTop - target.clientHeight < NEAR && (this.unread = 0);

  #earlier = async () => {
    const { cursor } = this.past;
    const { slug, sessionId } = this.where;
    this.past = { cursor, isLoading: true };
    const height = this.#list.scrollHeight - this.#list.scrollTop;
    try {
      const page = await get(`/conferences/${slug}/chat-messages?session=${sessionId}&limit=${PAGE}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
      this.rooms.room?.answered('MESSAGE', ...page.items);
      this.rooms.room?.own((own) => ({ ...own, reactions: { ...ownReactions(page.items), ...own.reactions } }));
      this.past = { cursor: page.nextCursor ?? null, isLoading: false };
      await this.updateComplete;
      this.#list.scrollTop = this.#list.scrollHeight - height;
    } catch (problem) {
      this.past = { cursor, isLoading: false };
      toastProblem(problem);
    }
  };

  #show = (id) => this.querySelector(`.message[data-id="${id}"]`)?.focus();

  #talk(kind) {
    return (message) => {
      this.open = null;
      this.about = { kind, message };
      this.updateComplete.then(() => this.querySelector('chat-form textarea')?.focus());
    };
  }

  #erase = async ({ id }) => {
    this.open = null;
    await erase(this.where, id).catch(toastProblem);
  };

  #report = async ({ id }, reason) => {
    this.reporting = null;
    try {
      await report(this.where, id, reason);
      toast({ text: t('chat.reported') });
    } catch (problem) {
      toastProblem(problem);
    }
  };

  get #row() {
    const silence = silenceOf(this.view, serverTime());
    return {
      zone: this.zone, open: this.open, reporting: this.reporting, isStranger: isStranger(), show: this.#show,
      byId: new Map(this.messages.map((message) => [message.id, message])),
      mayReact: !isStranger() && silence?.kind !== 'BANNED',
      mayWrite: !isStranger() && !silence && !chatOf(this.view).readOnly,
      toggle: ({ id }) => (this.open = this.open === id ? null : id),
      react: (message, kind, wanted) => ((this.open = null), react(this.where, message.id, kind, wanted).catch(toastProblem)),
      reply: this.#talk('reply'), edit: this.#talk('edit'), erase: this.#erase,
      report: ({ id }) => ((this.open = null), (this.reporting = id)),
      send: this.#report, cancel: () => (this.reporting = null),
    };
  }

  #form() {
    const silence = silenceNote(this.view, this.zone);
    if (silence !== nothing) return silence;
    if (isStranger()) return signInTo('write');
    if (chatOf(this.view).readOnly) return html`<p class="live-note">${t('chat.read-only')}</p>`;
    return html`<chat-form .where=${this.where} .about=${this.about} .messages=${this.messages} .slowSeconds=${chatOf(this.view).slowSeconds}
      @done=${() => (this.about = null)}></chat-form>`;
  }

  #messages() {
    const row = this.#row;
    const mayBeMore = this.past.cursor !== null && this.messages.length >= 50;
    return html`<div class="messages" tabindex="0" role="region" aria-label=${t('session.chat')} @scroll=${this.#scrolled}>
      ${mayBeMore ? html`<button type="button" class="button small earlier" ?disabled=${this.past.isLoading} @click=${this.#earlier}>${t('chat.earlier')}</button>` : nothing}
      ${this.messages.length || !this.view.isKnown ? nothing : html`<p class="hint live-empty">${t('chat.none')}</p>`}
      <ol>${repeat(this.messages, ({ id }) => id, (message, at) => messageRow(message, { ...row, goesOn: goesOn(message, this.messages[at - 1]) }))}</ol></div>`;
  }

  render() {
    if (this.view.problem) return refused(this.view, this.where);
    return html`<div class="chat">${this.#messages()}
      ${this.unread ? html`<button type="button" class="button small primary news" @click=${this.#toEnd}>${t('live.news', { count: this.unread })}</button>` : nothing}${this.#form()}</div>`;
  }
}
customElements.define('live-chat', LiveChat);
