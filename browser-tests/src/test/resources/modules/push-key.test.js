import { isSubscribedWith } from '../lib/push-key.js';
import { same } from './check.js';

const BYTES = new Uint8Array([4, 251, 255, 190, 63]).buffer;

export default {
  'a subscription holds for the key it was made with': () => same(isSubscribedWith('BPv_vj8', BYTES), true),
  'a key that was remade needs another one': () => same(isSubscribedWith('BPv_vj9', BYTES), false),
  'a browser that does not say its key is believed': () => same(isSubscribedWith('BPv_vj8', null), true),
};
