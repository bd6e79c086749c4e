import { minor } from '../lib/money.js';
import { amountPattern } from '../organize/sell/amounts.js';
import { same } from './check.js';

const taken = (text, currency) => new RegExp(`^(?:${amountPattern(currency)})$`, 'v').test(text);

/** Read by the server only where the input lets it through. */
const read = (texts, currency) => texts.map((text) => (taken(text, currency) ? minor(text, currency) : null));

export default {
  'an amount is typed with either sign before its fraction': () => same(read(['49.50', '49,50', '49', '49,5', '0'], 'EUR'), [4_950, 4_950, 4_900, 4_950, 0]),
  'thousands may stand apart, as in any language': () =>
    same(read(['1.234,50', '1,234.50', '1’234.50', '1 234,50', '1.234.567,89', '1,234'], 'EUR'), [123_450, 123_450, 123_450, 123_450, 123_456_789, 123_400]),
  'what could be meant in two ways is not taken': () => same(read(['1.234', '1.23,4', '1,234,5', '12.34.56', '-5', '', '49.505'], 'EUR'), [null, null, null, null, null, null, null]),
  'cents are never lost': () => same([minor('0.29', 'EUR'), minor('1,005', 'EUR'), minor('1.005', 'EUR'), minor('1234', 'JPY'), minor('1,234', 'JPY')], [29, 100_500, null, 1_234, 1_234]),
};
