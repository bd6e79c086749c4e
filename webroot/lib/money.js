import { intl } from './i18n.js';

const MINOR = /^(\d{1,9})(?:[.,](\d*))?$/;

const format = (currency) => intl(Intl.NumberFormat, { style: 'currency', currency });

/** How many digits an amount of a currency has behind its point. */
export const digits = (currency) => format(currency).resolvedOptions().maximumFractionDigits;

/** An amount in minor units, as people write it. */
export const money = (amount, currency) => format(currency).format(amount / 10 ** digits(currency));

/** What somebody typed, in minor units; NaN where it is no amount of the currency. Never by way of a fraction, which would lose cents. */
export function minor(text, currency) {
  const [, whole, rest = ''] = MINOR.exec(text.trim()) ?? [];
  const places = digits(currency);
  return whole === undefined || rest.length > places ? NaN : Number(whole + rest.padEnd(places, '0'));
}
