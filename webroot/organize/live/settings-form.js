import { html, nothing } from 'lit';
import { put } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { PlainElement } from '../../parts/element.js';
import { field } from '../../parts/field.js';
import { toast } from '../../parts/toast.js';
import { formNotice, saveBar } from '../../workspace/form-parts.js';
import { Form } from '../../workspace/form.js';

const POLICIES = ['ALLOW', 'HOLD', 'REFUSE'];
const read = ({ questions, anonymousQuestions, questionsModerated, chat, links, images, feedback, reactions, participants }) =>
  ({ questions, anonymousQuestions, questionsModerated, chat, links, images, feedback, reactions, participants });
const label = (name) => t(`live-settings.${name}`);

/** What can be done live at a conference. */
class SettingsForm extends PlainElement {
  static properties = { conference: {}, settings: {} };
  form = new Form(this, read);

  willUpdate(changed) {
    if (changed.has('settings')) this.form.open(this.settings);
  }

  async #save(event) {
    event.preventDefault();
    const saved = await this.form.submit(() => put(`/conferences/${this.conference.id}/live-settings`, this.form.values));
    if (saved) toast({ text: t('form.saved') });
  }

  render() {
    const { form } = this;
    const one = (name, more) => field({ name, label: label(name), value: form.values[name], problem: form.problem, ...more });
    return html`<section class="panel live-settings" aria-labelledby="live-settings"><h2 id="live-settings">${t('live-settings.title')}</h2><form @submit=${this.#save} @input=${form.typed} @change=${form.typed}>
      ${formNotice(form, label)}${one('questions', { type: 'checkbox', hint: t('live-settings.questions.hint') })}
      ${form.values.questions ? html`<div class="live-settings-more">${one('questionsModerated', { type: 'checkbox', hint: t('live-settings.questionsModerated.hint') })}${one('anonymousQuestions', { type: 'checkbox', hint: t('live-settings.anonymousQuestions.hint') })}</div>` : nothing}
      ${one('chat', { type: 'checkbox', hint: t('live-settings.chat.hint') })}
      ${form.values.chat ? html`<div class="live-settings-more">${['links', 'images'].map((name) => one(name, { options: POLICIES.map((each) => [each, t(`live-settings.policy.${each}`)]) }))}</div>` : nothing}
      ${one('reactions', { type: 'checkbox', hint: t('live-settings.reactions.hint') })}${one('feedback', { type: 'checkbox', hint: t('live-settings.feedback.hint') })}
      ${one('participants', { options: ['EVERYBODY', 'TICKET_HOLDERS'].map((each) => [each, t(`live-settings.participants.${each}`)]), hint: t('live-settings.participants.hint') })}
      ${saveBar(form)}</form></section>`;
  }
}
customElements.define('live-settings-form', SettingsForm);
