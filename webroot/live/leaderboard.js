import { html, nothing } from 'lit';
import { get } from '../lib/api.js';
import { number, t } from '../lib/i18n.js';
import { avatar } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';

/** Who does well in the quizzes of a session: those who agreed to be seen, and oneself. */
class LiveLeaderboard extends PlainElement {
  static properties = { where: {}, over: {}, places: { state: true } };

  /** There is more to tell whenever another quiz is `over`. */
  updated(changed) {
    if (changed.has('over')) this.#read().catch(() => {});
  }

  async #read() {
    const { slug, sessionId } = this.where;
    this.places = (await get(`/conferences/${slug}/leaderboard?session=${sessionId}`)).items;
  }

  #row = ({ place, name, points, own }) => html`<li class=${own ? 'own' : ''}><span class="place">${place ? number(place) : '·'}</span>${avatar(name ?? t('chat.you'), 'medium')}
    <span class="name">${own ? t('chat.you') : name ?? t('chat.nobody')}</span><b>${t('poll.points', { count: points })}</b></li>`;

  render() {
    if (!this.places?.length) return nothing;
    return html`<h2 class="label">${t('poll.leaderboard')}</h2><ol class="leaderboard">${this.places.map(this.#row)}</ol>`;
  }
}
customElements.define('live-leaderboard', LiveLeaderboard);
