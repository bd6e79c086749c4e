import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { channel } from '../lib/channel.js';
import { t } from '../lib/i18n.js';
import { serverTime } from '../lib/time.js';
import { icon } from '../parts/icons.js';
import { LivePart } from './part.js';
import { opened, openPolls, pollsOf } from './poll-rules.js';

/** A connection that is back at once need not be spoken of. */
const PATIENCE = 3_000;

/** How many take part, whether this page hears them, and, for who cannot see it, that a poll was opened. */
class LivePresence extends LivePart {
  static properties = { isLost: { state: true }, said: { state: true } };
  reach = new Watch(this, channel.state);
  #known = null;
  #timer;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#known = null;
  }

  updated() {
    this.#listen();
    this.#look();
  }

  #listen() {
    const isHeard = channel.state.value === 'on' || channel.state.value === 'events';
    if (isHeard) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.isLost = false;
    } else this.#timer ??= setTimeout(() => (this.isLost = true), PATIENCE);
  }

  /** What was open when somebody came is no news. */
  #look() {
    if (!this.view.isKnown) return;
    const polls = pollsOf(this.view);
    const news = this.#known ? opened(this.#known, polls, serverTime()) : [];
    this.#known = new Set(openPolls(polls, serverTime()).map(({ id }) => id));
    if (news.length) this.said = t('poll.opened', { question: news[0].question });
  }

  #shown() {
    if (this.isLost) return html`<span class="lost">${icon('offline')}${t('live.lost')}</span>`;
    return this.view.present ? html`${icon('people')}${t('live.present', { count: this.view.present })}` : nothing;
  }

  render() {
    return html`<p class="live-presence">${this.#shown()}</p><p class="hidden" role="status">${this.said ?? ''}</p>`;
  }
}
customElements.define('live-presence', LivePresence);
