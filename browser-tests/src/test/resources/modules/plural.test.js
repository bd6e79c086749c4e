import { loadMessages, t } from '../lib/i18n.js';
import { same } from './check.js';

export default {
  'one is said as one, and of several counts how many there are': async () => {
    await loadMessages();
    same([[0, 1], [1, 1], [1, 21]].map(([count, all]) => t('sessions.found', { count, all })), ['0 of 1 session', '1 of 1 session', '1 of 21 sessions']);
    same([1, 2].map((count) => t('sessions.count', { count })), ['1 session', '2 sessions']);
  },
};
