import { html, nothing } from 'lit';
import { post } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { PlainElement } from '../../parts/element.js';
import { formFault } from '../../parts/field.js';
import { fold } from '../../lib/program.js';

const FIELDS = ['NAME', 'GIVEN_NAME', 'FAMILY_NAME', 'EMAIL', 'TICKET_TYPE', 'ORDER_REFERENCE', 'TICKET_REFERENCE', 'PRICE'];
const NAMES = ['NAME', 'GIVEN_NAME', 'FAMILY_NAME'];
/** A ticket type that lines are left out of. */
const LEFT_OUT = '-';
/** Before the id of a question that a column answers. */
const QUESTION = 'question:';

/** What the columns of a file mean, and which ticket types its values are. */
class AttendeeMapping extends PlainElement {
  static properties = { job: {}, types: {}, questions: {}, path: {}, conference: {}, done: {}, fields: { state: true }, matches: { state: true }, all: { state: true }, enlarge: { state: true }, mail: { state: true }, sending: { state: true }, problem: { state: true } };

  /** As it was said before, else as it seems to be. */
  willUpdate(changed) {
    if (!changed.has('job') || changed.get('job')?.id === this.job.id) return;
    const { mapping, columns } = this.job;
    this.fields = columns.map((column, i) => (mapping ? this.#said(mapping, i) : column.field ?? this.#asked(column)) ?? '');
    this.matches = new Map(mapping?.types.map(({ value, ticketTypeId }) => [value, ticketTypeId ?? LEFT_OUT]));
    this.all = mapping?.ticketTypeId ?? (this.types.length === 1 ? this.types[0].id : '');
    this.enlarge = mapping?.enlarge ?? false;
    this.mail = mapping?.mail ?? false;
  }

  #said({ fields, answers }, i) {
    const answer = answers.find(({ column }) => column === i);
    return answer ? QUESTION + answer.questionId : fields.find(({ column }) => column === i)?.field;
  }

  /** A question that is called like the column. */
  #asked({ name }) {
    const question = this.questions.find(({ label }) => fold(label) === fold(name));
    return question && QUESTION + question.id;
  }

  /** Each field stands in one column at most: choosing it takes it from another. */
  #choose(column, field) {
    this.fields = this.fields.map((each, i) => (i === column ? field : field && each === field ? '' : each));
  }

  get #typeColumn() {
    return this.fields.indexOf('TICKET_TYPE');
  }

  get #values() {
    return this.#typeColumn < 0 ? [] : this.job.columns[this.#typeColumn].values;
  }

  /** A type of the same name is meant. */
  #match(value) {
    return this.matches.get(value) ?? this.types.find(({ name }) => fold(name) === fold(value))?.id ?? '';
  }

  get #lacks() {
    const has = (field) => this.fields.includes(field);
    if (!NAMES.some(has)) return t('attendees.lacks.name');
    if (!has('EMAIL')) return t('attendees.lacks.email');
    if (this.#typeColumn < 0) return this.all ? null : t('attendees.lacks.type');
    if (this.#values.length === 0) return t('attendees.lacks.values');
    return this.#values.every((value) => this.#match(value)) ? null : t('attendees.lacks.match');
  }

  #send = async (event) => {
    event.preventDefault();
    if (this.sending || this.#lacks) return;
    Object.assign(this, { sending: true, problem: null });
    try {
      await post(`${this.path}/check`, this.#body());
      await this.done();
    } catch (problem) {
      this.problem = problem;
    }
    this.sending = false;
  };

  #body() {
    const meant = this.fields.map((field, column) => ({ field, column })).filter(({ field }) => field);
    const fields = meant.filter(({ field }) => !field.startsWith(QUESTION));
    const answers = meant.filter(({ field }) => field.startsWith(QUESTION)).map(({ field, column }) => ({ questionId: field.slice(QUESTION.length), column }));
    const types = this.#values.map((value) => [value, this.#match(value)]).map(([value, id]) => (id === LEFT_OUT ? { value } : { value, ticketTypeId: id }));
    return { fields, answers, enlarge: this.enlarge, mail: this.mail, ...(this.#typeColumn < 0 ? { ticketTypeId: this.all } : { types }) };
  }

  #column({ name, samples }, i) {
    const title = name || t('attendees.column.unnamed', { number: i + 1 });
    return html`<tr><th scope="row">${title}</th><td class="samples">${samples.length ? samples.map((sample) => html`<span>${sample}</span>`) : html`<span class="never">${t('attendees.column.empty')}</span>`}</td>
      <td><span class="field"><select aria-label=${t('attendees.column.means', { name: title })} @change=${({ target }) => this.#choose(i, target.value)}>
        <option value="" .selected=${!this.fields[i]}>${t('attendees.field.none')}</option>${FIELDS.map((field) => html`<option value=${field} .selected=${this.fields[i] === field}>${t(`attendees.field.${field}`)}</option>`)}${this.#questions(i)}</select></span></td></tr>`;
  }

  #questions(i) {
    if (this.questions.length === 0) return nothing;
    return html`<optgroup label=${t('attendees.field.answers')}>${this.questions.map(({ id, label }) => html`<option value=${QUESTION + id} .selected=${this.fields[i] === QUESTION + id}>${label}</option>`)}</optgroup>`;
  }

  #typeChoice(chosen, choose, label, mayLeaveOut) {
    return html`<span class="field"><select aria-label=${label} @change=${({ target }) => choose(target.value)}><option value="" .selected=${!chosen}>${t('attendees.type.choose')}</option>
      ${this.types.map(({ id, name }) => html`<option value=${id} .selected=${chosen === id}>${name}</option>`)}
      ${mayLeaveOut ? html`<option value=${LEFT_OUT} .selected=${chosen === LEFT_OUT}>${t('attendees.type.leave-out')}</option>` : nothing}</select></span>`;
  }

  #types() {
    if (this.types.length === 0) return html`<p class="hint">${t('attendees.types.none')}</p>`;
    if (this.#typeColumn < 0) {
      return html`<div class="type-of-all"><b>${t('attendees.type.all')}</b>${this.#typeChoice(this.all, (id) => (this.all = id), t('attendees.type.all'), false)}</div>`;
    }
    const pick = (value) => (id) => (this.matches = new Map(this.matches).set(value, id));
    const open = this.#values.filter((value) => !this.#match(value));
    const rest = () => (this.matches = new Map([...this.matches, ...open.map((value) => [value, LEFT_OUT])]));
    return html`${open.length > 1 ? html`<button type="button" class="button" @click=${rest}>${t('attendees.type.leave-out.rest', { count: open.length })}</button>` : nothing}<ul class="type-matches">${this.#values.map((value) => html`<li><b>${value}</b>${this.#typeChoice(this.#match(value), pick(value), t('attendees.type.of', { value }), true)}</li>`)}</ul>`;
  }

  #option(name) {
    return html`<label class="field check"><input type="checkbox" .checked=${this[name]} @change=${({ target }) => (this[name] = target.checked)}><span>${t(`attendees.${name}`)}<small>${t(`attendees.${name}.hint`)}</small></span></label>`;
  }

  render() {
    const lacks = this.#lacks;
    return html`<form class="mapping" @submit=${this.#send}>
      <section class="panel"><h2>${t('attendees.columns')}</h2><p>${t('attendees.columns.text')}</p><div class="table-box flat" tabindex="0" role="region" aria-label=${t('attendees.columns')}><table class="table columns-table">
        <thead><tr><th scope="col">${t('attendees.column')}</th><th scope="col">${t('attendees.column.samples')}</th><th scope="col">${t('attendees.column.meaning')}</th></tr></thead>
        <tbody>${this.job.columns.map((column, i) => this.#column(column, i))}</tbody></table></div></section>
      <section class="panel"><h2>${t('attendees.types')}</h2><p>${t('attendees.types.text')}</p>${this.#types()}</section>
      <section class="panel"><h2>${t('attendees.options')}</h2>${this.#option('enlarge')}${this.#option('mail')}
        <p class="hint">${t('attendees.money')}</p></section>
      ${formFault(this.problem)}<div class="actions"><button class="button primary" ?disabled=${this.sending || Boolean(lacks)}>${t('attendees.check')}</button><span class="hint" role="status">${lacks ?? t('attendees.check.hint')}</span></div></form>`;
  }
}
customElements.define('attendee-mapping', AttendeeMapping);
