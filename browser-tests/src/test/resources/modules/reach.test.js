import { Problem } from '../lib/http.js';
import { learn, reach } from '../lib/reach.js';
import { same } from './check.js';

const after = (status, isOurs) => (learn(status, isOurs), reach.value);

export default {
  'what a proxy says for a server tells that it does not answer, what the server says that it does': () =>
    same([after(502), after(200), after(503), after(503, true), after(0), after(404)], ['no', 'yes', 'no', 'yes', 'no', 'yes']),
  'somebody who is online is not told to be offline': () =>
    same([0, 502, 503, 504, 500].map((status) => new Problem({ status }).reason), ['unreached', 'unreached', 'unreached', 'unreached', 'unknown']),
  'what the server says of itself stays its own': () => same(new Problem({ status: 503, code: 'UNAVAILABLE', detail: 'Later.' }).reason, null),
};
