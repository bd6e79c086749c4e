import { html, nothing } from 'lit';
import { post, put } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { PlainElement } from '../../parts/element.js';
import { field } from '../../parts/field.js';
import { formNotice } from '../../workspace/form-parts.js';
import { Form } from '../../workspace/form.js';
import { KINDS, hasMost, hasOptions, pollBody, typed } from './polls.js';

const label = (name) => t(`poll.field.${name}`);

/** Makes a poll, or a draft of one anew. `done` is called when nobody needs the form any more. */
class PollForm extends PlainElement {
  static properties = { path: {}, sessionId: {}, poll: {}, done: {} };
  form = new Form(this, typed);

  willUpdate(changed) {
    if (changed.has('poll')) this.form.open(this.poll);
  }

  firstUpdated() {
    this.querySelector('input').focus();
  }

  async #save(event) {
    event.preventDefault();
    const body = pollBody(this.form.values);
    const saved = await this.form.submit(() => (this.poll.id ? put(`${this.path}/${this.poll.id}`, body) : post(this.path, { id: this.form.id, sessionId: this.sessionId, ...body })));
    if (saved) this.done();
  }

  #cancel = () => {
    this.form.reset();
    this.done();
  };

  #fields({ kind, anonymous }) {
    const one = (name, more) => field({ name, label: label(name), value: this.form.values[name], problem: this.form.problem, ...more });
    return html`${one('question', { required: true, max: 300, autocomplete: 'off' })}
      ${one('kind', { options: KINDS.map((each) => [each, t(`poll.kind.${each}`)]) })}
      ${hasOptions(kind) ? one('options', { rows: true, required: true, max: 4_000, hint: t(kind === 'QUIZ' ? 'poll.field.options.quiz' : 'poll.field.options.hint') }) : nothing}
      ${hasMost(kind) ? one('mostChoices', { type: 'number', min: 1, max: kind === 'WORDS' ? 10 : 20, hint: t(`poll.field.mostChoices.${kind}`) }) : nothing}
      ${kind === 'QUIZ' ? one('points', { type: 'number', min: 1, max: 1_000, hint: t('poll.field.points.hint') }) : nothing}
      <div class="columns">${one('results', { options: ['LIVE', 'CLOSED'].map((each) => [each, t(`poll.field.results.${each}`)]) })}
        ${one('seconds', { type: 'number', min: 5, max: 86_400, hint: t('poll.field.seconds.hint') })}</div>
      ${one('anonymous', { type: 'checkbox', hint: t('poll.field.anonymous.hint') })}${anonymous ? nothing : one('changeable', { type: 'checkbox' })}`;
  }

  render() {
    const { form } = this;
    return html`<form class="panel-form desk-poll-form" @submit=${this.#save} @input=${form.typed} @change=${form.typed}>
      <h3>${t(this.poll.id ? 'poll.edit.title' : 'poll.new')}</h3>${formNotice(form, label)}${this.#fields(form.values)}
      <div class="actions"><button class="button primary" ?disabled=${form.busy}>${t('poll.save')}</button><button type="button" class="button" @click=${this.#cancel}>${t('confirm.cancel')}</button></div></form>`;
  }
}
customElements.define('poll-form', PollForm);
