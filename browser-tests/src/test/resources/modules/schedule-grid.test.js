import { program } from '../lib/program.js';
import '../schedule/grid.js';
import { same } from './check.js';

const DAY = { date: '2027-05-18', start: '2027-05-18T00:00:00Z', end: '2027-05-19T00:00:00Z' };
const ROOMS = 30;
const HOURS = 10;

const at = (hour) => new Date(Date.parse(DAY.start) + hour * 3_600_000).toISOString();
const rooms = Array.from({ length: ROOMS }, (_, i) => ({ id: `r${i}`, name: `Room ${i}`, position: i }));
const sessions = rooms.flatMap(({ id }, i) => Array.from({ length: HOURS }, (_, hour) => ({
  id: `${id}-${hour}`, title: `Talk ${hour} in ${i}`, speakers: [], links: [], attachments: [], status: 'CONFIRMED',
  slot: { start: at(hour), durationMinutes: 60, day: DAY.date, roomId: id } })));

const shown = program({ conference: { slug: 'x', timeZone: 'UTC' }, rooms, speakers: [], tracks: [], days: [DAY], sessions });
const all = shown.byDay.get(DAY.date);

/** Shows the day in a small window for as long as something is checked about it, without time for what is not near. */
const withGrid = (check) => async () => {
  const idle = globalThis.requestIdleCallback;
  const waiting = [];
  globalThis.requestIdleCallback = (work) => waiting.push(work);
  const frame = Object.assign(document.createElement('div'), { className: 'schedule grid' });
  frame.style.setProperty('width', '600px');
  frame.style.setProperty('height', '400px');
  const grid = Object.assign(document.createElement('schedule-grid'), { program: shown, day: DAY, found: all, stars: new Set(), news: new Map(), now: 0 });
  grid.style.setProperty('height', '400px');
  frame.append(grid);
  document.body.append(frame);
  try {
    await until(() => grid.querySelector('.card'));
    await check(grid, async () => {
      while (waiting.length > 0) {
        waiting.shift()();
        await grid.updateComplete;
        await new Promise((resolve) => setTimeout(resolve));
      }
    });
  } finally {
    frame.remove();
    globalThis.requestIdleCallback = idle;
  }
};

/** Frame by frame, but not for ever. */
async function until(isSo) {
  for (let frame = 0; !isSo(); frame++) {
    if (frame > 600) throw new Error(`waited in vain until ${isSo}`);
    await new Promise(requestAnimationFrame);
  }
}

const cards = (grid) => [...grid.querySelectorAll('.card')];
const isDrawn = (grid, id) => grid.querySelector(`[data-session="${id}"]`) !== null;
const settled = async (grid) => {
  await grid.updateComplete;
  await Promise.all([...grid.querySelectorAll('grid-column')].map((column) => column.updateComplete));
};

export default {
  'what is near the window is drawn at once': withGrid((grid) => {
    same(['r0-0', 'r1-1', 'r20-0', 'r0-9'].map((id) => isDrawn(grid, id)), [true, true, false, false]);
    same(cards(grid).length < all.length / 5, true);
  }),
  'what is around it is drawn when there is time, what is far is not': withGrid(async (grid, idles) => {
    same(['r5-0', 'r0-4'].map((id) => isDrawn(grid, id)), [false, false]);
    await idles();
    same(['r5-0', 'r0-4', 'r20-0', 'r0-9'].map((id) => isDrawn(grid, id)), [true, true, false, false]);
    same(grid.querySelectorAll('.room-head').length, grid.querySelectorAll('grid-column').length);
  }),
  'whoever scrolls finds what is there': withGrid(async (grid) => {
    const scroller = grid.querySelector('.grid-scroller');
    scroller.scrollTo({ left: scroller.scrollWidth, top: scroller.scrollHeight, behavior: 'instant' });
    await until(() => isDrawn(grid, 'r29-9'));
    const [last, first] = ['r29-9', 'r0-0'].map((id) => grid.querySelector(`[data-session="${id}"]`).getBoundingClientRect());
    same(last.left > first.left, true);
  }),
  'the search of the browser is for all sessions': withGrid(async (grid) => {
    dispatchEvent(new Event('blur'));
    await settled(grid);
    await settled(grid);
    same(cards(grid).length, all.length);
  }),
  'so is paper': withGrid(async (grid) => {
    grid.whole = true;
    await settled(grid);
    await settled(grid);
    same(cards(grid).length, all.length);
  }),
  'filters dim at once what is near, and bring the first hit into sight': withGrid(async (grid) => {
    grid.found = all.filter(({ id }) => id === 'r25-7');
    await until(() => isDrawn(grid, 'r25-7'));
    same(grid.querySelector('[data-session="r0-0"]').closest('.card').matches('.dimmed'), true);
    const box = grid.querySelector('[data-session="r25-7"]').getBoundingClientRect();
    const sight = grid.querySelector('.grid-scroller').getBoundingClientRect();
    same([box.left >= sight.left, box.right <= sight.right, box.top >= sight.top, box.top <= sight.bottom], [true, true, true, true]);
  }),
  'arrow keys lead to what is not drawn yet': withGrid(async (grid) => {
    const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    grid.querySelector('.grid-scroller').focus();
    press('Enter');
    for (let hour = 0; hour < HOURS; hour++) {
      await until(() => document.activeElement.dataset.session === `r0-${hour}`);
      press('ArrowDown');
    }
    same(grid.querySelectorAll('[tabindex="0"]').length, 2);
  }),
};
