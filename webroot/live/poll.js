import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { newId } from '../lib/ids.js';
import { answer } from '../lib/taking-part.js';
import { serverTime, time } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { toastProblem } from '../parts/toast.js';
import { isStranger, signInTo } from './part.js';
import { kindOf } from './poll-kinds.js';
import { mayChange, phaseOf, showsResults } from './poll-rules.js';
import './time-left.js';

/** One poll: asks, shows how others answered, looks back. */
class LivePoll extends PlainElement {
  static properties = { poll: {}, where: {}, zone: {}, present: {}, given: { state: true }, isChanging: { state: true } };
  #name = newId();

  willUpdate(changed) {
    if (changed.has('poll') && changed.get('poll')?.id !== this.poll.id) {
      this.given = kindOf(this.poll)?.first(this.poll);
      this.isChanging = false;
    }
  }

  #send = async (event) => {
    event.preventDefault();
    this.isChanging = false;
    try {
      await answer(this.where, this.poll.id, kindOf(this.poll).sent?.(this.given) ?? this.given);
    } catch (problem) {
      toastProblem(problem);
    }
  };

  #head(phase) {
    const { poll } = this;
    const answers = t(phase === 'answered' && this.present >= poll.answers ? 'poll.answers-of' : 'poll.answers', { count: poll.answers, of: this.present });
    const until = poll.state === 'OPEN' && poll.closesAt ? Date.parse(poll.closesAt) : null;
    return html`<p class="poll-head">${phase === 'fresh' ? html`${icon('poll')}<span class="poll-word">${t('poll.title')}</span>` : nothing}
      <span class="badge live">${t('poll.open')}</span><span class="poll-count">${answers}</span><span class="spring"></span>
      ${until ? html`<time-left .until=${until} @over=${() => this.requestUpdate()}></time-left>` : nothing}</p>`;
  }

  #ask(kind) {
    const { poll } = this;
    if (isStranger()) return signInTo('answer');
    return html`<form @submit=${this.#send}><fieldset class="poll-choices"><legend class="hidden">${poll.question}</legend>
      ${kind.ask(poll, this.given, (given) => (this.given = given), this.#name)}</fieldset>
      <button class="button primary" ?disabled=${!kind.isWhole(this.given)}>${t('poll.send')}</button></form>
      <p class="hint poll-foot">${poll.anonymous ? `${t('poll.unnamed')} ` : ''}${t(poll.results === 'LIVE' ? 'poll.results-follow' : 'poll.results-later')}</p>`;
  }

  #answered(kind) {
    const { poll } = this;
    const change = () => (this.isChanging = true);
    return html`${showsResults(poll, serverTime()) ? kind.results(poll) : html`<p class="poll-thanks">${icon('check')}${t('poll.results-later')}</p>`}
      <p class="poll-foot">${poll.anonymous ? html`<span class="hint">${icon('lock')}${t('poll.unnamed')}</span>` : nothing}
        ${poll.isWaiting ? html`<span class="badge late">${t('live.waits')}</span>` : nothing}<span class="spring"></span>
        ${mayChange(poll, serverTime()) ? html`<button type="button" class="button small" @click=${change}>${t('poll.change')}</button>` : nothing}</p>`;
  }

  #ended(kind) {
    const { poll } = this;
    const closed = poll.closesAt ? t('poll.ended-at', { time: time(Date.parse(poll.closesAt), this.zone) }) : t('poll.ended');
    const shows = kind && showsResults(poll, serverTime());
    return html`<details class="poll past"><summary><span class="poll-head"><b>${closed}</b><span class="poll-count">${t('poll.answers', { count: poll.answers })}</span></span>
      <span class="poll-question">${poll.question}</span>${shows ? html`<span class="poll-brief">${kind.brief(poll)}</span>` : nothing}${icon('chevron')}</summary>
      ${shows ? kind.results(poll) : nothing}</details>`;
  }

  render() {
    const kind = kindOf(this.poll);
    const phase = phaseOf(this.poll, serverTime());
    if (phase === 'ended') return this.#ended(kind);
    const asks = phase === 'fresh' || this.isChanging;
    return html`<section class="poll ${asks ? 'fresh' : 'answered'}" aria-label="${t('poll.title')}: ${this.poll.question}">${this.#head(asks ? 'fresh' : phase)}
      <h2 class="poll-question">${this.poll.question}</h2>
      ${kind ? (asks ? this.#ask(kind) : this.#answered(kind)) : html`<p class="hint">${t('poll.unknown')}</p>`}</section>`;
  }
}
customElements.define('live-poll', LivePoll);
