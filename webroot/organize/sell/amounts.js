import { intl } from '../../lib/i18n.js';
import { digits, groupSign, minor } from '../../lib/money.js';

const CURRENCY = /^[A-Z]{3}$/;
const PERCENT = /^(\d{1,3})(?:[.,](\d{0,2}))?$/;

const placesOf = (currency) => (CURRENCY.test(currency) ? digits(currency) : 2);

/** Whole units of the last place as a decimal fraction, such as 35100 as 351.00. */
function decimal(amount, places) {
  const text = String(amount).padStart(places + 1, '0');
  return places ? `${text.slice(0, -places)}.${text.slice(-places)}` : text;
}

const point = () => intl(Intl.NumberFormat).formatToParts(0.5).find(({ type }) => type === 'decimal').value;

/** An amount in minor units as programs read it. */
export const plainAmount = (amount, currency) => decimal(amount, placesOf(currency));

/** An amount in minor units as it is typed, and what is typed in minor units. */
export const typedAmount = (amount, currency) => plainAmount(amount, currency).replace('.', point());
export const amountOf = (text, currency) => (CURRENCY.test(currency) ? minor(text, currency) : NaN);

/** Of an input: what `minor` reads. */
export const amountPattern = (currency) => {
  const places = placesOf(currency);
  const fraction = (signs) => (places ? `${signs}\\d{0,${places}}` : '');
  const grouped = (sign) => `\\d{1,3}(${sign}\\d{3}){1,2}`;
  const mixed = places ? [`${grouped('\\.')}${fraction(',')}`, `${grouped(',')}${fraction('\\.')}`] : [];
  return [`\\d{1,9}${places ? `(${fraction('[.,]')})?` : ''}`, `${grouped("['’\\s]")}${places ? `(${fraction('[.,]')})?` : ''}`, grouped(`[${groupSign()}]`), ...mixed].join('|');
};

/** How an amount is typed, such as `1.234,50`. */
export const amountExample = (currency) => intl(Intl.NumberFormat, { minimumFractionDigits: placesOf(currency), maximumFractionDigits: placesOf(currency) }).format(1_234.5);

/** Basis points as percent are typed, and the other way round; NaN where it is no rate. */
export const typedPercent = (rate) => decimal(rate, 2).replace(/\.?0+$/, '').replace('.', point());
export const percentPattern = '\\d{1,3}([.,]\\d{0,2})?';

export function rateOf(text) {
  const [, whole, rest = ''] = PERCENT.exec(text.trim()) ?? [];
  return whole === undefined ? NaN : Number(whole + rest.padEnd(2, '0'));
}

/** Basis points in words, such as 23 %. */
export const percent = (rate) => intl(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: 2 }).format(rate / 10_000);
