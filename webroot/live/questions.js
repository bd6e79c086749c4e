import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../lib/i18n.js';
import { undone, vote, withdraw } from '../lib/taking-part.js';
import { liveAt } from '../lib/live-settings.js';
import { serverTime } from '../lib/time.js';
import { toastProblem } from '../parts/toast.js';
import { silenceOf } from './chat-rules.js';
import './ask-form.js';
import { LivePart, isStranger, refused, signInTo, silenceNote } from './part.js';
import { questionRow, waitingRow } from './question-row.js';
import { questionsOf, settled, sorted, waitingQuestions } from './question-rules.js';

/** How often it is asked whether what is held was decided, in case nobody heard it ring. */
const PATIENCE = 60_000;

/** What the audience asks: the questions with their votes, and a place to ask. */
class LiveQuestions extends LivePart {
  static properties = { order: { state: true } };
  #shown = null;
  #timer;

  constructor() {
    super();
    this.order = 'votes';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#questions.some(({ status }) => status === 'HELD') && this.rooms.room?.again(), PATIENCE);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#shown = null;
  }

  willUpdate(changed) {
    super.willUpdate();
    if (changed.has('order') || this.isElsewhere(changed)) this.#shown = null;
  }

  get #questions() {
    return questionsOf(this.view, undone.value);
  }

  /** What somebody reads keeps its place, until they want to see what is new. */
  #arranged(questions) {
    const wanted = sorted(questions, this.order);
    const arranged = settled(this.#shown, wanted);
    this.#shown = this.view.isKnown || wanted.length ? arranged.shown.map(({ id }) => id) : null;
    return arranged;
  }

  #renew = () => {
    this.#shown = null;
    this.requestUpdate();
    this.updateComplete.then(() => this.querySelector('.questions')?.focus());
  };

  #vote = (question) => vote(this.where, question.id, !question.voted).catch(toastProblem);

  #withdraw = async (question) => {
    try {
      await withdraw(this.where, question.id);
      this.rooms.room?.own((own) => ({ ...own, questions: own.questions.filter(({ id }) => id !== question.id) }));
    } catch (problem) {
      toastProblem(problem);
    }
  };

  #bar(questions) {
    const mine = questions.filter(({ own }) => own).length;
    const button = (order, more = nothing) =>
      html`<button type="button" aria-pressed=${this.order === order} @click=${() => (this.order = order)}>${t(`question.by.${order}`)}${more}</button>`;
    const { questionsModerated } = liveAt(this.where.slug) ?? {};
    return html`<div class="questions-bar"><div class="segmented small" role="group" aria-label=${t('question.order')}>
      ${button('votes')}${button('newest')}${isStranger() ? nothing : button('mine', mine ? html` <span>${mine}</span>` : nothing)}</div>
      ${questionsModerated ? html`<span class="hint">${t('question.moderated')}</span>` : nothing}</div>`;
  }

  #news({ news, isOutOfOrder }) {
    if (!news && !isOutOfOrder) return nothing;
    return html`<button type="button" class="button small news" @click=${this.#renew}>${news ? t('live.news', { count: news }) : t('question.sort-again')}</button>`;
  }

  #list(arranged) {
    const waiting = waitingQuestions(undone.value, this.session.id);
    if (arranged.shown.length + waiting.length === 0) {
      return this.view.isKnown ? html`<p class="hint live-empty">${t(this.order === 'mine' ? 'question.none-mine' : 'question.none')}</p>` : nothing;
    }
    const row = { zone: this.zone, canVote: !isStranger() && silenceOf(this.view, serverTime())?.kind !== 'BANNED', vote: this.#vote, withdraw: this.#withdraw };
    return html`<ol class="questions" tabindex="-1" aria-label=${t('session.questions')}>
      ${waiting.map(waitingRow)}${repeat(arranged.shown, ({ id }) => id, (question) => questionRow(question, row))}</ol>`;
  }

  render() {
    if (this.view.problem) return refused(this.view, this.where);
    const questions = this.#questions;
    const arranged = this.#arranged(questions);
    const silence = silenceNote(this.view, this.zone);
    return html`${silence !== nothing ? silence : isStranger() ? signInTo('ask') : html`<ask-form .where=${this.where} .anonymous=${Boolean(liveAt(this.where.slug)?.anonymousQuestions)}></ask-form>`}
      ${this.#bar(questions)}${this.#news(arranged)}${this.#list(arranged)}`;
  }
}
customElements.define('live-questions', LiveQuestions);
