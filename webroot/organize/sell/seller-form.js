import { html } from 'lit';
import { all, get, put } from '../../lib/api.js';
import { saveFile } from '../../lib/files.js';
import { t } from '../../lib/i18n.js';
import { PlainElement } from '../../parts/element.js';
import { field } from '../../parts/field.js';
import { icon } from '../../parts/icons.js';
import { toast, toastProblem } from '../../parts/toast.js';
import { csv } from '../../workspace/csv.js';
import { formNotice, saveBar } from '../../workspace/form-parts.js';
import { Form } from '../../workspace/form.js';
import { Loaded } from '../../workspace/loaded.js';
import { plainAmount } from './amounts.js';

const label = (name) => t(`seller.${name}`);

const COLUMNS = ['number', 'kind', 'cancels', 'date', 'order', 'buyer', 'currency', 'rate', 'total', 'net', 'tax'];

/** A row for each rate: so it is booked. */
const rows = ({ number, kind, cancels, date, orderCode, buyer, currency, taxes }) =>
  taxes.map(({ rate, net, tax }) => [number, kind, cancels, date, orderCode, buyer, currency, rate / 100, ...[net + tax, net, tax].map((amount) => plainAmount(amount, currency))]);

/** Who sells: invoices name them, and there are none before. */
class SellerForm extends PlainElement {
  static properties = { conference: {}, saving: { state: true } };
  form = new Form(this, ({ name, address, vatId, buyerDetails, contactEmail, termsUrl, privacyUrl }) => ({
    name: name ?? '', address: address ?? '', vatId: vatId ?? '', buyerDetails, contactEmail: contactEmail ?? '', termsUrl: termsUrl ?? '', privacyUrl: privacyUrl ?? '',
  }));
  seller = new Loaded(this, async (path) => {
    const seller = await get(path);
    this.form.open(seller);
    return seller;
  });

  get #path() {
    return `/conferences/${this.conference.slug}`;
  }

  async #save(event) {
    event.preventDefault();
    const { name, address, vatId, buyerDetails, contactEmail, termsUrl, privacyUrl } = this.form.values;
    const links = { contactEmail: contactEmail || null, termsUrl: termsUrl || null, privacyUrl: privacyUrl || null };
    if (await this.form.submit(() => put(`${this.#path}/seller`, { name, address, vatId, buyerDetails, ...links }))) toast({ text: t('form.saved') });
  }

  #export = async () => {
    this.saving = true;
    try {
      saveFile(csv([COLUMNS, ...(await all(`${this.#path}/invoices`)).flatMap(rows)]), `${this.conference.slug}-invoices.csv`);
    } catch (problem) {
      toastProblem(problem);
    }
    this.saving = false;
  };

  #form() {
    const { form } = this;
    const one = (name, more) => field({ name, label: label(name), value: form.values[name], problem: form.problem, ...more });
    return html`<form class="panel panel-form" @submit=${(event) => this.#save(event)} @input=${form.typed}>${formNotice(form, label)}
      ${one('name', { max: 200, hint: t('seller.name.hint') })}${one('address', { rows: true, max: 500 })}${one('vatId', { max: 50 })}
      ${one('buyerDetails', { options: ['NEVER', 'OPTIONAL', 'REQUIRED'].map((each) => [each, t(`seller.buyerDetails.${each}`)]) })}
      ${one('contactEmail', { type: 'email', max: 254, hint: t('seller.contactEmail.hint') })}
      ${one('termsUrl', { type: 'url', max: 2000, hint: t('seller.terms.hint') })}${one('privacyUrl', { type: 'url', max: 2000 })}${saveBar(form)}</form>`;
  }

  render() {
    this.seller.follow(`${this.#path}/seller`);
    return html`<section aria-labelledby="seller-title"><div class="part-head"><h2 id="seller-title">${t('seller.title')}</h2><span class="spring"></span>
      <button type="button" class="button" ?disabled=${this.saving} @click=${this.#export}>${icon('download')}${t('seller.export')}</button></div>${this.seller.view(() => this.#form())}</section>`;
  }
}
customElements.define('seller-form', SellerForm);
