import { fills, intl, t } from './i18n.js';
import { dateOnly } from './time.js';

/** Values that count something; other digits are names, such as ids. */
const COUNTS = new Set(['count', 'least', 'minutes', 'most']);
const DATE = /^\d{4}-\d\d-\d\d$/;

/**
 * What a server says by a code, in the language of the user. Where this client is older than the code, or the values older than the
 * message, it is said in the server's own words.
 * @param {string} key of the message of the code
 * @param {Record<string, string> | undefined} params what came with the code
 * @param {string} otherwise the server's own words
 */
export function worded(key, params, otherwise) {
  const values = Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, shown(name, value)]));
  return fills(key, values) ? t(key, values) : otherwise;
}

function shown(name, value) {
  if (COUNTS.has(name)) return Number(value);
  return DATE.test(value) ? intl(Intl.DateTimeFormat, { dateStyle: 'medium', timeZone: 'UTC' }).format(dateOnly(value)) : value;
}
