import { html } from 'lit';
import { get, put } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { PlainElement } from '../../parts/element.js';
import { field } from '../../parts/field.js';
import { toast } from '../../parts/toast.js';
import { formNotice, saveBar } from '../../workspace/form-parts.js';
import { Form } from '../../workspace/form.js';
import { Loaded } from '../../workspace/loaded.js';

const label = () => t('account.text');

/** Where the money for tickets is transferred: buyers read it in their orders and mails. */
class TransferDetails extends PlainElement {
  static properties = { conference: {} };
  form = new Form(this, ({ text }) => ({ text: text ?? '' }));
  details = new Loaded(this, async (path) => {
    const details = await get(path);
    this.form.open(details);
    return details;
  });

  get #path() {
    return `/conferences/${this.conference.slug}/transfer-details`;
  }

  async #save(event) {
    event.preventDefault();
    if (await this.form.submit(({ text }) => put(this.#path, { text }))) toast({ text: t('form.saved') });
  }

  #form() {
    const { form } = this;
    return html`<form class="panel panel-form" @submit=${(event) => this.#save(event)} @input=${form.typed}>${formNotice(form, label)}
      ${field({ name: 'text', label: label(), rows: true, value: form.values.text, max: 1000, placeholder: t('account.placeholder'), hint: t('account.hint'), problem: form.problem })}${saveBar(form)}</form>`;
  }

  render() {
    this.details.follow(this.#path);
    return html`<section aria-labelledby="account-title"><div class="part-head"><h2 id="account-title">${t('account.title')}</h2></div>${this.details.view(() => this.#form())}</section>`;
  }
}
customElements.define('transfer-details', TransferDetails);
