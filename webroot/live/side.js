import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { liveAt } from '../lib/live-settings.js';
import { t } from '../lib/i18n.js';
import { withQuery } from '../lib/router.js';
import { user } from '../lib/session.js';
import { undone } from '../lib/taking-part.js';
import { serverTime } from '../lib/time.js';
import { avatar } from '../parts/bits.js';
import { excerpt, messageCount, messagesOf } from './chat-rules.js';
import { LivePart, clockTime } from './part.js';
import './poll.js';
import { openPolls, pollsOf } from './poll-rules.js';

const LATEST = 3;

/** Beside what somebody reads: the poll that is open, and what is written. */
class LiveSide extends LivePart {
  static properties = { tab: {} };

  #polls() {
    if (this.tab === 'polls') return nothing;
    return repeat(openPolls(pollsOf(this.view, undone.value), serverTime()), ({ id }) => id, (poll) =>
      html`<live-poll .poll=${poll} .where=${this.where} .zone=${this.zone} .present=${this.view.present}></live-poll>`);
  }

  #chat() {
    if (this.tab === 'chat' || !liveAt(this.where.slug)?.chat) return nothing;
    const latest = messagesOf(this.view, undone.value, { sessionId: this.session.id, me: user.value?.id }).slice(-LATEST);
    if (!latest.length) return nothing;
    const { count, isMore } = messageCount(this.view);
    return html`<section class="panel latest" aria-labelledby="latest-title"><p class="section-head"><b id="latest-title">${t('session.chat')}</b>
      <a href=${withQuery({ tab: 'chat' })}>${isMore ? t('chat.all') : t('chat.all-count', { count })}</a></p>
      <ul>${latest.map((message) => html`<li>${avatar(message.authorName ?? t('chat.you'), 'medium')}<p><b>${message.authorName ?? t('chat.you')}</b>
        <span class="when">${clockTime(message.at, this.zone)}</span><span class="latest-text">${excerpt(message.text, 160)}</span></p></li>`)}</ul></section>`;
  }

  render() {
    return this.view.problem ? nothing : html`${this.#polls()}${this.#chat()}`;
  }
}
customElements.define('live-side', LiveSide);
