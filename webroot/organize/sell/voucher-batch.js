import { html } from 'lit';
import { post } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { PlainElement } from '../../parts/element.js';
import { field } from '../../parts/field.js';
import { toast } from '../../parts/toast.js';
import { formNotice, saveBar } from '../../workspace/form-parts.js';
import { Form } from '../../workspace/form.js';
import { fresh, termFields, typed, voucherBody, voucherLabel } from './voucher-form.js';
import { saveVouchers } from './voucher-words.js';

/** Many vouchers that differ in their codes only. `done` is called when they are made, or when nobody wants them any more. */
class VoucherBatch extends PlainElement {
  static properties = { conference: {}, types: {}, done: {} };
  form = new Form(this, ({ count, prefix, ...voucher }) => {
    const { code, ...terms } = typed({ ...fresh(), ...voucher });
    return { count, prefix, ...terms };
  });

  connectedCallback() {
    super.connectedCallback();
    this.form.open({});
  }

  async #make(event) {
    event.preventDefault();
    let made;
    const send = async () => {
      made = (await post(`/conferences/${this.conference.slug}/voucher-batches`, voucherBody({}, this.form.values, true))).items;
      return {};
    };
    if (!(await this.form.submit(send))) return;
    const { conference, types } = this;
    toast({ text: t('vouchers.made', { count: made.length }), action: t('vouchers.save'), run: () => saveVouchers(conference, made, types) });
    await this.done();
  }

  render() {
    const { form } = this;
    const one = (name, more) => ({ name, label: voucherLabel(name), value: form.values[name], problem: form.problem, ...more });
    return html`<form class="in-place" @submit=${(event) => this.#make(event)} @input=${form.typed} @edited=${form.edited}>${formNotice(form, voucherLabel)}
      <div class="columns">${field(one('count', { type: 'number', required: true, min: 1, max: 1_000 }))}${field(one('prefix', { max: 20, pattern: '[0-9A-Za-z\\-]*', hint: t('vouchers.prefix.hint') }))}</div>
      ${termFields(one, form, this.types, this.conference)}
      ${saveBar(form, { action: t('vouchers.make'), more: html`<button type="button" class="button" @click=${() => (form.reset(), this.done())}>${t('close')}</button>` })}</form>`;
  }
}
customElements.define('voucher-batch', VoucherBatch);
