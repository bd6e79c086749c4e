import { bar, geometry, legible, line, ticks } from '../workspace/chart-scale.js';
import { byDay, filled, monthOf, periodUntil } from '../admin/spans.js';
import { same } from './check.js';

const HOUR = 3_600_000;

export default {
  'an axis has round whole numbers from nothing to beyond the largest': () =>
    same([ticks(0, 4), ticks(3, 4), ticks(17, 4), ticks(940, 4)], [[0, 1], [0, 1, 2, 3], [0, 5, 10, 15, 20], [0, 500, 1000]]),
  'labels that would collide are left out, the last one stays': () => {
    const shown = legible(12, 300, 50);
    same(Array.from({ length: 12 }, (_, i) => i).filter(shown), [1, 3, 5, 7, 9, 11]);
  },
  'a value lies between the bottom and the top': () => {
    const { y, x, indexAt, box } = geometry({ width: 452, top: 10, bottom: 100, count: 4, largest: 2 });
    same([y(0), y(2)], [100, 10]);
    same([indexAt(x(0)), indexAt(x(3)), indexAt(-5), indexAt(9999), box.left], [0, 3, 0, 3, 44]);
  },
  'a line goes from point to point, a bar up from the bottom': () => {
    same(line([[0, 1], [2, 3]]), 'M0.0 1.0L2.0 3.0');
    same(bar(10, 50, 20, 100).startsWith('M10 100V54'), true);
  },
  'a month is that of the hour in UTC': () =>
    same([monthOf(Date.parse('2027-02-28T23:59:59Z')), monthOf(Date.parse('2027-03-01T00:30:00+01:00'))], ['2027-02', '2027-02']),
  'a period of days begins at midnight and ends with the running hour': () =>
    same(periodUntil(Date.parse('2027-02-15T10:20:00Z'), 'week'), { from: '2027-02-09T00:00:00.000Z', to: '2027-02-15T11:00:00.000Z' }),
  'days are those of the conference, also where the clocks change': () => {
    const days = [{ start: '2027-03-27T00:00:00Z', views: 1, distinctUsers: 1 }, { start: '2027-03-28T23:00:00Z', views: 2, distinctUsers: 1 }];
    const found = byDay({ days, from: '2027-03-27T00:00:00Z', to: '2027-03-29T12:00:00Z' }, 'Europe/Lisbon');
    same(found.map(({ date, views }) => [date, views]), [['2027-03-27', 1], ['2027-03-28', 0], ['2027-03-29', 2]]);
  },
  'hours without views are filled in': () => {
    const start = '2027-02-15T00:00:00.000Z';
    const stats = { from: start, to: '2027-02-15T03:00:00.000Z' };
    const hours = filled([{ start: '2027-02-15T01:00:00Z', views: 5, distinctUsers: 2 }], stats, HOUR);
    same(hours.map(({ views, distinctUsers }) => [views, distinctUsers]), [[0, 0], [5, 2], [0, 0]]);
  },
};
