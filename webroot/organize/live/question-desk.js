import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get } from '../../lib/api.js';
import { Watch } from '../../lib/cell.js';
import { t } from '../../lib/i18n.js';
import { now, shownZone, zoneChoice } from '../../lib/time.js';
import { count, empty } from '../../parts/bits.js';
import { PlainElement } from '../../parts/element.js';
import { Loaded } from '../../workspace/loaded.js';
import { Decisions, silence } from './decisions.js';
import { askForAnswer, askForOther, askForSilence, askWhyDecline } from './dialogs.js';
import { showKeys } from './key-help.js';
import { actionOf, decisionOf, doable } from './keys.js';
import { questionRow } from './question-row.js';
import { SECTIONS, arranged, idsOf, questionsOf, sectionOf, steadied, stepped, successor, unseen } from './questions.js';

const ALL = ['new', 'approved', 'held', 'answered'];
/** So long after it moved a pointer is about to press something. */
const STEADY = 3_000;
const ASKS = { decline: askWhyDecline, write: askForAnswer };
/** Decisions after which a question stays where it is. */
const STAYS = new Set(['pin', 'off', 'mute']);

/** The questions of one place, decided about by buttons or by keys. */
class QuestionDesk extends PlainElement {
  static properties = { conference: {}, sessionId: {}, organizers: {}, room: {}, only: { state: true }, chosen: { state: true } };
  watch = new Watch(this, now, zoneChoice);
  decisions = new Decisions(this);
  declined = new Loaded(this, (path) => get(path).then(({ items }) => items));
  #questions = new Map();
  #shown = null;
  #unseen = 0;
  #known = null;
  #said = '';
  #steady;

  constructor() {
    super();
    this.only = 'all';
    this.chosen = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#pressed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#pressed);
    this.#release();
  }

  get #path() {
    return `/conferences/${this.conference.id}`;
  }

  get #sections() {
    return this.only === 'all' ? ALL : [this.only];
  }

  willUpdate() {
    this.declined.follow(`${this.#path}/question-queue?status=DECLINED&limit=100${this.sessionId ? `&session=${this.sessionId}` : ''}`);
    this.#questions = questionsOf(this.organizers, this.room, this.sessionId, this.declined.value ?? []);
    const present = arranged(this.#questions);
    if (!this.#steady) this.decisions.forget();
    this.#shown = this.#steady && this.#shown ? steadied(this.#shown, present, this.decisions.here) : present;
    this.#unseen = unseen(this.#shown, present);
    this.#notice(present.new);
    if (this.chosen && !this.#questions.has(this.chosen)) this.chosen = null;
  }

  /** Those who do not look are told that there is something to decide. */
  #notice(ids) {
    if (!this.organizers.isKnown) return;
    const fresh = this.#known ? ids.filter((id) => !this.#known.has(id)) : [];
    this.#known = new Set(ids);
    if (fresh.length) this.#said = t('desk.arrived', { count: fresh.length, text: this.#questions.get(fresh[0]).text });
  }

  /** While a pointer moves here nothing moves under it. */
  #hold = () => {
    clearTimeout(this.#steady);
    this.#steady = setTimeout(this.#release, STEADY);
  };

  #release = () => {
    clearTimeout(this.#steady);
    this.#steady = undefined;
    this.requestUpdate();
  };

  #pressed = (event) => {
    const action = actionOf(event);
    const isElsewhere = event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
    if (!action || isElsewhere || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    this.act(action);
  };

  #choose = (id, focuses = false) => {
    this.chosen = id;
    if (focuses) this.updateComplete.then(() => this.querySelector(`[data-question="${id}"]`)?.focus());
  };

  /** @param {string} action of a key or a button; `question` the one that is chosen unless another is meant */
  act = (action, question = this.#questions.get(this.chosen)) => {
    if (action === 'help') showKeys();
    else if (action === 'undo') this.#undo();
    else if (action === 'next' || action === 'previous') this.#choose(stepped(idsOf(this.#shown, this.#sections), this.chosen, action === 'next' ? 1 : -1), true);
    else if (question && doable(sectionOf(question)).includes(action)) this.#decide(action, question);
  };

  async #decide(action, question) {
    if (action === 'mute') return this.#mute(question);
    const decision = decisionOf(action, question) ?? (await this.#ask(action, question));
    if (!decision) return undefined;
    const wasChosen = this.chosen === question.id;
    const hadFocus = this.contains(document.activeElement) || document.activeElement === document.body;
    const next = STAYS.has(action) ? question.id : successor(this.#shown, this.#sections, question.id);
    const done = await this.decisions.decide(this.#path, question, decision);
    if (done && wasChosen && this.chosen === question.id) this.#choose(next, hadFocus);
    return undefined;
  }

  #ask(action, question) {
    if (action !== 'merge') return ASKS[action](question);
    const others = this.#shown.approved.filter((id) => id !== question.id).map((id) => this.#questions.get(id));
    return askForOther(question, others);
  }

  async #mute(question) {
    const said = await askForSilence(question);
    if (said) await silence(this, this.#path, { questionId: question.id }, said);
  }

  async #undo() {
    const id = await this.decisions.undo();
    if (id) this.#choose(id, true);
  }

  #tabs() {
    const choice = (name, ids) => html`<button type="button" class=${ids?.length ? name : ''} aria-pressed=${this.only === name} @click=${() => (this.only = name)}>${t(`desk.tab.${name}`)}${ids ? count(ids.length) : nothing}</button>`;
    return html`<div class="segmented desk-tabs" role="group" aria-label=${t('desk.tabs')}>${choice('all')}${SECTIONS.filter((name) => name !== 'declined' || this.#shown.declined.length || this.only === name)
      .map((name) => choice(name, this.#shown[name]))}</div>`;
  }

  #section(name) {
    const ids = this.#shown[name];
    if (ids.length === 0 && this.only === 'all') return nothing;
    const context = { section: name, now: now.value, zone: shownZone(this.conference.timeZone), choose: this.#choose, act: this.act };
    return html`<section aria-labelledby="desk-${name}"><h2 class="desk-section" id="desk-${name}">${t(`desk.tab.${name}`)} <small>${t(`desk.order.${name}`, { count: ids.length })}</small></h2>
      ${ids.length ? html`<ol class="desk-questions">${repeat(ids, (id) => id, (id) => questionRow(this.#questions.get(id),
        { ...context, isChosen: id === this.chosen, isPending: this.decisions.isPending(id) }))}</ol>` : html`<p class="hint">${t('desk.section.empty')}</p>`}</section>`;
  }

  render() {
    const isEmpty = this.organizers.isKnown && this.room.isKnown && this.only === 'all' && idsOf(this.#shown, ALL).length === 0;
    return html`${this.#tabs()}<p class="hidden" role="status">${this.#said}</p>
      <div class="desk-queue" @pointermove=${this.#hold} @pointerdown=${this.#hold} @pointerleave=${this.#release}>
      ${this.#unseen ? html`<button type="button" class="button small desk-unseen" @click=${this.#release}>${t('desk.unseen', { count: this.#unseen })}</button>` : nothing}
      ${isEmpty ? empty('help', t('desk.empty'), t('desk.empty.text')) : this.#sections.map((name) => this.#section(name))}</div>`;
  }
}
customElements.define('question-desk', QuestionDesk);
