import { html } from 'lit';
import { get, put } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { PlainElement } from '../../parts/element.js';
import { field } from '../../parts/field.js';
import { toast } from '../../parts/toast.js';
import { formNotice, saveBar } from '../../workspace/form-parts.js';
import { Form } from '../../workspace/form.js';
import { Loaded } from '../../workspace/loaded.js';

const label = (name) => t(`account.${name}`);

/** Where the money for tickets is transferred: buyers read it in their orders and mails. */
class TransferDetails extends PlainElement {
  static properties = { conference: {} };
  form = new Form(this, ({ text, dueDays, closedDays }) => ({ text: text ?? '', dueDays: dueDays ?? null, closedDays: closedDays ?? null }));
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
    if (await this.form.submit(() => put(this.#path, this.form.values))) toast({ text: t('form.saved') });
  }

  #form() {
    const { form } = this;
    const one = (name, more) => field({ name, label: label(name), value: form.values[name], problem: form.problem, hint: t(`account.${name}.hint`), ...more });
    return html`<form class="panel panel-form" @submit=${(event) => this.#save(event)} @input=${form.typed}>${formNotice(form, label)}
      ${one('text', { rows: true, max: 1000, placeholder: t('account.placeholder') })}
      <div class="columns">${one('dueDays', { type: 'number', min: 1, max: 60 })}${one('closedDays', { type: 'number', min: 0, max: 365 })}</div>${saveBar(form)}</form>`;
  }

  render() {
    this.details.follow(this.#path);
    return html`<section aria-labelledby="account-title"><div class="part-head"><h2 id="account-title">${t('account.title')}</h2></div>${this.details.view(() => this.#form())}</section>`;
  }
}
customElements.define('transfer-details', TransferDetails);
