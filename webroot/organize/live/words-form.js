import { html } from 'lit';
import { put } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { PlainElement } from '../../parts/element.js';
import { field } from '../../parts/field.js';
import { toast } from '../../parts/toast.js';
import { formNotice, saveBar } from '../../workspace/form-parts.js';
import { Form } from '../../workspace/form.js';

const read = ({ words }) => ({ words: words.join('\n') });
const lines = (text) => text.split('\n').map((word) => word.trim()).filter(Boolean);
const label = () => t('live-settings.words');

/** The words for which messages of chats are held until somebody has looked at them. */
class WordsForm extends PlainElement {
  static properties = { conference: {}, words: {} };
  form = new Form(this, read);

  willUpdate(changed) {
    if (changed.has('words')) this.form.open(this.words);
  }

  async #save(event) {
    event.preventDefault();
    const saved = await this.form.submit(() => put(`/conferences/${this.conference.id}/chat-words`, { words: lines(this.form.values.words) }));
    if (saved) toast({ text: t('form.saved') });
  }

  render() {
    const { form } = this;
    return html`<section class="panel live-settings" aria-label=${label()}><form @submit=${this.#save} @input=${form.typed}>${formNotice(form, label)}
      ${field({ name: 'words', label: label(), value: form.values.words, rows: true, hint: t('live-settings.words.hint'), problem: form.problem })}${saveBar(form)}</form></section>`;
  }
}
customElements.define('live-words-form', WordsForm);
