import { program } from '../lib/program.js';
import { ownFirst, told, withStates } from '../lib/change-words.js';
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
  'what staff said since the last visit is told with the changes of the program, the latest first': () => {
    const slot = { start: '2027-05-18T10:00:00Z', durationMinutes: 30, roomId: 'low', day: '2027-05-18' };
    const made = program({ conference: { timeZone: 'UTC' }, version: 1, speakers: [], tracks: [], days: [], rooms: [{ id: 'low', name: 'Low', position: 0 }],
      sessions: ['a', 'b', 'c'].map((id) => ({ id, title: id, speakers: [], status: 'CONFIRMED', slot })) });
    const said = (sessionId, minute, more) => [sessionId, { sessionId, updatedAt: `2027-05-18T09:${minute}:00Z`, ...more }];
    const states = new Map([said('a', '30', { delayedMinutes: 5 }), said('b', '40', { movedTo: 'Tent' }), said('c', '10', { delayedMinutes: 9 })]);
    const changes = { mark: Date.parse('2027-05-18T09:20:00Z'), items: [{ sessionId: 'x', kinds: ['NEW'], changedAt: '2027-05-18T09:35:00Z' }] };
    const { items } = withStates(changes, made, states);
    same(items.map(({ sessionId }) => sessionId), ['b', 'x', 'a']);
    same([told(items[0]).kind, told(items[2]).kind, told(items[2]).minutes, items[0].after.room, items[2].after.start], ['place', 'late', 5, 'Tent', '2027-05-18T10:05:00.000Z']);
  },
  'the own sessions come first, otherwise nothing changes places': () =>
    same(ownFirst([{ sessionId: 'a' }, { sessionId: 'b' }, { sessionId: 'c' }], new Set(['c'])).map(({ sessionId }) => sessionId), ['c', 'a', 'b']),
};
