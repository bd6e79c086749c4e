import { now, setClock } from '../lib/time.js';
import { same } from './check.js';

const HOUR = 3_600_000;
const header = (at) => new Date(at).toUTCString();
const hoursAhead = () => Math.round((now.value - Date.now()) / HOUR);

export default {
  'clocks go by the server: answers tell its time, those of a cache and none at all change nothing': () => {
    setClock(null);
    same(hoursAhead(), 0);
    setClock(header(Date.now() + 2 * HOUR));
    same(hoursAhead(), 2);
    setClock(header(Date.now() + HOUR));
    same(hoursAhead(), 2);
    localStorage.removeItem('plenary.clock');
  },
};
