import { newId } from '../lib/ids.js';
import { same } from './check.js';

export default {
  'an id is a random UUID': () =>
    same(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(newId()), true),
  'no two are the same': () => same(new Set(Array.from({ length: 1000 }, newId)).size, 1000),
};
