import { html } from 'lit';
import { get, put } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { field } from '../parts/field.js';
import { toast } from '../parts/toast.js';
import { formNotice, saveBar } from '../workspace/form-parts.js';
import { Form } from '../workspace/form.js';
import { Loaded } from '../workspace/loaded.js';

const label = (name) => t(`speaker.${name}`);

/** At which address somebody who speaks is read: with an account of that address they read what was said of their sessions. */
class SpeakerEmail extends PlainElement {
  static properties = { path: {} };
  form = new Form(this, ({ email }) => ({ email: email ?? '' }));
  address = new Loaded(this, async (path) => {
    const address = await get(path);
    this.form.open(address);
    return address;
  });

  async #save(event) {
    event.preventDefault();
    const email = this.form.values.email.trim() || null;
    if (await this.form.submit(() => put(this.path, { email }))) toast({ text: t('form.saved') });
  }

  #form() {
    const { form } = this;
    return html`<form @submit=${(event) => this.#save(event)} @input=${form.typed}>${formNotice(form, label)}
      ${field({ name: 'email', type: 'email', label: label('email'), value: form.values.email, max: 254, autocomplete: 'off', hint: t('speaker.email.hint'), problem: form.problem })}${saveBar(form)}</form>`;
  }

  render() {
    this.address.follow(this.path);
    return html`<section class="panel panel-form"><h2>${t('speaker.account')}</h2>${this.address.view(() => this.#form())}</section>`;
  }
}
customElements.define('speaker-email', SpeakerEmail);
