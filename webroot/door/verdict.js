import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { saidWords } from '../lib/questions.js';
import { dayList, time } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';

/** What goes, what somebody has to look into, and what does not. */
export const kindOf = ({ result, conflict }) => (['IN', 'OUT'].includes(result) && !conflict ? 'go'
  : ['TOO_EARLY', 'TOO_LATE', 'NOT_HERE', 'OTHER_DAY', 'NOT_IN', 'ABSENT', 'UNREADY', 'REFUSED', 'NOT_PAID'].includes(result) ? 'ask' : 'stop');

/** Of a ticket whose place another one has the door says so: its bearer need not have done anything wrong. */
const keyOf = ({ result, revoked }) => (['TRANSFERRED', 'REPLACED'].includes(revoked) ? `door.${revoked}` : `door.${result}`);

export const wordsOf = (answer) => t(answer.conflict && answer.result === 'ALREADY_IN' ? 'door.twice' : keyOf(answer));

/** What those at the doors are meant to read of a ticket, such as what somebody must not eat; what was not answered keeps nobody out. */
export const doorAnswers = ({ answers = [], answersMissing }) => html`${answersMissing ? html`<p class="door-missing">${icon('warning')}${t('door.answers-missing')}</p>` : nothing}${answers.length ? html`<dl class="door-answers">${answers.map(({ label, kind, values }) => html`<div><dt>${label}</dt><dd>${values.map((value) => saidWords({ kind }, value)).join(', ')}</dd></div>`)}</dl>` : nothing}`;

/** Several of one kind are one line, those that were used by this scan first. */
function kinds(addOns) {
  const groups = Map.groupBy(addOns, ({ typeName, state, inAt }) => `${inAt ? 0 : 1} ${state} ${typeName}`);
  return [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([, all]) => ({ ...all[0], count: all.length }));
}

/** What goes with a ticket, as `2 × T-shirt: M`, and what of it is given or let in now. */
export const doorAddOns = ({ addOns = [] }, undone = false) => (addOns.length ? html`<ul class="door-add-ons" aria-label=${t('door.add-ons')}>${kinds(addOns).map(({ count, typeName, state, inAt }) => html`<li class=${inAt && !undone ? 'go' : ''}>${icon(inAt && !undone ? 'check' : 'plus')}<span>${t('door.add-on', { count, name: typeName })}${state === 'HELD' ? ` · ${t('door.add-on.HELD')}` : ''}</span></li>`)}</ul>` : nothing);

/** What the door says: a band of one color and two words, then whose ticket it is. An event `undo` has why. */
class DoorVerdict extends PlainElement {
  static properties = { answer: {}, zone: {}, action: { attribute: false }, undoing: { state: true } };

  willUpdate(changed) {
    if (changed.has('answer')) this.undoing = false;
  }

  async #ask() {
    this.undoing = true;
    await this.updateComplete;
    this.querySelector('input').focus();
  }

  #undo(event) {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('undo', { detail: new FormData(event.target).get('reason') }));
  }

  #why() {
    const { earlier, result } = this.answer;
    if (earlier) return t(earlier.device ? 'door.earlier' : 'door.earlier.here', { time: time(Date.parse(earlier.at), this.zone), device: earlier.device?.name });
    return ['IN', 'OUT'].includes(result) ? time(Date.parse(this.answer.at), this.zone) : t(`${keyOf(this.answer)}.text`, { days: dayList(this.answer.validDays ?? []) });
  }

  #canUndo() {
    const { result, undone, conflict } = this.answer;
    return !undone && (['IN', 'OUT'].includes(result) || conflict);
  }

  #form() {
    return html`<form class="door-undo" @submit=${(event) => this.#undo(event)}><label class="field"><span>${t('door.undo.why')}</span><input name="reason" required maxlength="500" autocomplete="off"></label>
      <button class="button primary">${t('door.undo')}</button></form>`;
  }

  render() {
    const { answer } = this;
    const kind = answer.undone ? 'ask' : kindOf(answer);
    return html`<section class="door-verdict panel ${kind}"><div class="door-band">${icon(kind === 'go' ? 'check' : 'warning', 'large')}
      <div role="status"><h2>${answer.undone ? t('door.undone') : wordsOf(answer)}</h2><p>${this.#why()}</p></div>
      ${this.#canUndo() && !this.undoing ? html`<button type="button" class="button" @click=${() => this.#ask()}>${icon('undo')}${t('door.undo')}</button>` : nothing}</div>
      ${answer.attendeeName || answer.typeName ? html`<div class="door-whose"><p class="door-name">${answer.attendeeName ?? t('door.nameless')}</p><p>${answer.typeName} · <code>${answer.orderCode}</code></p>${doorAddOns(answer, answer.undone)}${doorAnswers(answer)}${this.action ?? nothing}</div>` : nothing}
      ${this.undoing && this.#canUndo() ? this.#form() : nothing}</section>`;
  }
}
customElements.define('door-verdict', DoorVerdict);
