import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';
import { undone } from '../lib/taking-part.js';
import { serverTime } from '../lib/time.js';
import { messageCount } from './chat-rules.js';
import { LivePart } from './part.js';
import { openPolls, pollsOf } from './poll-rules.js';
import { questionCount } from './question-rules.js';

/** Beside the name of a part: how much there is, or that something is open now. */
class LiveCount extends LivePart {
  static properties = { of: {} };

  #polls() {
    const polls = pollsOf(this.view, undone.value);
    const open = openPolls(polls, serverTime()).length;
    if (open) return html`<span class="tab-count open"><span>${number(open)}</span><span class="word">${t('poll.open-count', { count: open })}</span></span>`;
    return polls.length ? html`<span class="tab-count">${number(polls.length)}</span>` : nothing;
  }

  render() {
    if (this.of === 'polls') return this.#polls();
    const { count, isMore } = (this.of === 'chat' ? messageCount : questionCount)(this.view);
    return count ? html`<span class="tab-count">${number(count)}${isMore ? '+' : nothing}</span>` : nothing;
  }
}
customElements.define('live-count', LiveCount);
