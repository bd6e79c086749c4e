import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { all, get } from '../lib/api.js';
import { number, t } from '../lib/i18n.js';
import { PlainElement, vars } from '../parts/element.js';
import { icon } from '../parts/icons.js';

/** From how many on anything is told. */
const LEAST = 5;

/** What others said of a session, for those who speak there and those who moderate. */
class HeardFeedback extends PlainElement {
  static properties = { path: {}, summary: { state: true }, said: { state: true } };
  #asked = null;

  updated() {
    if (this.#asked === this.path) return;
    this.#asked = this.path;
    this.#load();
  }

  async #load() {
    try {
      this.summary = await get(`${this.path}/summary`);
      this.said = this.summary.answers < LEAST ? [] : await all(this.path);
    } catch {
      this.#asked = null;
    }
  }

  #row = ({ stars, comment }) => html`<li><p class="poll-mean">${Array.from({ length: stars }, () => icon('star'))}<span class="hidden">${t('poll.stars', { count: stars })}</span></p>
    ${comment ? html`<p class="feedback-text">${comment}</p>` : nothing}</li>`;

  #bars({ answers, stars }) {
    return html`<dl class="star-bars">${stars.map((count, i) => html`<div><dt>${i + 1}<span class="hidden"> ${t('poll.stars', { count: i + 1 })}</span>${icon('star')}</dt>
      <dd><span class="star-bar" ${vars({ '--share': `${(100 * count) / answers}%` })}></span>${number(count)}</dd></div>`).reverse()}</dl>`;
  }

  render() {
    const { summary, said = [] } = this;
    if (!summary) return nothing;
    const { answers, average } = summary;
    return html`<h2 class="label">${t('feedback.heard')}</h2><div class="feedback heard">${answers < LEAST
      ? html`<p class="hint">${t('feedback.heard.few', { count: answers })}</p>`
      : html`<p class="poll-mean">${icon('star')}<b>${number(Math.round(average * 10) / 10)}</b> <small>${t('feedback.heard.count', { count: answers })}</small></p>${this.#bars(summary)}
        <ul class="feedback-list">${repeat(said.filter(({ comment }) => comment), ({ id }) => id, this.#row)}</ul>`}</div>`;
  }
}
customElements.define('heard-feedback', HeardFeedback);
