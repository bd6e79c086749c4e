import { currentOf, fitsPaper, gridOf, lanes, placesOf, scale, slicesOf } from '../lib/grid.js';
import { same } from './check.js';

const MINUTE = 60_000;
const hall = { id: 'hall', name: 'Hall', position: 1 };
const attic = { id: 'attic', name: 'Attic', position: 0 };

/** A session from one minute to another. */
const from = (start, end, more = {}) => ({
  id: `${start}–${end}`, title: 'Talk', start: start * MINUTE, end: end * MINUTE, room: hall, isBreak: false, ...more });
const pause = (start, end, more) => from(start, end, { isBreak: true, title: 'Coffee', ...more });
const round = (value) => Math.round(value * 100) / 100;
const heights = (slices) => slices.map(({ height }) => round(height));

export default {
  'eight rooms fit on paper, nine do not, and breaks need none': () => {
    const inRooms = (count, more) => Array.from({ length: count }, (_, i) => from(0, 60, { room: { id: `room ${i}` }, ...more }));
    same([fitsPaper(inRooms(8)), fitsPaper(inRooms(9)), fitsPaper(inRooms(9, { isBreak: true }))], [true, false, true]);
  },
  'time is cut at every start and end': () =>
    same(slicesOf([from(0, 60), from(30, 90)]).map(({ start, end }) => [start / MINUTE, end / MINUTE]), [[0, 30], [30, 60], [60, 90]]),
  'a minute is as high as any other where something takes place': () => {
    const [first, second] = heights(slicesOf([from(0, 60), from(60, 180)]));
    same(second, 2 * first);
  },
  'a long stretch without sessions shrinks': () => {
    const [busy, idle] = slicesOf([from(0, 60), from(120, 180)]);
    same([busy.idle, idle.idle], [false, true]);
    same(round(idle.height / busy.height), 0.45);
  },
  'a short stretch without sessions keeps its height': () =>
    same(slicesOf([from(0, 60), from(90, 150)]).map(({ idle }) => idle), [false, false, false]),
  'a short session grows until its title can be read': () => same(heights(slicesOf([from(0, 5)])), [54]),
  'an instant lies linearly within its slice, and past the end at the bottom': () => {
    const top = scale([{ start: 0, end: 10, height: 100 }, { start: 10, end: 20, height: 50 }]);
    same([0, 5, 10, 15, 20, 99].map(top), [0, 50, 100, 125, 150, 150]);
  },
  'sessions that overlap in a room stand side by side': () =>
    same(lanes([from(0, 60), from(30, 90), from(100, 120)], (at) => at).map(({ lane, lanes: of }) => [lane, of]), [[0, 2], [1, 2], [0, 1]]),
  'a lane is used again as soon as it is free': () =>
    same(lanes([from(0, 90), from(0, 30), from(30, 60)], (at) => at).map(({ lane }) => lane), [0, 1, 1]),
  'sessions that follow each other have the room to themselves': () =>
    same(lanes([from(0, 30), from(30, 60)], (at) => at).map(({ lanes: of }) => of), [1, 1]),
  'a break beside which nothing takes place is one band across the rooms': () => {
    const breaks = [pause(60, 90), { ...pause(60, 90), id: 'again', room: attic }];
    const { bands, columns } = gridOf([from(0, 60), ...breaks], [hall, attic]);
    same(bands.map(({ title, ids }) => [title, ids]), [['Coffee', ['60–90', 'again']]]);
    same(columns.map(({ cards }) => cards.length), [1]);
  },
  'a break beside which something takes place stays in its room': () => {
    const { bands, columns } = gridOf([pause(0, 60), from(30, 90, { room: attic })], [hall, attic]);
    same(bands, []);
    same(columns.map(({ room }) => room.name), ['Attic', 'Hall']);
  },
  'rooms without sessions take no place, sessions without a room take the last': () =>
    same(gridOf([from(0, 60, { room: null }), from(0, 30)], [hall, attic]).columns.map(({ room }) => room?.name ?? null), ['Hall', null]),
  'sessions lie side by side in their room, rooms above them, breaks across all': () => {
    const places = placesOf(gridOf([from(0, 60), from(30, 60), from(0, 60, { id: 'up', room: attic }), pause(60, 90)], [hall, attic]), 100);
    same(places.map(({ session, room, box }) => [(session ?? room).id, round(box.left), round(box.right)]), [
      ['up', 0, 100], ['0–60', 100, 185], ['30–60', 185, 270], ['60–90', 0, 270], ['attic', 0, 100], ['hall', 100, 270]]);
  },
  'what is on comes first, else what begins first': () => {
    const places = placesOf(gridOf([from(60, 120), from(0, 30, { room: attic })], [hall, attic]), 100);
    same([0, 45, 60, 119, 120].map((at) => currentOf(places, at * MINUTE).session.id), ['0–30', '0–30', '60–120', '60–120', '0–30']);
    same(currentOf([], 0), null);
  },
  'a day without sessions has no height': () => same(gridOf([], [hall]).height, 0),
};
