import { html } from 'lit';
import { t } from '../../lib/i18n.js';
import { addDays, instant, stampIn } from '../../lib/time.js';

/** Nothing is sold from then on. */
const endOf = ({ endDate, timeZone }) => instant(addDays(endDate, 1), '00:00', timeZone);

/** As many as the smallest of the quotas has. */
const left = (type, quotas) => Math.min(...quotas.filter(({ id, size }) => type.quotaIds.includes(id) && size !== undefined).map(({ size, taken }) => size - taken));

/** Whether a ticket type can be had, and since or until when, as the shop decides it. */
export function salesOf(type, quotas, conference, now) {
  const from = type.salesFrom && Date.parse(type.salesFrom);
  const until = Math.min(type.salesUntil ? Date.parse(type.salesUntil) : Infinity, endOf(conference));
  if (!type.onSale) return { state: 'OFF' };
  if (now >= until) return { state: 'OVER', at: until };
  if (from && now < from) return { state: 'NOT_YET', at: from };
  return { state: left(type, quotas) < type.leastPerOrder ? 'SOLD_OUT' : 'OPEN', at: until };
}

export const salesBadge = ({ state }) => html`<span class="badge sales ${state.toLowerCase()}">${t(`types.sales.${state}`)}</span>`;

/** When that changes, or changed. */
export const salesWords = ({ state, at }, { timeZone }) => (at === undefined ? t('types.sales.OFF.text') : t(`types.sales.${state}.text`, { time: stampIn(at, timeZone) }));
