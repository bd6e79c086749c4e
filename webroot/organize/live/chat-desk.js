import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { post, put, remove } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { thingsOf } from '../../lib/live-view.js';
import { PlainElement } from '../../parts/element.js';
import { icon } from '../../parts/icons.js';
import { toast, toastProblem } from '../../parts/toast.js';
import '../../parts/rich-text.js';
import { silence } from './decisions.js';
import { askForSilence } from './dialogs.js';

const PAUSES = [0, 10, 30, 60];

/** The chat of one place: how it goes, and what somebody should look at. */
class ChatDesk extends PlainElement {
  static properties = { conference: {}, sessionId: {}, organizers: {}, room: {}, busy: { state: true } };

  get #path() {
    return `/conferences/${this.conference.id}`;
  }

  async #run(request, said) {
    if (this.busy) return;
    this.busy = true;
    try {
      await request();
      if (said) toast({ text: t(said) });
    } catch (problem) {
      toastProblem(problem);
    } finally {
      this.busy = false;
    }
  }

  #put({ slowSeconds = 0, readOnly = false }, change) {
    return this.#run(() => put(`${this.#path}/chat`, { sessionId: this.sessionId, slowSeconds, readOnly, ...change }));
  }

  #remove = ({ id }) => this.#run(() => post(`${this.#path}/chat-messages/${id}/removal`), 'chat-desk.removed');

  #keep = ({ id }) => this.#run(() => remove(`${this.#path}/reported-messages/${id}`), 'chat-desk.kept');

  #approve = ({ id }) => this.#run(() => post(`${this.#path}/chat-messages/${id}/approval`), 'chat-desk.approved');

  async #mute(message) {
    const said = await askForSilence(message);
    if (said) await silence(this, this.#path, { messageId: message.id }, said);
  }

  #reported({ message, reports, reasons, held }) {
    const button = (name, symbol, run) => html`<button type="button" class="icon-button" aria-label=${t(`chat-desk.${name}`)} title=${t(`chat-desk.${name}`)} ?disabled=${this.busy} @click=${() => run.call(this, message)}>${icon(symbol)}</button>`;
    return html`<li data-message=${message.id}><div class="desk-reported"><p><b>${message.authorName ?? t('desk.nobody')}</b><small>${[...held.map((why) => t(`chat-desk.held.${why}`)), reports && t('chat-desk.reports', { count: reports }), ...reasons].filter(Boolean).join(' · ')}</small></p>
      <span class="desk-does">${button('mute', 'muted', this.#mute)}${button('remove', 'trash', this.#remove)}${held.length ? button('approve', 'check', this.#approve) : button('keep', 'check', this.#keep)}</span></div><rich-text .text=${message.text}></rich-text></li>`;
  }

  #settings(chat) {
    const { slowSeconds = 0, readOnly = false } = chat;
    const known = PAUSES.includes(slowSeconds) ? PAUSES : [...PAUSES, slowSeconds].sort((a, b) => a - b);
    return html`<h3>${t('chat-desk.slow')}</h3><div class="segmented desk-choice" role="group" aria-label=${t('chat-desk.slow')}>${known.map((seconds) => html`<button type="button" aria-pressed=${seconds === slowSeconds}
        ?disabled=${this.busy} @click=${() => this.#put(chat, { slowSeconds: seconds })}>${seconds ? t('chat-desk.seconds', { count: seconds }) : t('chat-desk.fast')}</button>`)}</div>
      <label class="desk-switch"><input type="checkbox" role="switch" .checked=${readOnly} ?disabled=${this.busy} @change=${() => this.#put(chat, { readOnly: !readOnly })}><span>${t('chat-desk.readOnly')}</span></label>`;
  }

  render() {
    const chat = thingsOf(this.room, 'CHAT')[0] ?? {};
    const reported = thingsOf(this.organizers, 'REPORT').filter(({ message }) => (message.sessionId ?? null) === this.sessionId);
    return html`<section class="panel desk-panel" aria-labelledby="desk-chat"><div class="desk-panel-head"><h2 id="desk-chat">${t('chat-desk.title')}</h2><span class="spring"></span>
        ${reported.length ? html`<span class="badge">${reported.length}</span>` : nothing}</div><p class="hidden" role="status">${reported.length ? t('chat-desk.waiting', { count: reported.length }) : nothing}</p>
      ${reported.length ? html`<ul class="desk-messages">${repeat(reported, ({ message }) => message.id, (each) => this.#reported(each))}</ul>` : html`<p class="hint">${t('chat-desk.none')}</p>`}
      ${this.#settings(chat)}</section>`;
  }
}
customElements.define('chat-desk', ChatDesk);
