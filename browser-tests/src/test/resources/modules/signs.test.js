import { program } from '../lib/program.js';
import { MINUTE } from '../lib/time.js';
import { changesAt, fitOf, missingIn, newsSince, partsOf, restOfDay, turned } from '../stage/signs/rules.js';
import { same } from './check.js';

const clock = (time) => Date.parse(`2027-05-18T${time}:00Z`);
const session = (id, at, more = {}) => ({
  id, title: id, speakers: [{ name: 'A' }], trackId: null, status: 'CONFIRMED',
  slot: { start: `2027-05-18T${at}:00Z`, durationMinutes: 60, roomId: 'hall', day: '2027-05-18' }, ...more });
const made = (...sessions) => program({
  conference: { timeZone: 'UTC', startDate: '2027-05-18', endDate: '2027-05-18' }, version: 1, speakers: [], tracks: [],
  rooms: [{ id: 'hall', name: 'Hall', position: 0 }, { id: 'other', name: 'Other', position: 1 }],
  days: [{ index: 1, date: '2027-05-18', start: '2027-05-18T09:00:00Z', end: '2027-05-18T20:00:00Z' }], sessions });
const told = (start, more = {}) => ({ title: 'T', start: `2027-05-18T${start}:00Z`, durationMinutes: 60, roomId: 'hall', room: 'Hall', ...more });
const change = (kinds, before, after, changedAt = '2027-05-18T09:30:00Z') => ({ sessionId: 'a', kinds, before, after, changedAt });
const when = ({ start }) => start.slice(11, 16);

export default {
  'as many rows fit as there are whole ones, with gaps between them, and one at least': () =>
    same([fitOf({ width: 900, height: 430 }, { row: 100, column: 0, gap: 10 }), fitOf({ width: 900, height: 20 }, { row: 100, column: 0, gap: 10 }), fitOf({ width: 620, height: 100 }, { row: 100, column: 200, gap: 10 })],
      [{ columns: 1, fit: 4 }, { columns: 1, fit: 1 }, { columns: 3, fit: 3 }]),
  'what does not fit follows by itself, in pages that are about as long, and then it begins anew': () => {
    const things = [1, 2, 3, 4, 5, 6, 7, 8];
    const at = (turn) => turned(things, 5, turn * 12_000);
    same([at(0), at(1), at(2)].map(({ page, pages, shown }) => [page, pages, shown]), [[0, 2, [1, 2, 3, 4]], [1, 2, [5, 6, 7, 8]], [0, 2, [1, 2, 3, 4]]]);
    const many = [0, 1, 2].map((turn) => turned([...things, 9, 10], 4, turn * 12_000));
    same([many.map(({ shown }) => shown.length), many[0].longest], [[3, 3, 4], 4]);
  },
  'what fits does not turn': () => same([turned([1, 2], 5, 40_000), turned([], 5, 40_000)], [{ page: 0, pages: 1, longest: 2, shown: [1, 2] }, { page: 0, pages: 1, longest: 0, shown: [] }]),
  'the rest of a day is what is yet to begin in the room, with what is cancelled and without breaks': () => {
    const all = made(session('over', '09:00'), session('on', '10:00'), session('late', '11:00'), session('off', '12:00', { status: 'CANCELLED' }), session('Lunch', '13:00', { type: 'break', speakers: [] }),
      session('else', '14:00', { slot: { start: '2027-05-18T14:00:00Z', durationMinutes: 60, roomId: 'other', day: '2027-05-18' } }));
    const states = new Map([['late', { delayedMinutes: 90, updatedAt: '2027-05-18T10:00:00Z' }]]);
    same(restOfDay(all, all.rooms.get('hall'), clock('10:30'), states).map(({ id }) => id), ['off', 'late']);
  },
  'a room says what would run in it and is cancelled': () => {
    const all = made(session('off', '10:00', { status: 'CANCELLED' }), session('on', '12:00'));
    same([missingIn(all, all.rooms.get('hall'), clock('10:30'))?.id, missingIn(all, all.rooms.get('hall'), clock('12:30')), missingIn(all, all.rooms.get('other'), clock('10:30'))], ['off', null, null]);
  },
  'changes are told of what is still to come, for a day, and in a room those of that': () => {
    const at = clock('12:00');
    const items = [
      change(['MOVED'], told('13:00'), told('15:00', { roomId: 'other', room: 'Other' })),
      change(['CANCELLED'], told('09:00'), told('09:00')),
      change(['RENAMED'], told('16:00'), told('16:00', { title: 'U' }), '2027-05-16T12:00:00Z'),
      change(['RETRACKED'], told('16:00'), told('16:00')),
      change(['NEW'], null, told('17:00', { roomId: 'other', room: 'Other' })),
      change(['NEW'], null, told('11:30')),
    ];
    const all = made(session('b', '13:00'));
    const kinds = (room) => changesAt(items, all, new Map(), at, room).map((each) => each.kinds[0]);
    same([kinds(null), kinds(all.rooms.get('hall')), kinds(all.rooms.get('other'))], [['MOVED', 'NEW'], ['MOVED'], ['MOVED', 'NEW']]);
  },
  'news are compared with yesterday: with the last version of what has not changed since': () => {
    const at = clock('12:00');
    const of = (version, changedAt) => ({ ...change(['NEW'], null, told('13:00'), changedAt), version });
    same([newsSince([of(9, '2027-05-18T11:00:00Z'), of(7, '2027-05-17T10:00:00Z'), of(3, '2027-05-11T10:00:00Z')], at), newsSince([of(9, '2027-05-18T11:00:00Z')], at), newsSince([], at)], [7, 0, 0]);
  },
  'what came and was cancelled the same day is cancelled': () => {
    const found = changesAt([change(['NEW'], null, told('13:00', { status: 'CANCELLED' }))], made(), new Map(), clock('12:00'), null);
    same(found.map(({ kinds, before }) => [kinds, before.title]), [[['CANCELLED'], 'T']]);
  },
  'what staff said is among the changes': () => {
    const all = made(session('b', '13:00'));
    const found = changesAt([], all, new Map([['b', { sessionId: 'b', movedTo: 'Tent', updatedAt: '2027-05-18T11:55:00Z' }]]), clock('12:00'), all.rooms.get('hall'));
    same(found.map(({ kinds, after }) => [kinds[0], after.room]), [['STATE', 'Tent']]);
    same(changesAt([], all, new Map([['b', { sessionId: 'b', delayedMinutes: 10, updatedAt: '2027-05-18T11:55:00Z' }]]), clock('12:00') + 180 * MINUTE, null), []);
  },
  'of a change the old is told where it was another': () =>
    same([partsOf(change(['MOVED'], told('13:00'), told('15:00')), when), partsOf(change(['MOVED'], told('13:00'), told('13:00', { roomId: 'other', room: 'Other' })), when)],
      [[{ old: '13:00', now: '15:00' }, { old: '', now: 'Hall' }], [{ old: '', now: '13:00' }, { old: 'Hall', now: 'Other' }]]),
  'of what is cancelled or has no time any more nothing is true, and of what is new nothing was': () =>
    same([partsOf(change(['CANCELLED'], told('13:00'), told('13:00')), when), partsOf(change(['MOVED'], told('13:00'), { title: 'T' }), when), partsOf(change(['NEW'], null, told('13:00')), when)],
      [[{ old: '13:00', now: '' }, { old: 'Hall', now: '' }], [{ old: '13:00', now: '' }, { old: 'Hall', now: '' }], [{ old: '', now: '13:00' }, { old: '', now: 'Hall' }]]),
};
