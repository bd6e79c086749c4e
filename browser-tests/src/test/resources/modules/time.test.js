import { dateRange, isPast, now, shortDay, span, time, zoneName, zonesDiffer } from '../lib/time.js';
import { same } from './check.js';

const NOON = Date.parse('2027-05-18T12:00:00Z');

export default {
  'a time is told in the zone that is asked for': () =>
    same([time(NOON, 'Europe/Lisbon'), time(NOON, 'America/Toronto'), time(NOON, 'Asia/Kolkata')], ['13:00', '08:00', '17:30']),
  'midnight is the hour 00': () => same(time(Date.parse('2027-05-18T23:00:00Z'), 'Europe/Lisbon'), '00:00'),
  'a session over the change to summer time is told as clocks show it': () => {
    const start = Date.parse('2027-03-28T00:30:00Z');
    same(span(start, start + 3_600_000, 'Europe/Lisbon'), '00:30–02:30');
  },
  'the day depends on the zone': () => {
    const late = Date.parse('2027-05-18T23:30:00Z');
    same([shortDay(late, 'America/Toronto'), shortDay(late, 'Europe/Berlin')], ['Tue 18 May', 'Wed 19 May']);
  },
  'a zone is named as it is at that time of the year': () =>
    same([zoneName('Europe/London', NOON), zoneName('Europe/London', Date.parse('2027-01-18'))], ['BST', 'GMT']),
  'zones differ where their clocks do': () =>
    same([zonesDiffer('Europe/London', NOON), zonesDiffer('Europe/Berlin', NOON)], [false, true]),
  'dates of a conference are the same in every zone': () => same(dateRange('2027-05-18', '2027-05-20'), '18–20 May 2027'),
  'a conference is over when its last day is over everywhere': () => {
    const last = (days) => new Date(now.value - days * 86_400_000).toISOString().slice(0, 10);
    same([isPast(last(0)), isPast(last(2))], [false, true]);
  },
};
