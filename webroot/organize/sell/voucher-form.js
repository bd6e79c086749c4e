import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { field } from '../../parts/field.js';
import { amountExample, amountOf, amountPattern, percentPattern, rateOf, typedAmount, typedPercent } from './amounts.js';
import { momentField } from '../moment-field.js';
import { typeChoice } from './type-choice.js';

const KINDS = ['PERCENT', 'AMOUNT', 'PRICE', 'NONE'];

const isMoney = (kind) => kind === 'AMOUNT' || kind === 'PRICE';

const typedValue = ({ kind, value, currency }) => (kind === 'PERCENT' ? typedPercent(value) : isMoney(kind) ? typedAmount(value, currency) : '');

/** What is typed of a voucher: amounts as texts, and types in one order, so that choosing one again changes nothing. */
export const typed = (voucher) => ({
  code: voucher.code, kind: voucher.kind, value: voucher.value === undefined ? '' : typedValue(voucher), currency: voucher.currency ?? 'EUR',
  ticketTypeIds: [...voucher.ticketTypeIds].sort(), mostUses: voucher.mostUses, validFrom: voucher.validFrom ?? null, validUntil: voucher.validUntil ?? null, note: voucher.note,
});

/** A new one is good once. */
export const fresh = ({ currency } = {}) => ({ kind: 'PERCENT', currency, ticketTypeIds: [], mostUses: 1 });

/** As the API takes it. The same digits are something else where the kind or the currency is another. */
export function voucherBody(changes, values, isNew) {
  const { kind, value, currency, ...rest } = isNew ? values : changes;
  return { ...rest, ...(kind === undefined && value === undefined && currency === undefined ? {} : terms(values)) };
}

function terms({ kind, value, currency }) {
  if (kind === 'PERCENT') return { kind, value: rateOf(value), currency: null };
  return isMoney(kind) ? { kind, value: amountOf(value, currency), currency } : { kind, value: 0, currency: null };
}

export const voucherLabel = (name) => t(`vouchers.${name}`);

/** All but the code. @param {import('../../workspace/form.js').Form} form */
export function termFields(one, form, types, conference) {
  return html`<div class="columns three">${field(one('kind', { options: KINDS.map((kind) => [kind, t(`vouchers.kind.${kind}`)]) }))}${valueFields(one, form.values)}</div>
    ${typeChoice(form, types, { label: t('vouchers.ticketTypeIds'), hint: t('vouchers.ticketTypeIds.hint'), note: ({ hidden }) => (hidden ? t('vouchers.hidden') : '') })}
    <div class="columns">${field(one('mostUses', { type: 'number', min: 1, max: 1_000_000, hint: t('vouchers.mostUses.hint') }))}${field(one('note', { max: 500, hint: t('vouchers.note.hint') }))}</div>
    <div class="columns sales-window">${momentField(one('validFrom', { hint: t('vouchers.validFrom.hint') }), conference)}${momentField(one('validUntil', { hint: t('vouchers.validUntil.hint') }), conference)}</div>`;
}

function valueFields(one, { kind, currency }) {
  if (kind === 'NONE') return nothing;
  if (kind === 'PERCENT') return field(one('value', { label: t('vouchers.value.PERCENT'), required: true, inputmode: 'decimal', pattern: percentPattern }));
  return html`${field(one('value', { label: t(`vouchers.value.${kind}`), required: true, inputmode: 'decimal', pattern: amountPattern(currency), placeholder: typedAmount(0, currency), hint: t('amount.hint', { example: amountExample(currency) }) }))}
    ${field(one('currency', { required: true, pattern: '[A-Z]{3}', suggestions: Intl.supportedValuesOf('currency'), hint: t('vouchers.currency.hint') }))}`;
}
