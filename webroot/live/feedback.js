import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { get } from '../lib/api.js';
import { Watch } from '../lib/cell.js';
import { draftOf, keepDraft } from '../lib/drafts.js';
import { t } from '../lib/i18n.js';
import { newId } from '../lib/ids.js';
import { forgetRefusal, rate, refusals, undone } from '../lib/taking-part.js';
import { now } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { isStranger } from './part.js';
import './heard-feedback.js';

const STARS = [1, 2, 3, 4, 5];
const LONGEST = 2000;

/** How somebody liked a session, in stars and words, once it has begun. */
class LiveFeedback extends PlainElement {
  static properties = { where: {}, begins: {}, given: { state: true }, stars: { state: true }, isChanging: { state: true } };
  watch = new Watch(this, refusals, undone, now);
  #name = newId();
  #asked = null;

  /** Asked once it has begun: before that nothing can be said. */
  updated() {
    const { slug, sessionId } = this.where;
    if (isStranger() || now.value < this.begins || this.#asked === sessionId) return;
    this.#asked = sessionId;
    get(`/conferences/${slug}/sessions/${sessionId}/feedback/me`).then((given) => (this.given = given), () => (this.#asked = null));
  }

  get #draft() {
    return `rate:${this.where.sessionId}`;
  }

  get #shown() {
    const waiting = undone.value.get(this.#draft);
    return waiting ? { ...this.given, stars: waiting.stars, comment: waiting.text, isWaiting: true } : this.given;
  }

  #send = async (event) => {
    event.preventDefault();
    const text = draftOf(this.#draft).trim();
    const stars = this.stars ?? this.given.stars;
    keepDraft(this.#draft, '');
    forgetRefusal(this.#draft);
    this.isChanging = false;
    const isTaken = await rate(this.where, stars, text).then(() => true, () => false);
    if (isTaken) this.given = { ...this.given, stars, comment: text };
  };

  #change = () => {
    if (!draftOf(this.#draft)) keepDraft(this.#draft, this.given.comment ?? '');
    this.isChanging = true;
  };

  #form() {
    const chosen = this.stars ?? this.given.stars ?? 0;
    const problem = refusals.value.get(this.#draft);
    const type = ({ target }) => (keepDraft(this.#draft, target.value), forgetRefusal(this.#draft));
    return html`<form class="feedback" @submit=${this.#send}><fieldset class="poll-stars"><legend class="hidden">${t('feedback.title')}</legend>
      ${STARS.map((number) => html`<label class=${number <= chosen ? 'on' : ''}><input type="radio" name=${this.#name} .checked=${chosen === number} @change=${() => (this.stars = number)}>
        ${icon('star')}<span class="hidden">${t('poll.stars', { count: number })}</span></label>`)}</fieldset>
      <label class="field">${t('feedback.comment')}<textarea maxlength=${LONGEST} .value=${live(draftOf(this.#draft))} @input=${type}></textarea></label>
      ${problem ? html`<p class="live-note warn" role="alert">${problem.message}</p>` : nothing}
      <p class="actions"><button class="button primary" ?disabled=${!chosen}>${t('feedback.send')}</button></p>
      <p class="hint">${t('feedback.unnamed')}</p></form>`;
  }

  #given({ stars, comment, isWaiting }) {
    return html`<div class="feedback given"><p class="poll-mean">${STARS.slice(0, stars).map(() => icon('star'))}<span class="hidden">${t('poll.stars', { count: stars })}</span>
      ${isWaiting ? html`<span class="badge late">${t('live.waits')}</span>` : nothing}</p>
      ${comment ? html`<p class="feedback-text">${comment}</p>` : nothing}
      <p class="actions"><button type="button" class="button small" @click=${this.#change}>${t('feedback.change')}</button></p></div>`;
  }

  #heard() {
    const { slug, sessionId } = this.where;
    return html`<heard-feedback .path="/conferences/${slug}/sessions/${sessionId}/feedback"></heard-feedback>`;
  }

  render() {
    const shown = this.#shown;
    return html`${shown?.listens ? this.#heard() : nothing}${shown?.open
      ? html`<h2 class="label">${t('feedback.title')}</h2>${shown.stars && !this.isChanging ? this.#given(shown) : this.#form()}` : nothing}`;
  }
}
customElements.define('live-feedback', LiveFeedback);
