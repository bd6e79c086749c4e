import { html } from 'lit';
import { Watch } from '../lib/cell.js';
import { channel } from '../lib/channel.js';
import { t } from '../lib/i18n.js';
import { InRoom } from '../lib/live-rooms.js';
import { toldLive } from '../lib/live-settings.js';
import { thingsOf } from '../lib/live-view.js';
import { serverTime } from '../lib/time.js';
import { icon } from '../parts/icons.js';
import { LivePart } from './part.js';
import { opened, openPolls, pollsOf } from './poll-rules.js';
import './who.js';

/** A connection that is back at once need not be spoken of. */
const PATIENCE = 3_000;

/** How many take part, whether this page hears them, and, for who cannot see it, that a poll was opened; hears also what may be done here. */
class LivePresence extends LivePart {
  static properties = { isLost: { state: true }, said: { state: true } };
  reach = new Watch(this, channel.state);
  whole = new InRoom(this);
  #known = null;
  #timer;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#known = null;
  }

  willUpdate() {
    super.willUpdate();
    this.whole.enter(`conference:${this.program.conference.id}`);
  }

  updated() {
    this.#listen();
    toldLive(this.where.slug, thingsOf(this.whole.view, 'SETTINGS')[0]);
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
    return html`<live-who .program=${this.program} .session=${this.session}></live-who>`;
  }

  render() {
    return html`<div class="live-presence">${this.#shown()}</div><p class="hidden" role="status">${this.said ?? ''}</p>`;
  }
}
customElements.define('live-presence', LivePresence);
