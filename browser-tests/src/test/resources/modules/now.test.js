import { loadArea, loadMessages } from '../lib/i18n.js';
import { dayAt, isOn, program } from '../lib/program.js';
import { elapsed, until } from '../lib/until.js';
import { roomsAt, upcoming, withSeats, withStars } from '../lib/rooms-at.js';
import { same } from './check.js';

const session = (id, at, roomId, more = {}) => ({
  id, title: id, speakers: [{ name: 'A' }], trackId: null, status: 'CONFIRMED',
  slot: { start: `2027-05-18T${at}:00+01:00`, durationMinutes: 60, roomId, day: '2027-05-18' }, ...more });
const pause = (at, roomId) => session('Lunch', at, roomId, { type: 'break', speakers: [] });
const made = (...sessions) => program({
  conference: { timeZone: 'Europe/Lisbon', startDate: '2027-05-18', endDate: '2027-05-19' }, version: 1, speakers: [], tracks: [],
  rooms: [{ id: 'low', name: 'Low', position: 1 }, { id: 'high', name: 'High', position: 0 }],
  days: [
    { index: 1, date: '2027-05-18', start: '2027-05-18T09:00:00+01:00', end: '2027-05-19T01:30:00+01:00' },
    { index: 2, date: '2027-05-19', start: '2027-05-19T10:00:00+01:00', end: '2027-05-19T18:00:00+01:00' }],
  sessions });
const clock = (time, day = 18) => Date.parse(`2027-05-${day}T${time}:00+01:00`);
const rows = (sessions, time) => roomsAt(made(...sessions), clock(time));
const brief = (found) => found.map(({ room, now, next }) => [room?.id ?? null, now.map(({ id }) => id), next.map(({ id }) => id)]);

export default {
  'each room says what runs and what comes next, in order of rooms': () =>
    same(brief(rows([session('a', '10:00', 'low'), session('b', '12:00', 'low'), session('c', '10:30', 'high'), session('d', '15:00', 'high')], '10:45')),
      [['high', ['c'], ['d']], ['low', ['a'], ['b']]]),
  'a session that begins now runs, one that ends now does not': () =>
    same(brief(rows([session('a', '10:00', 'low'), session('b', '11:00', 'low')], '11:00')), [['low', ['b'], []]]),
  'rooms in which nothing comes any more are left out': () =>
    same(brief(rows([session('a', '10:00', 'low'), session('b', '12:00', 'high')], '11:30')), [['high', [], ['b']]]),
  'sessions that overlap in a room and those without a room are all shown': () =>
    same(brief(rows([session('a', '10:00', 'low'), session('b', '10:30', 'low'), session('c', '10:00', null)], '10:45')),
      [['low', ['a', 'b'], []], [null, ['c'], []]]),
  'what is cancelled neither runs nor comes, but says why the room is free': () => {
    const gone = { status: 'CANCELLED' };
    const [row] = rows([session('a', '10:00', 'low', gone), session('b', '12:00', 'low', gone), session('c', '13:00', 'low')], '10:30');
    same([brief([row])[0], row.cancelled.id], [['low', [], ['c']], 'a']);
  },
  'a break is no session: it says until when a room is free, also where it is planned in none': () => {
    const all = [pause('12:00', null), session('b', '13:00', 'low'), session('c', '13:00', 'high')];
    same(rows(all, '12:30').map((row) => [row.now.length, row.pause.title]), [[0, 'Lunch'], [0, 'Lunch']]);
  },
  'what has just ended is told, what is long over is not': () => {
    const ended = (time) => rows([session('a', '10:00', 'low'), session('b', '14:00', 'low')], time)[0].ended?.id;
    same([ended('11:10'), ended('12:00')], ['a', undefined]);
  },
  'rooms of the own agenda are those with a star now or next': () => {
    const found = rows([session('a', '10:00', 'low'), session('b', '10:00', 'high')], '10:30');
    same(brief(withStars(found, new Set(['b']))), [['high', ['b'], []]]);
  },
  'a day goes on past midnight, and the next one begins with its morning': () => {
    const days = made();
    const index = (time, day) => dayAt(days, clock(time, day))?.index ?? null;
    same([index('08:00', 18), index('01:00', 19), index('03:00', 19), index('18:30', 19), index('12:00', 17)], [1, 1, 2, null, null]);
  },
  'what begins after midnight comes next and then runs, also where the program has another day by then': () => {
    const { slot } = session('late', '00:15', 'low');
    const late = session('late', '00:15', 'low', { slot: { ...slot, start: '2027-05-19T00:15:00+01:00', day: '2027-05-19' } });
    const night = made(session('a', '22:00', 'low'), late, session('morning', '10:00', 'high', { slot: { ...slot, start: '2027-05-19T10:00:00+01:00', roomId: 'high', day: '2027-05-19' } }));
    night.days = [{ ...night.days[0], end: '2027-05-18T23:00:00+01:00' }, { ...night.days[1], start: '2027-05-19T00:15:00+01:00' }];
    const at = (time, day) => brief(roomsAt(night, clock(time, day)));
    same([at('22:30', 18), at('23:40', 18), at('00:30', 19)].map((found) => found.find(([room]) => room === 'low')),
      [['low', ['a'], ['late']], ['low', [], ['late']], ['low', ['late'], []]]);
    same(at('19:00', 18).find(([room]) => room === 'high'), undefined);
  },
  'a session of the night before is shown to its end beside those of the new day': () => {
    const { slot } = session('long', '23:30', 'low');
    const young = session('new', '00:15', 'high', { slot: { ...slot, start: '2027-05-19T00:15:00+01:00', roomId: 'high', day: '2027-05-19' } });
    same(brief(roomsAt(made(session('long', '23:30', 'low'), young), clock('00:20', 19))), [['high', ['new'], []], ['low', ['long'], []]]);
  },
  'days of the conference are those of its dates, in its zone': () => {
    const on = (time, day) => isOn(made(), clock(time, day));
    same([on('23:59', 17), on('00:00', 18), on('23:59', 19), on('00:00', 20)], [false, true, true, false]);
  },
  'a delay shifts what runs and what comes, and tells when it was to be': () => {
    const late = new Map([['b', { delayedMinutes: 10, updatedAt: '2027-05-18T09:00:00+01:00' }]]);
    const all = made(session('a', '10:00', 'low'), session('b', '11:00', 'low'));
    same(brief(roomsAt(all, clock('11:05'), late)), [['low', [], ['b']]]);
    same(brief(roomsAt(all, clock('12:05'), late)), [['low', ['b'], []]]);
    same(roomsAt(all, clock('11:05'), late)[0].next[0].published.start, clock('11:00'));
    same(upcoming(all, new Set(['b']), clock('11:05'), late).map(({ id }) => id), ['b']);
  },
  'rooms with free seats are those of which somebody said so lately': () => {
    const seats = (value, time) => ({ seats: value, full: false, updatedAt: `2027-05-18T${time}:00+01:00` });
    const found = rows([session('a', '10:00', 'low'), session('b', '10:00', 'high')], '10:30');
    const free = (states) => withSeats(found, new Map(Object.entries(states)), clock('10:30')).map(({ room }) => room.id);
    same([free({ a: seats('HALF', '10:20'), b: seats('FEW', '10:20') }), free({ a: seats('FREE', '10:10') }), free({})], [['low'], [], []]);
  },
  'half of an hour is half over': () => {
    const [a] = made(session('a', '10:00', 'low')).sessions.values();
    same([elapsed(a, clock('10:30')), elapsed(a, clock('12:00')), elapsed(a, clock('09:00'))], [0.5, 1, 0]);
  },
  'the own sessions to come are in order of time': () => {
    const all = made(session('late', '15:00', 'low'), session('soon', '11:00', 'low'), session('other', '11:00', 'high'), session('over', '09:00', 'low'));
    same(upcoming(all, new Set(['late', 'soon', 'over']), clock('10:30')).map(({ id }) => id), ['soon', 'late']);
  },
  'a time to come is told in hours and minutes, the last minute as one': async () => {
    await loadMessages();
    await loadArea('now');
    same([1, 38 * 60, 3600, 68 * 60].map((seconds) => until(seconds * 1000)), ['1 min', '38 min', '1 h', '1 h 8 min']);
  },
};
