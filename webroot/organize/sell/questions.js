import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { isCounted, valueWords } from '../../lib/questions.js';
import { maySell } from '../../lib/roles.js';
import { empty } from '../../parts/bits.js';
import { vars } from '../../parts/element.js';
import '../../parts/question-fields.js';
import { Loaded } from '../../workspace/loaded.js';
import { InPlace } from '../in-place.js';
import { OrganizerPage } from '../organizer-page.js';
import { fresh, questionBody, questionFields, questionLabel, typed } from './question-form.js';

const items = async (path) => (await get(path)).items;

/** What is had with a ticket asks nothing. */
const ticketsOf = async (path) => (await items(path)).filter(({ addOn }) => !addOn);

/** They are called by what they ask. */
const questionsOf = async (path) => (await items(path)).map((question) => ({ ...question, name: question.label }));

/** What those are asked for whom tickets are, how it looks to them, and how many answered what. */
class QuestionsPage extends OrganizerPage {
  static properties = { previewed: { state: true } };
  types = new Loaded(this, ticketsOf);
  questions = new Loaded(this, questionsOf);
  counts = new Loaded(this, items);
  list = new InPlace(this, {
    path: () => `${this.#path}/questions`,
    items: () => this.questions.value,
    read: typed,
    body: questionBody,
    show: (questions) => (this.questions.value = questions),
    renew: () => Promise.all([this.questions.renew(), this.counts.renew()]),
  });

  may(conference) {
    return maySell(conference);
  }

  get #path() {
    return `/conferences/${this.params.slug}`;
  }

  head({ conference }) {
    this.title(t('organize.place.questions'), conference.title);
    const { value } = this.questions;
    return html`<h1>${t('organize.place.questions')}</h1><p role="status">${value?.length ? t('questions.count', { count: value.length }) : nothing}</p><span class="spring"></span>
      ${value ? this.list.addButton(t('questions.new'), fresh) : nothing}`;
  }

  #countOf({ id }) {
    return this.counts.value?.find(({ questionId }) => questionId === id);
  }

  #form(id) {
    return this.list.formOf(id, questionLabel, (one) => questionFields(one, this.list.form, { id, questions: this.questions.value, types: this.types.value }));
  }

  /** Whoever deletes answers knows how many. */
  #remove(question) {
    const { answered = 0 } = this.#countOf(question) ?? {};
    return this.list.remove(question, {
      title: t('questions.delete.title', { name: question.label }), query: `?answers=${answered}`, text: answered ? t('questions.delete.answers', { count: answered }) : t('questions.delete.none'),
    });
  }

  #condition({ condition }) {
    const other = condition && this.questions.value.find(({ id }) => id === condition.questionId);
    return other ? t('questions.if', { question: other.label, values: condition.values.map((value) => valueWords(other, value)).join(', ') }) : '';
  }

  #about(question) {
    const names = this.types.value.filter(({ id }) => question.ticketTypeIds.includes(id)).map(({ name }) => name);
    return [t(`questions.kind.${question.kind}`), t(question.required ? 'questions.is-required' : 'questions.is-optional'), names.join(', '), question.showAtCheckIn ? t('questions.at-door') : '', this.#condition(question)].filter(Boolean).join(' · ');
  }

  #answers(question) {
    const count = this.#countOf(question);
    if (!count) return html`<span class="quota-bars"></span>`;
    const { tickets, answered, values } = count;
    const summary = t('questions.answered', { answered, count: tickets });
    const rows = Object.entries(values).sort(([, a], [, b]) => b - a);
    if (!isCounted(question) || rows.length === 0) return html`<span class="quota-bars"><small>${summary}</small></span>`;
    const bar = ([value, chosen]) => html`<li class="quota-bar"><span class="quota-words"><span class="quota-name">${valueWords(question, value)}</span><span>${chosen}</span></span>
      <span class="quota-line" aria-hidden="true" ${vars({ '--share': String(answered ? chosen / answered : 0) })}></span></li>`;
    return html`<details class="quota-bars answer-counts"><summary>${summary}</summary><ul>${rows.map(bar)}</ul></details>`;
  }

  #row(question, i) {
    if (this.list.editing === question.id) return html`<li class="open">${this.#form(question.id)}</li>`;
    return html`<li><span class="what"><b>${question.label}</b><small>${this.#about(question)}</small></span>${this.#answers(question)}
      ${this.list.actions(question, i, () => this.#remove(question))}</li>`;
  }

  #rows(questions) {
    const adding = this.list.editing === 'new';
    if (questions.length === 0 && !adding) return empty('list', t('questions.empty'), t('questions.empty.text'));
    return html`<ol class="layout-list sold-list">${repeat(questions, ({ id }) => id, (question, i) => this.#row(question, i))}
      ${adding ? html`<li class="open">${this.#form()}</li>` : nothing}</ol>`;
  }

  /** As it is asked, to be tried out: what is typed here goes nowhere. */
  #preview(questions, types) {
    if (questions.length === 0) return nothing;
    const type = types.find(({ id }) => id === this.previewed) ?? types[0];
    return html`<aside class="panel question-preview" aria-labelledby="preview-title"><h2 id="preview-title">${t('questions.preview')}</h2>
      ${types.length > 1 ? html`<label class="field"><span>${t('questions.preview.type')}</span><select @input=${({ target }) => (this.previewed = target.value)}>${types.map(({ id, name }) => html`<option value=${id} .selected=${id === type.id}>${name}</option>`)}</select></label>` : nothing}
      <question-fields .questions=${questions} .typeId=${type?.id}></question-fields><p class="hint">${t('questions.preview.hint')}</p></aside>`;
  }

  work() {
    this.types.follow(`${this.#path}/ticket-types`);
    this.questions.follow(`${this.#path}/questions`);
    this.counts.follow(`${this.#path}/answer-counts`);
    return this.types.view((types) => this.questions.view((questions) => html`<div class="questions-work">${this.#rows(questions)}${this.#preview(questions, types)}</div>`));
  }
}
customElements.define('organize-questions-page', QuestionsPage);
