import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../lib/i18n.js';
import { asked, bounds, choices } from '../lib/questions.js';
import { PlainElement } from './element.js';
import { field } from './field.js';
import './rich-text.js';

/** More of them are a list that opens. */
const MOST_BUTTONS = 7;
const LONG = 100;
const LONGEST = 1_000;

/**
 * Questions to whoever has a ticket of a type, as far as their conditions hold by what is answered. `answers` are by the ids of the
 * questions, `prefix` tells several on a page apart, `faultOf` says what is wrong with an answer. Says `answered` with each change.
 */
class QuestionFields extends PlainElement {
  static properties = { questions: { attribute: false }, typeId: { attribute: false }, answers: { attribute: false }, prefix: {}, faultOf: { attribute: false } };

  constructor() {
    super();
    [this.answers, this.prefix, this.faultOf] = [{}, 'preview', () => undefined];
  }

  /** What is answered of what is asked. */
  get given() {
    return Object.fromEntries(asked(this.questions, this.typeId, this.answers).map(({ id }) => [id, this.answers[id] ?? []]).filter(([, values]) => values.length));
  }

  #set(id, values) {
    this.answers = { ...this.answers, [id]: values.filter((value) => value.trim()) };
    this.dispatchEvent(new CustomEvent('answered', { bubbles: true }));
  }

  #options(question) {
    const { id, label, help, required, showAtCheckIn } = question;
    const notes = [help ? html`<rich-text .text=${help}></rich-text>` : null, bounds(question), showAtCheckIn ? t('question.at-door') : null].filter(Boolean);
    return {
      name: `${this.prefix}-${id}`, label: required ? label : t('question.optional', { label }), required,
      hint: notes.length ? html`${notes.map((note) => html`<span class="question-note">${note}</span>`)}` : undefined, problem: { fault: () => this.faultOf(id) },
    };
  }

  #field(question) {
    const options = this.#options(question);
    const values = this.answers[question.id] ?? [];
    const typed = ({ target }) => this.#set(question.id, [target.value]);
    const [value] = values;
    switch (question.kind) {
      case 'CONSENT': return html`<div @input=${({ target }) => this.#set(question.id, target.checked ? ['true'] : [])}>${field({ ...options, type: 'checkbox', value: value === 'true' })}</div>`;
      case 'NUMBER': return html`<div class="short" @input=${typed}>${field({ ...options, type: 'number', value, min: question.least, max: question.most, inputmode: 'numeric' })}</div>`;
      case 'DATE': return html`<div class="short" @input=${typed}>${field({ ...options, type: 'date', plain: true, value, min: question.earliest ?? '1900-01-01', max: question.latest ?? '2199-12-31' })}</div>`;
      case 'TEXT': return html`<div @input=${typed}>${field({ ...options, value, min: question.least, max: question.most ?? LONGEST, rows: (question.most ?? LONGEST) > LONG, autocomplete: 'off' })}</div>`;
      default: return choices(question, values).length > MOST_BUTTONS && question.kind === 'CHOICE' ? this.#list(question, options, values, typed) : this.#buttons(question, options, values);
    }
  }

  #list(question, options, values, typed) {
    return html`<div @input=${typed}>${field({ ...options, value: values[0] ?? '', options: [['', t('question.choose')], ...choices(question, values)] })}</div>`;
  }

  #buttons(question, { name, label, hint, required }, values) {
    const several = question.kind === 'SEVERAL';
    const fault = this.faultOf(question.id);
    const chosen = ({ target: { value, checked } }) => this.#set(question.id, several ? choices(question, values).map(([each]) => each).filter((each) => (each === value ? checked : values.includes(each))) : [value]);
    const button = ([value, text]) => html`<label class="pick"><input type=${several ? 'checkbox' : 'radio'} name=${name} value=${value} .checked=${values.includes(value)}
      ?required=${required && !several} aria-invalid=${Boolean(fault)} aria-describedby=${fault ? `${name}-fault` : nothing}><span>${text}</span></label>`;
    return html`<fieldset class="question-group field" @input=${chosen}><legend>${label}</legend>${hint ? html`<small>${hint}</small>` : nothing}
      <div class="picks">${repeat(choices(question, values), ([value]) => value, button)}
        ${!required && !several && values.length ? html`<button type="button" class="button small" @click=${() => this.#set(question.id, [])}>${t('question.clear')}</button>` : nothing}</div>
      ${fault ? html`<span class="fault" id="${name}-fault">${fault}</span>` : nothing}</fieldset>`;
  }

  render() {
    const shown = asked(this.questions ?? [], this.typeId, this.answers);
    return html`${repeat(shown, ({ id }) => id, (question) => html`<div class="question" data-question=${question.id}>${this.#field(question)}</div>`)}`;
  }
}
customElements.define('question-fields', QuestionFields);
