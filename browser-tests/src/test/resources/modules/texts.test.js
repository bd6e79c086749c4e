import { mayFetchAhead } from '../lib/texts.js';
import { same } from './check.js';

const may = (connection, onLine = true) => mayFetchAhead({ onLine, connection });

export default {
  'texts are fetched ahead on Wi-Fi, and where nothing is known of the connection': () =>
    same([may({ type: 'wifi', effectiveType: '4g', saveData: false }), may({ effectiveType: '4g' }), may(undefined)], [true, true, true]),
  'nobody is sent over mobile data, a slow line or with Save-Data what they did not ask for': () =>
    same([may({ type: 'cellular' }), may({ effectiveType: 'slow-2g' }), may({ type: 'wifi', saveData: true }), may({ type: 'wifi' }, false)],
      [false, false, false, false]),
};
