import { program } from '../lib/program.js';
import '../parts/schedule-list.js';
import { same } from './check.js';

const MINUTE = 60_000;
const DAY = { date: '2027-05-18', start: '2027-05-18T00:00:00Z', end: '2027-05-19T00:00:00Z' };

const session = (i) => ({
  id: `s${i}`, title: `Session ${i}`, speakers: [], links: [], attachments: [], status: 'CONFIRMED',
  slot: { start: new Date(Date.parse(DAY.start) + i * 10 * MINUTE).toISOString(), durationMinutes: 10, day: DAY.date } });

const scheduleOf = (count, more = []) => program({
  conference: { slug: 'x', timeZone: 'UTC' }, rooms: [], speakers: [], tracks: [], days: [DAY],
  sessions: [...Array.from({ length: count }, (_, i) => session(i)), ...more] });

const show = (list, shown, found = shown.byDay.get(DAY.date)) => Object.assign(list, { program: shown, found }).updateComplete;

/** Shows a list for as long as something is checked about it. */
const withList = (count, check, now = 0) => async () => {
  const list = Object.assign(document.createElement('schedule-list'), { day: DAY, stars: new Set(), news: new Map(), now });
  const shown = scheduleOf(count);
  try {
    const first = show(list, shown);
    document.body.append(list);
    await first;
    await check(list, shown);
  } finally {
    list.remove();
  }
};

const rows = (list) => [...list.querySelectorAll('.row-card:not([hidden])')].map((row) => row.querySelector('h3').textContent);
const everything = (list) => (dispatchEvent(new Event('blur')), list.updateComplete);

export default {
  'the first rows of a long day are there at once, and the height of the others': withList(100, (list) => {
    same([rows(list).length, rows(list).at(-1)], [8, 'Session 7']);
    same(list.querySelector('.rest').offsetHeight > 5000, true);
  }),
  'whoever comes near the end gets more': withList(100, async (list) => {
    list.querySelector('.rest').scrollIntoView({ block: 'end', behavior: 'instant' });
    while (rows(list).length < 100) await new Promise(requestAnimationFrame);
    same(list.querySelector('.rest').offsetHeight, 0);
  }),
  'a day that is on is there up to what is on': withList(100, (list) => {
    same([rows(list).length, list.querySelector('.bucket.on h3').textContent], [59, 'Session 50']);
  }, Date.parse(DAY.start) + 505 * MINUTE),
  'the search of the browser is for all rows': withList(100, async (list) => {
    await everything(list);
    same(rows(list).length, 100);
  }),
  'so is paper': withList(100, async (list) => {
    list.whole = true;
    await list.updateComplete;
    same(rows(list).length, 100);
  }),
  'filters hide rows and show them again, without their times': withList(100, async (list, shown) => {
    await everything(list);
    await show(list, shown, shown.byDay.get(DAY.date).slice(98));
    same(rows(list), ['Session 98', 'Session 99']);
    same(list.querySelectorAll('.bucket:not([hidden])').length, 2);
    await show(list, shown);
    same(rows(list).length, 100);
  }),
  'a session that somebody adds leaves no gap in what is shown': withList(100, async (list) => {
    await everything(list);
    await show(list, scheduleOf(100, [{ ...session(3.5), title: 'New' }]));
    same(rows(list).slice(3, 6), ['Session 3', 'New', 'Session 4']);
    same(rows(list).length >= 100, true);
  }),
};
