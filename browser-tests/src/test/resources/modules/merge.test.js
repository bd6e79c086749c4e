import { merge } from '../lib/merge.js';
import { same } from './check.js';

const BASE = 'one\ntwo\nthree\nfour';

export default {
  'a text nobody changed stays as it is': () => same(merge(BASE, BASE, BASE), BASE),
  'the only change counts, whoever made it': () => {
    same(merge(BASE, 'mine', BASE), 'mine');
    same(merge(BASE, BASE, 'theirs'), 'theirs');
  },
  'the same change made twice counts once': () => same(merge(BASE, 'both', 'both'), 'both'),
  'changes of different lines are joined': () =>
    same(merge(BASE, 'ONE\ntwo\nthree\nfour', 'one\ntwo\nthree\nFOUR'), 'ONE\ntwo\nthree\nFOUR'),
  'they are joined in either order': () =>
    same(merge(BASE, 'one\ntwo\nthree\nFOUR', 'ONE\ntwo\nthree\nfour'), 'ONE\ntwo\nthree\nFOUR'),
  'lines that were added and taken away move what follows': () =>
    same(merge(BASE, 'zero\none\ntwo\nthree\nfour', 'one\ntwo\nthree'), 'zero\none\ntwo\nthree'),
  'different changes of one line are a conflict': () =>
    same(merge(BASE, 'one\nmine\nthree\nfour', 'one\ntheirs\nthree\nfour'), null),
  'changes that overlap are a conflict': () =>
    same(merge(BASE, 'one\nA\nB\nfour', 'one\ntwo\nC\nD'), null),
  'different lines added at the same place are a conflict': () =>
    same(merge(BASE, `${BASE}\nmine`, `${BASE}\ntheirs`), null),
  'a text that was emptied and one that was changed are a conflict': () => same(merge('one', '', 'two'), null),
};
