import { ownFirst, told } from '../now/change-words.js';
import { same } from './check.js';

const session = (start, roomId = 'low') => ({ title: 'Talk', status: 'CONFIRMED', start: start && `2027-05-18T${start}:00Z`, durationMinutes: 30, roomId });
const moved = (before, after) => told({ kinds: ['MOVED'], before, after });

export default {
  'a later start within the hour is a delay, any other is another time': () => {
    const at = session('10:00');
    same([moved(at, session('10:05')), moved(at, session('09:55')), moved(at, session('12:00'))].map(({ kind, minutes }) => [kind, minutes]),
      [['late', 5], ['time', undefined], ['time', undefined]]);
  },
  'at the same time it is another room, else another length': () =>
    same([moved(session('10:00'), session('10:00', 'high')).kind, moved(session('10:00'), session('10:00')).kind], ['room', 'length']),
  'what loses its time or gets one is told as that': () =>
    same([moved(session('10:00'), session(null)).kind, moved(session(null), session('10:00')).kind], ['off', 'scheduled']),
  'that it is cancelled counts more than that it moved': () =>
    same(told({ kinds: ['CANCELLED', 'MOVED'], before: session('10:00'), after: session('11:00') }).kind, 'cancelled'),
  'the own sessions come first, otherwise nothing changes places': () =>
    same(ownFirst([{ sessionId: 'a' }, { sessionId: 'b' }, { sessionId: 'c' }], new Set(['c'])).map(({ sessionId }) => sessionId), ['c', 'a', 'b']),
};
