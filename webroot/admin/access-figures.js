import { html, nothing } from 'lit';
import { intl, number, t } from '../lib/i18n.js';
import { dayMonth, longDay, time, weekday, zoneName } from '../lib/time.js';
import { empty } from '../parts/bits.js';
import { barList } from '../workspace/bar-list.js';
import { byDay, byHour } from './spans.js';

const DAY = 86_400_000;

/** How a conference was accessed in a span. */
export function accessFigures(stats, conference) {
  if (stats.views === 0) {
    return html`<div class="panel">${empty('chart', t('analytics.access.none.title'), t('analytics.access.none.text', { title: conference.title }))}</div>`;
  }
  const isOneDay = Date.parse(stats.to) - Date.parse(stats.from) <= DAY;
  return html`<ul class="tiles"><li><div class="tile"><b>${number(stats.views)}</b><span>${t('analytics.views', { count: stats.views })}</span><small>${t('analytics.views.note')}</small></div></li>
      <li><div class="tile"><b>${number(stats.distinctUsers)}</b><span>${t('analytics.users', { count: stats.distinctUsers })}</span><small>${t('analytics.users.note')}</small></div></li></ul>
    ${stats.hours.length ? html`<div class="panel"><h3>${t('analytics.by-hour')}</h3>${hours(stats, conference.timeZone)}</div>` : nothing}
    ${isOneDay ? nothing : html`<div class="panel"><h3>${t('analytics.by-day')}</h3>${days(stats, conference.timeZone)}</div>`}
    <div class="panel"><h3>${t('analytics.top')}</h3>${topSessions(stats, conference)}</div>`;
}

const values = ({ views, distinctUsers }) => [views, distinctUsers];

const seriesOf = (kind) => ['views', 'users'].map((name) => ({ name: t(`analytics.series.${name}`), kind }));

function busiest(points, stats) {
  const most = points.reduce((a, b) => (b.values[0] > a.values[0] ? b : a));
  return t('analytics.access.summary', { views: number(stats.views), users: number(stats.distinctUsers), most: number(most.values[0]), when: most.label });
}

function hours(stats, zone) {
  const manyDays = Date.parse(stats.to) - Date.parse(stats.from) > DAY;
  const date = (at) => intl(Intl.DateTimeFormat, { day: 'numeric', month: 'short', timeZone: zone }).format(at);
  const tick = (at) => (manyDays ? time(at, zone).startsWith('00:') && date(at) : time(at, zone));
  const points = byHour(stats).map((each) => ({
    label: `${longDay(each.at, zone)}, ${time(each.at, zone)}`, tick: tick(each.at), values: values(each),
  }));
  return html`<p class="hint">${t('analytics.zone', { zone: zoneName(zone, Date.parse(stats.to)) })}</p>
    <time-chart .label=${t('analytics.by-hour')} .summary=${busiest(points, stats)} .column=${t('analytics.hour')} .series=${seriesOf('area')} .points=${points}></time-chart>`;
}

function days(stats, zone) {
  const points = byDay(stats, zone).map((each) => (
    { label: `${weekday(each.date, 'short')} ${dayMonth(each.date)}`, tick: dayMonth(each.date), values: values(each) }
  ));
  return html`<p class="hint">${t('analytics.zone', { zone: zoneName(zone, Date.parse(stats.to)) })}</p>
    <time-chart .label=${t('analytics.by-day')} .summary=${busiest(points, stats)} .column=${t('analytics.day')} .series=${seriesOf(points.length > 31 ? 'area' : 'bar')} .points=${points}></time-chart>`;
}

function topSessions({ topSessions: found, titles }, { slug }) {
  if (found.length === 0) return html`<p class="hint">${t('analytics.top.none')}</p>`;
  const items = found.map(({ sessionId, views, distinctUsers }) => ({
    name: titles.get(sessionId) ?? t('analytics.top.gone'),
    href: titles.has(sessionId) ? `/c/${slug}/sessions/${sessionId}` : undefined,
    value: views,
    note: distinctUsers ? t('analytics.by-users', { count: distinctUsers }) : undefined,
  }));
  return barList({ label: t('analytics.top'), items });
}
