import { intl } from '../lib/i18n.js';

export const WEB_ADDRESS = 'https?://\\S+';

export const zones = () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/'))];

/** @returns {string | undefined} undefined unless it is the code of a country */
export function countryName(code) {
  if (!/^[A-Z]{2}$/.test(code)) return undefined;
  return intl(Intl.DisplayNames, { type: 'region', fallback: 'none' }).of(code);
}
