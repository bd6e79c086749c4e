import { intl } from './i18n.js';

const PLAIN = /^(\d{1,9})(?:[.,](\d*))?$/;
/** With thousands apart, and another sign before the fraction: only one of both is meant. */
const GROUPED = /^(\d{1,3}(?:([.,'’\s])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d*))?$/;
const GROUP_SIGNS = /[.,'’\s]/g;
const MOST_DIGITS = 9;

const format = (currency) => intl(Intl.NumberFormat, { style: 'currency', currency });

/** How many digits an amount of a currency has behind its point. */
export const digits = (currency) => format(currency).resolvedOptions().maximumFractionDigits;

/** An amount in minor units, as people write it. */
export const money = (amount, currency) => format(currency).format(amount / 10 ** digits(currency));

/** What somebody typed, in minor units; NaN where it is no amount of the currency. Never by way of a fraction, which would lose cents. */
export function minor(text, currency) {
  const [whole, rest = ''] = parts(text.trim());
  const places = digits(currency);
  return whole === undefined || rest.length > places ? NaN : Number(whole + rest.padEnd(places, '0'));
}

/** Before and behind the point. `1.234` is a thousand and some where the language groups so, and else what it looks like. */
function parts(text) {
  const [, grouped, sign, fraction] = GROUPED.exec(text) ?? [];
  if (grouped && (fraction !== undefined || isGroup(sign))) {
    const whole = grouped.replace(GROUP_SIGNS, '');
    return whole.length > MOST_DIGITS ? [] : [whole, fraction];
  }
  const [, whole, rest] = PLAIN.exec(text) ?? [];
  return [whole, rest];
}

/** By which the language sets thousands apart. */
export const groupSign = () => intl(Intl.NumberFormat).formatToParts(1_234_567).find(({ type }) => type === 'group')?.value ?? ' ';

const isGroup = (sign) => (sign !== '.' && sign !== ',') || sign === groupSign();
