import { Gradual } from '../lib/gradual.js';
import { same } from './check.js';

const items = (count) => Array.from({ length: count }, (_, i) => ({ id: `s${i}` }));
const shown = (list, gradual) => list.filter((item) => gradual.isShown(item)).map(({ id }) => id);

export default {
  'the first items are there at once, the others when they are asked for': () => {
    const [list, gradual] = [items(10), new Gradual()];
    gradual.take(list, 3);
    same([shown(list, gradual), gradual.missing], [['s0', 's1', 's2'], 7]);
    gradual.more(2);
    same([shown(list, gradual).length, gradual.missing], [5, 5]);
    gradual.more(Infinity);
    same([shown(list, gradual).length, gradual.missing], [10, 0]);
  },
  'what was drawn stays so when other items are taken, but is not shown': () => {
    const [list, gradual] = [items(10), new Gradual()];
    gradual.take(list, 3);
    gradual.take(list.slice(5), 2);
    same(shown(list, gradual), ['s5', 's6']);
    same(list.filter((item) => gradual.isDrawn(item)).length, 5);
  },
  'a list has no gaps: what was drawn behind one waits until it is filled': () => {
    const [list, gradual] = [items(10), new Gradual()];
    gradual.take(list.slice(5), 2);
    gradual.take(list, 3);
    same([shown(list, gradual), gradual.missing], [['s0', 's1', 's2'], 7]);
    gradual.more(2);
    same(shown(list, gradual), ['s0', 's1', 's2', 's3', 's4', 's5', 's6']);
  },
};
