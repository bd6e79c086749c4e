import { byName, intl } from '../lib/i18n.js';

/** Regions with a name of their own that ISO 3166-1 does not know, or no longer. */
const NOT_COUNTRIES = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'XK', 'ZZ',
  'AN', 'BU', 'CS', 'DD', 'DY', 'FX', 'HV', 'NH', 'NT', 'RH', 'SU', 'TP', 'UK', 'VD', 'YD', 'YU', 'ZR']);

let found;

/** The countries there are, by the codes the browser has names for: `[[code, name], …]`. */
export const countries = () => (found ??= findCountries());

function findCountries() {
  const names = intl(Intl.DisplayNames, { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .map((code) => [code, names.of(code)])
    .filter(([code, name]) => name && !NOT_COUNTRIES.has(code))
    .sort(([, a], [, b]) => byName(a, b));
}
