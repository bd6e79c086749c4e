import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../lib/i18n.js';
import { undone } from '../lib/taking-part.js';
import { serverTime } from '../lib/time.js';
import './leaderboard.js';
import { LivePart, refused } from './part.js';
import './poll.js';
import { isOpen, pollsOf } from './poll-rules.js';

/** The polls of a session: what is open, and what was. */
class LivePolls extends LivePart {
  #poll = (poll) => html`<li><live-poll .poll=${poll} .where=${this.where} .zone=${this.zone} .present=${this.view.present}></live-poll></li>`;

  render() {
    if (this.view.problem) return refused(this.view, this.where);
    const polls = pollsOf(this.view, undone.value);
    const open = polls.filter((poll) => isOpen(poll, serverTime()));
    const ended = polls.filter((poll) => !open.includes(poll));
    if (!polls.length) return this.view.isKnown ? html`<p class="hint live-empty">${t('poll.none')}</p>` : nothing;
    return html`<ul class="polls">${repeat(open, ({ id }) => id, this.#poll)}</ul>
      ${ended.length ? html`<h2 class="label">${t('poll.earlier')}</h2><ul class="polls">${repeat(ended, ({ id }) => id, this.#poll)}</ul>` : nothing}
      ${ended.some(({ kind }) => kind === 'QUIZ') ? html`<live-leaderboard .where=${this.where} .over=${ended.length}></live-leaderboard>` : nothing}`;
  }
}
customElements.define('live-polls', LivePolls);
