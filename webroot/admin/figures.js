import { all, get } from '../lib/api.js';
import { monthOf, periodUntil } from './spans.js';

/** @param {string} key `?` and the scope as a query */
export const loadActive = (key) =>
  get(`/admin/analytics/mau?month=${monthOf(Date.now())}&months=12&${key.slice(1)}`).then(({ months }) => months);

/** @param {string} key a period and a scope as a query */
export function loadEngagement(key) {
  const [period, scope] = key.split(' ');
  return get(`/admin/analytics/engagement?${spanOf(period)}&${scope}`);
}

/** @param {string} key a period and the slug of a conference */
export async function loadAccess(key) {
  const [period, slug] = key.split(' ');
  const stats = await get(`/admin/analytics/access?${spanOf(period)}&conference=${slug}`);
  return { ...stats, titles: stats.topSessions.length ? await titlesOf(slug) : new Map() };
}

const spanOf = (period) => new URLSearchParams(periodUntil(Date.now(), period)).toString();

/** Out of the list of sessions, for reading it counts as no access. */
async function titlesOf(slug) {
  const sessions = await all(`/conferences/${slug}/sessions`).catch(() => []);
  return new Map(sessions.map(({ id, title }) => [id, title]));
}
