import { intl } from '../lib/i18n.js';

const SECOND = 1000;
const SPANS = [['day', 86_400 * SECOND], ['hour', 3_600 * SECOND], ['minute', 60 * SECOND], ['second', SECOND]];

const unit = (value, name, digits = 0) =>
  intl(Intl.NumberFormat, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits }).format(value);

/** A span in its two largest units, such as `3 days, 4 hr`. */
export function duration(millis) {
  const found = [];
  let rest = Math.max(0, millis);
  for (const [name, size] of SPANS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 || (name === 'second' && found.length === 0)) found.push(unit(count, name));
  }
  return found.slice(0, 2).join(' ');
}

/** Of a step: below a minute with a fraction. */
export const brief = (millis) => (millis < 60 * SECOND ? unit(millis / SECOND, 'second', 2) : duration(millis));

export const megabytes = (bytes) => unit(bytes / 1_048_576, 'megabyte');

export const percent = (ratio) => intl(Intl.NumberFormat, { style: 'percent' }).format(ratio);

/** How long ago something was, such as `5 minutes ago`. */
export function ago(at) {
  const past = Date.now() - at;
  const [name, size] = SPANS.find(([, size]) => past >= size) ?? SPANS.at(-1);
  return intl(Intl.RelativeTimeFormat, { numeric: 'auto' }).format(-Math.floor(Math.max(0, past) / size), name);
}

export const day = (at) => intl(Intl.DateTimeFormat, { dateStyle: 'medium' }).format(at);

export const exactTime = (at) => intl(Intl.DateTimeFormat, { timeStyle: 'medium' }).format(at);

const GERMAN = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** The parts of a name of any form that an address may have, German letters as they are written where they are missing. */
export const slugOf = (title) =>
  title.normalize('NFKC').toLowerCase().replace(/[äöüß]/g, (letter) => GERMAN[letter]).normalize('NFKD').replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 50).replace(/-$/, '');
