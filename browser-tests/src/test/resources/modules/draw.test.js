import { draw, stops } from '../lib/draw.js';
import { same } from './check.js';

const ads = [['a', 10], ['b', 30], ['c', 60]].map(([id, weight]) => ({ id, weight }));
const ids = (drawn) => drawn.map(({ id }) => id);

export default {
  'the same seed draws the same, whatever the order': () => {
    for (let i = 0; i < 200; i += 1) same(ids(draw([...ads].reverse(), { most: 2, seed: `s${i}` })), ids(draw(ads, { most: 2, seed: `s${i}` })));
  },
  'never more than is allowed, and nothing twice': () => {
    for (let most = 0; most < 5; most += 1) {
      const drawn = ids(draw(ads, { most, seed: 'x' }));
      same([drawn.length, new Set(drawn).size], [Math.min(most, 3), Math.min(most, 3)]);
    }
  },
  'each as often as its weight says': () => {
    const counts = { a: 0, b: 0, c: 0 };
    for (let i = 0; i < 6000; i += 1) counts[draw(ads, { most: 1, seed: `seed ${i}` })[0].id] += 1;
    same(ads.map(({ id, weight }) => Math.abs(counts[id] / 60 - weight) < 3), [true, true, true]);
  },
  'what was shown as often as it may be today rests': () => {
    const capped = ads.map((each) => ({ ...each, mostPerDay: 2 }));
    const today = { a: 2, b: 3, c: 1 };
    for (let i = 0; i < 100; i += 1) same(ids(draw(capped, { most: 3, seed: `s${i}`, today })), ['c']);
    same(draw(ads, { most: 3, seed: 's', today }).length, 3);
  },
  'between sessions there are as many as it says, and none at the end': () => {
    same(stops(40, { most: 5, every: 12 }), [12, 24, 36]);
    same(stops(40, { most: 2, every: 12 }), [12, 24]);
    same(stops(12, { most: 2, every: 12 }), []);
    same(stops(0, { most: 2, every: 8 }), []);
  },
};
