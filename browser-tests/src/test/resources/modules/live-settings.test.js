import { liveAt, toldLive } from '../lib/live-settings.js';
import { same } from './check.js';

export default {
  'a page that is open learns what is switched on and off, and nothing older': () => {
    same([liveAt('told'), toldLive('told', undefined)], [null, undefined]);
    toldLive('told', { version: 2, chat: true });
    toldLive('told', { version: 1, chat: false });
    same(liveAt('told').chat, true);
    toldLive('told', { version: 3, chat: false });
    same(liveAt('told').chat, false);
  },
};
