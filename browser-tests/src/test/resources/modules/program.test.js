import { allTalks, buckets, clashes, currentDay, firstInstant, fold, program } from '../lib/program.js';
import { same } from './check.js';

const session = (id, at, more = {}) => ({
  id, title: id, speakers: [], trackId: null, links: [], attachments: [], status: 'CONFIRMED',
  slot: at && { start: `2027-05-18T${at}:00+01:00`, durationMinutes: 60, roomId: null, day: '2027-05-18' }, ...more });
const schedule = (...sessions) => ({
  conference: {}, version: 1, rooms: [], speakers: [], tracks: [{ id: 'web', name: 'Web', color: null }],
  days: [{ index: 1, date: '2027-05-18' }, { index: 2, date: '2027-05-19' }], sessions });
const read = (...sessions) => [...program(schedule(...sessions)).sessions.values()];
const ids = (sessions) => sessions.map(({ id }) => id);

export default {
  'a session ends its duration after its start': () => {
    const [talk] = read(session('talk', '10:00'));
    same(talk.end - talk.start, 3_600_000);
  },
  'a session past midnight belongs to the day of its program': () => {
    const party = session('party', null, { slot: { start: '2027-05-19T01:30:00+01:00', durationMinutes: 60, day: '2027-05-18' } });
    same(ids(program(schedule(party)).byDay.get('2027-05-18')), ['party']);
  },
  'an instant of the conference is the beginning of its first day, and of its dates where there is no day': () => {
    const conference = { startDate: '2027-09-10' };
    const iso = (days) => new Date(firstInstant({ conference, days })).toISOString();
    same([iso([{ start: '2027-09-11T09:00:00+02:00' }]), iso([])], ['2027-09-11T07:00:00.000Z', '2027-09-10T00:00:00.000Z']);
  },
  'a session without a slot is on no day': () => {
    const { byDay, sessions } = program(schedule(session('later', null)));
    same([[...byDay.values()].flat().length, sessions.size], [0, 1]);
  },
  'a track without a color gets one': () => same(program(schedule()).tracks.get('web').color, '#2f7fe0'),
  'a break is told by its type, else by the title of something nobody speaks at': () => {
    const lunch = session('Lunch', '12:00');
    const typed = session('Slow hour', '13:00', { type: 'break' });
    const talk = session('Lunch is a system', '14:00', { speakers: [{ name: 'A' }] });
    same(read(lunch, typed, talk).map(({ isBreak }) => isBreak), [true, true, false]);
  },
  'talks are all that is no break, with a time or without': () => {
    const pause = session('Web coffee', '12:00', { type: 'break' });
    same(ids(allTalks(program(schedule(session('a', '10:00'), session('b', null), pause)))), ['a', 'b']);
  },
  'sessions that touch do not clash, those that overlap do': () => {
    const pairs = clashes(read(session('b', '10:30'), session('a', '10:00'), session('c', '11:30')));
    same(pairs.map(ids), [['a', 'b']]);
  },
  'what is cancelled clashes with nothing': () =>
    same(clashes(read(session('a', '10:00'), session('b', '10:00', { status: 'CANCELLED' }))), []),
  'a list goes by time': () =>
    same(buckets(read(session('b', '11:00'), session('a', '10:00'), session('c', '11:00'))).map(([, list]) => ids(list)), [['a'], ['b', 'c']]),
  'the day that is on comes first, before and after the conference the first': () => {
    const days = [['2027-05-18', '2027-05-19'], ['2027-05-19', '2027-05-20']].map(([start, end]) => ({ start, end }));
    const shown = (at) => days.indexOf(currentDay(days, Date.parse(at)));
    same(['2027-05-01', '2027-05-19T12:00Z', '2027-06-01'].map(shown), [0, 1, 0]);
  },
  'letters are compared without accents': () => same(fold('Trương Élan Łódź Straße'), 'truong elan lodz strasse'),
};
