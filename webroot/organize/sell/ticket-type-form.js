import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { field } from '../../parts/field.js';
import { markdownField } from '../../workspace/markdown-field.js';
import { amountExample, amountOf, amountPattern, percentPattern, rateOf, typedAmount, typedPercent } from './amounts.js';
import { approvalDaysOf, approvalField, typedApproval } from './approval-field.js';
import { daysField } from './days-field.js';
import { momentField } from '../moment-field.js';
import { takenWords } from '../quota-bar.js';
import { termsField, termsOf, typedTerms } from './terms-field.js';
import { audienceField, audienceOf, typedAudience } from './ticket-audience.js';
import { transferField, transferHoursOf, typedTransfer } from './transfer-field.js';

/** What is typed of a ticket type: amounts as texts, and quotas in one order, so that choosing one again changes nothing. */
export const typed = ({ name, description, price, currency, taxRate, salesFrom, salesUntil, leastPerOrder, mostPerOrder, onSale, quotaIds, hidden, terms, transferHours, addOn, validDays, approvalDays, audience, mostPerPerson }) => ({
  name, description, price: price === undefined ? '' : typedAmount(price, currency), currency, taxRate: typedPercent(taxRate),
  salesFrom: salesFrom ?? null, salesUntil: salesUntil ?? null, leastPerOrder, mostPerOrder, mostPerPerson, onSale, hidden, quotaIds: [...quotaIds].sort(), terms: typedTerms(terms), transfer: typedTransfer(transferHours), validDays: [...validDays].sort(), approval: typedApproval(approvalDays), audience: typedAudience(audience),
  ...(addOn && { addOn: { goesWith: [...addOn.goesWith].sort(), variantOf: addOn.variantOf ?? null } }),
});

/** A new one is like the last one in what all of them have in common. */
export const fresh = ({ currency = 'EUR', taxRate = 0, terms = [], transferHours } = {}) => ({ currency, terms, transferHours, taxRate, leastPerOrder: 1, mostPerOrder: 10, onSale: true, hidden: false, quotaIds: [], validDays: [] });

/** Had with a ticket, and left out where nobody wants it. */
export const freshAddOn = (last) => ({ ...fresh(last), leastPerOrder: 0, mostPerOrder: 1, addOn: { goesWith: [] } });

/** As the API takes it. The same digits are another price in another currency. */
export function typeBody(changes, values, isNew) {
  const { price, currency, taxRate, terms, transfer, approval, audience, ...rest } = isNew ? values : changes;
  return {
    ...rest,
    ...(price === undefined && currency === undefined ? {} : { price: amountOf(values.price, values.currency), currency: values.currency }),
    ...(taxRate === undefined ? {} : { taxRate: rateOf(values.taxRate) }),
    ...(terms === undefined ? {} : { terms: termsOf(terms) }),
    ...(transfer === undefined ? {} : { transferHours: transferHoursOf(transfer) }),
    ...(approval === undefined ? {} : { approvalDays: approvalDaysOf(approval) }),
    ...(audience === undefined ? {} : { audience: audienceOf(audience) }),
  };
}

export const typeLabel = (name) => t(`types.${name}`);

/**
 * @param {import('../../workspace/form.js').Form} form
 * @param {{ types?: any[], headings?: any[], isNew?: boolean }} [others] of an add-on: what it can go with, and be a variant of, where that is not said yet
 */
export function typeFields(one, form, quotas, conference, { types = [], headings = [], isNew = false } = {}) {
  const { currency, addOn } = form.values;
  return html`${field(one('name', { required: true, max: 200 }))}
    <div class="columns three">${field(one('price', { required: true, inputmode: 'decimal', pattern: amountPattern(currency), placeholder: typedAmount(0, currency), hint: t('types.price.hint', { example: amountExample(currency) }) }))}
      ${field(one('currency', { required: true, pattern: '[A-Z]{3}', suggestions: Intl.supportedValuesOf('currency'), hint: t('types.currency.hint') }))}
      ${field(one('taxRate', { required: true, inputmode: 'decimal', pattern: percentPattern, hint: t('types.taxRate.hint') }))}</div>
    ${markdownField(one('description', { max: 5_000, hint: t('types.description.hint') }))}
    <div class="columns sales-window">${momentField(one('salesFrom', { hint: t('types.salesFrom.hint') }), conference)}${momentField(one('salesUntil', { hint: t('types.salesUntil.hint') }), conference)}</div>
    ${addOn ? addOnFields(form, types, headings, isNew) : nothing}${addOn?.variantOf ? html`<p class="hint">${t('add-ons.variantOf.bounds')}</p>` : bounds(one, form, addOn)}
    ${addOn ? nothing : daysField(form, conference)}${quotaChoice(form, quotas, addOn)}${approvalField(form)}${termsField(form)}${addOn ? nothing : html`${audienceField(form)}${transferField(form)}`}${field(one('onSale', { type: 'checkbox', hint: t('types.onSale.hint') }))}
    ${field(one('hidden', { type: 'checkbox', hint: t('types.hidden.hint') }))}`;
}

/** Of a ticket for each order, of an add-on for each ticket. */
function bounds(one, form, addOn) {
  const label = (name) => (addOn ? { label: t(`add-ons.${name}`), hint: t(`add-ons.${name}.hint`) } : {});
  return html`<div class="columns three">${field(one('leastPerOrder', { type: 'number', required: true, min: addOn ? 0 : 1, max: 100, ...label('leastPerOrder') }))}
    ${field(one('mostPerOrder', { type: 'number', required: true, min: Math.max(1, form.values.leastPerOrder ?? 1), max: 100, ...label('mostPerOrder') }))}
    ${field(one('mostPerPerson', { type: 'number', min: Math.max(1, form.values.leastPerOrder ?? 1), max: 100, hint: t('types.mostPerPerson.hint') }))}</div>`;
}

function addOnFields(form, types, headings, isNew) {
  const { addOn } = form.values;
  const set = (changed) => form.set('addOn', { ...addOn, ...changed });
  const heading = (event) => (event.stopPropagation(), set({ variantOf: event.target.value || null }));
  const choose = (event) => {
    event.stopPropagation();
    const { value, checked } = event.target;
    set({ goesWith: addOn.goesWith.filter((id) => id !== value).concat(checked ? value : []).sort() });
  };
  const box = ({ id, name }) => html`<label class="keep-choice"><input type="checkbox" value=${id} .checked=${addOn.goesWith.includes(id)}><span><b>${name}</b></span></label>`;
  return html`${headings.length ? html`<label class="field"><span>${t('add-ons.variantOf')}</span><select @input=${heading}><option value="" .selected=${!addOn.variantOf}>${t('add-ons.variantOf.none')}</option>
      ${headings.map(({ id, name }) => html`<option value=${id} .selected=${id === addOn.variantOf}>${name}</option>`)}</select><small>${t('add-ons.variantOf.hint')}</small></label>` : isNew ? html`<p class="hint">${t('add-ons.sizes.hint')}</p>` : nothing}
    ${addOn.variantOf || types.length < 2 ? nothing : html`<fieldset class="group" @input=${choose}><legend>${t('add-ons.goesWith')}</legend><p class="hint">${t('add-ons.goesWith.hint')}</p><div class="quota-choices">${types.map(box)}</div></fieldset>`}`;
}

function quotaChoice(form, quotas, addOn) {
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
    <p class="hint">${t(!quotas.length ? 'types.quotaIds.none' : addOn ? 'add-ons.quotaIds.hint' : 'types.quotaIds.hint')}</p><div class="quota-choices">${quotas.map(box)}</div>
    ${fault ? html`<span class="fault">${fault.detail}</span>` : nothing}</fieldset>`;
}
