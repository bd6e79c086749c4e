import { html } from 'lit';
import { intl, number, t } from '../lib/i18n.js';
import { empty } from '../parts/bits.js';

const monthName = (month, style) =>
  intl(Intl.DateTimeFormat, { month: style, ...(style === 'long' && { year: 'numeric' }), timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));

/** @param {{ month: string, activeUsers: number }[]} months the present one at the end */
export function mauChart(months) {
  if (months.every(({ activeUsers }) => activeUsers === 0)) return empty('people', t('analytics.mau.none.title'), t('analytics.mau.none.text'));
  const points = months.map(({ month, activeUsers }) => ({ label: monthName(month, 'long'), tick: monthName(month, 'short'), values: [activeUsers] }));
  const best = months.reduce((a, b) => (b.activeUsers > a.activeUsers ? b : a));
  const now = months.at(-1);
  const summary = t('analytics.mau.summary', {
    now: number(now.activeUsers), month: monthName(now.month, 'long'), most: number(best.activeUsers), best: monthName(best.month, 'long'),
  });
  return html`<p class="hint">${t('analytics.mau.text')}</p><time-chart .label=${t('analytics.mau')} .summary=${summary} .column=${t('analytics.month')}
    .series=${[{ name: t('analytics.active-users'), kind: 'bar' }]} .points=${points}></time-chart>`;
}
