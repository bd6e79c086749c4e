import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { field } from '../parts/field.js';
import { markdownField } from '../workspace/markdown-field.js';
import { amountOf, amountPattern, percentPattern, rateOf, typedAmount, typedPercent } from './amounts.js';
import { momentField } from './moment-field.js';
import { takenWords } from './quota-bar.js';
import { termsField, termsOf, typedTerms } from './terms-field.js';
import { transferField, transferHoursOf, typedTransfer } from './transfer-field.js';

/** What is typed of a ticket type: amounts as texts, and quotas in one order, so that choosing one again changes nothing. */
export const typed = ({ name, description, price, currency, taxRate, salesFrom, salesUntil, leastPerOrder, mostPerOrder, onSale, quotaIds, hidden, terms, transferHours }) => ({
  name, description, price: price === undefined ? '' : typedAmount(price, currency), currency, taxRate: typedPercent(taxRate),
  salesFrom: salesFrom ?? null, salesUntil: salesUntil ?? null, leastPerOrder, mostPerOrder, onSale, hidden, quotaIds: [...quotaIds].sort(), terms: typedTerms(terms), transfer: typedTransfer(transferHours),
});

/** A new one is like the last one in what all of them have in common. */
export const fresh = ({ currency = 'EUR', taxRate = 0, terms = [], transferHours } = {}) => ({ currency, terms, transferHours, taxRate, leastPerOrder: 1, mostPerOrder: 10, onSale: true, hidden: false, quotaIds: [] });

/** As the API takes it. The same digits are another price in another currency. */
export function typeBody(changes, values, isNew) {
  const { price, currency, taxRate, terms, transfer, ...rest } = isNew ? values : changes;
  return {
    ...rest,
    ...(price === undefined && currency === undefined ? {} : { price: amountOf(values.price, values.currency), currency: values.currency }),
    ...(taxRate === undefined ? {} : { taxRate: rateOf(values.taxRate) }),
    ...(terms === undefined ? {} : { terms: termsOf(terms) }),
    ...(transfer === undefined ? {} : { transferHours: transferHoursOf(transfer) }),
  };
}

export const typeLabel = (name) => t(`types.${name}`);

/** @param {import('../workspace/form.js').Form} form */
export function typeFields(one, form, quotas, conference) {
  const { currency } = form.values;
  return html`${field(one('name', { required: true, max: 200 }))}
    <div class="columns three">${field(one('price', { required: true, inputmode: 'decimal', pattern: amountPattern(currency), placeholder: typedAmount(0, currency), hint: t('types.price.hint') }))}
      ${field(one('currency', { required: true, pattern: '[A-Z]{3}', suggestions: Intl.supportedValuesOf('currency'), hint: t('types.currency.hint') }))}
      ${field(one('taxRate', { required: true, inputmode: 'decimal', pattern: percentPattern, hint: t('types.taxRate.hint') }))}</div>
    ${markdownField(one('description', { max: 5_000, hint: t('types.description.hint') }))}
    <div class="columns sales-window">${momentField(one('salesFrom', { hint: t('types.salesFrom.hint') }), conference)}${momentField(one('salesUntil', { hint: t('types.salesUntil.hint') }), conference)}</div>
    <div class="columns">${field(one('leastPerOrder', { type: 'number', required: true, min: 1, max: 100 }))}
      ${field(one('mostPerOrder', { type: 'number', required: true, min: form.values.leastPerOrder ?? 1, max: 100 }))}</div>
    ${quotaChoice(form, quotas)}${termsField(form)}${transferField(form)}${field(one('onSale', { type: 'checkbox', hint: t('types.onSale.hint') }))}
    ${field(one('hidden', { type: 'checkbox', hint: t('types.hidden.hint') }))}`;
}

function quotaChoice(form, quotas) {
  const chosen = new Set(form.values.quotaIds);
  const choose = (event) => {
    event.stopPropagation();
    const { value, checked } = event.target;
    form.set('quotaIds', [...chosen].filter((id) => id !== value).concat(checked ? value : []).sort());
  };
  const fault = form.problem?.errors.find(({ pointer }) => pointer.startsWith('/quotaIds'));
  const box = (quota) => html`<label class="keep-choice"><input type="checkbox" value=${quota.id} .checked=${chosen.has(quota.id)}>
    <span><b>${quota.name}</b><small>${takenWords(quota)}</small></span></label>`;
  return html`<fieldset class="group" @input=${choose}><legend>${t('types.quotaIds')}</legend>
    <p class="hint">${t(quotas.length ? 'types.quotaIds.hint' : 'types.quotaIds.none')}</p><div class="quota-choices">${quotas.map(box)}</div>
    ${fault ? html`<span class="fault">${fault.detail}</span>` : nothing}</fieldset>`;
}
