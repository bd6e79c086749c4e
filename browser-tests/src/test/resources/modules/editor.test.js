import { conflictsOf, worst } from '../organize/editor/conflicts.js';
import { frameOf, spotAt, topOf } from '../organize/editor/frame.js';
import { NOTHING_DONE, did, redid, reversed, undid, without } from '../organize/editor/history.js';
import { historyKey } from '../organize/editor/keys.js';
import { firstFree, shifted, snap, until, usualMinutes } from '../organize/editor/place.js';
import { roomsShown } from '../organize/editor/rooms.js';
import { same } from './check.js';

const MINUTE = 60_000;
const ZONE = 'Europe/Lisbon';
const at = (time) => Date.parse(`2027-05-18T${time}:00+01:00`);
const clock = (instant) => new Date(instant + 60 * MINUTE).toISOString().slice(11, 16);

const hall = { id: 'hall', position: 0 };
const loft = { id: 'loft', position: 1 };
const session = (id, start, end, more = {}) => ({
  id, start: at(start), end: at(end), minutes: (at(end) - at(start)) / MINUTE, room: hall, speakers: [], isCancelled: false, isBreak: false, ...more });
const place = (start, minutes, roomId = 'hall') => ({ day: '2027-05-18', start: at(start), minutes, roomId });
const program = (...sessions) => ({
  conference: { startDate: '2027-05-18', endDate: '2027-05-19' },
  rooms: new Map([['hall', hall], ['loft', loft]]),
  sessions: new Map(sessions.map((each) => [each.id, each])),
  byDay: new Map([['2027-05-18', sessions]]),
});
const RULES = { roomTaken: 'BLOCK', speakerTwice: 'WARN', outsideConference: 'IGNORE' };
const GRID = { rooms: ['hall', 'loft'], step: 15, frame: { start: at('08:00'), end: at('20:00') } };

export default {
  'a day shows its usual hours, and more where its program goes beyond them': () => {
    const quiet = frameOf('2027-05-18', [], ZONE);
    const busy = frameOf('2027-05-18', [session('a', '07:30', '21:40')], ZONE);
    same([quiet, busy].map(({ start, end, opening }) => [start, end, opening].map(clock)), [['08:00', '20:00', '09:00'], ['06:00', '23:00', '07:30']]);
  },
  'a point of the grid is a room and a start on a step': () => {
    const frame = frameOf('2027-05-18', [], ZONE);
    const columns = [{ roomId: 'hall', right: 100 }, { roomId: 'loft', right: 200 }];
    const spot = (x, y) => spotAt({ x, y }, columns, frame, 30, 15);
    same([spot(150, topOf(frame)(at('10:07'))), spot(999, 1e6), spot(0, -50)].map(({ roomId, start }) => [roomId, clock(start)]),
      [['loft', '10:00'], ['loft', '19:30'], ['hall', '08:00']]);
  },
  'keys move a place by rooms, steps and hours, and stop at the edges': () => {
    const moved = (by) => shifted(place('10:00', 30), by, GRID);
    same([moved({ rooms: 1 }).roomId, moved({ rooms: 9 }).roomId, moved({ rooms: -1 }).roomId], ['loft', 'loft', 'hall']);
    same([moved({ steps: 1 }), moved({ minutes: -60 }), moved({ minutes: -600 }), moved({ minutes: 6000 })].map(({ start }) => clock(start)),
      ['10:15', '09:00', '08:00', '19:30']);
  },
  'a place grows and shrinks by steps, to no less than one': () => {
    const lengths = [1, -1, -9].map((length) => shifted(place('10:00', 50), { length }, GRID).minutes);
    same(lengths, [60, 45, 15]);
  },
  'the end that is drawn is on a step and after the start': () =>
    same([at('10:52'), at('09:00')].map((end) => until(place('10:00', 30), end, 15).minutes), [45, 15]),
  'instants snap to the nearest step': () => same([snap(at('10:07'), 15), snap(at('10:08'), 15)].map(clock), ['10:00', '10:15']),
  'the first free time of a room comes after what is in the way': () => {
    const busy = [session('a', '09:00', '10:00'), session('b', '10:15', '11:00'), session('c', '11:00', '12:00', { isCancelled: true })];
    const from = at('09:00');
    same([firstFree(15, 'hall', busy, { from, end: at('20:00'), step: 15 }), firstFree(45, 'hall', busy, { from, end: at('20:00'), step: 15 }),
      firstFree(45, 'loft', busy, { from, end: at('20:00'), step: 15 })].map(clock), ['10:00', '11:00', '09:00']);
  },
  'a session without a duration lasts as long as most of its type': () => {
    const talks = [session('a', '09:00', '09:45', { type: 'talk' }), session('b', '10:00', '10:45', { type: 'talk' }), session('w', '09:00', '12:00', { type: 'workshop' })];
    same([usualMinutes({ type: 'talk' }, talks), usualMinutes({ type: 'workshop' }, talks), usualMinutes({ type: 'panel' }, []) ], [45, 180, 30]);
  },
  'two sessions in one room at one time are a conflict, one after the other are none': () => {
    const others = program(session('a', '10:00', '10:30'));
    const kinds = (where) => conflictsOf(session('x', '08:00', '08:30'), where, others, RULES).map(({ kind, otherSessionId }) => [kind, otherSessionId]);
    same([kinds(place('10:15', 30)), kinds(place('10:30', 30)), kinds(place('10:15', 30, 'loft'))], [[['ROOM_TAKEN', 'a']], [], []]);
  },
  'a speaker in two places is found, and what forbids comes first': () => {
    const speakers = [{ speakerId: 'ada' }];
    const conflicts = conflictsOf(session('x', '08:00', '08:30', { speakers }), place('10:00', 30), program(session('a', '10:00', '10:30', { speakers })), RULES);
    same([conflicts.map(({ kind }) => kind), worst(conflicts)], [['ROOM_TAKEN', 'SPEAKER_TWICE'], 'BLOCK']);
  },
  'rules that are ignored, and sessions that are cancelled, are in nobody’s way': () => {
    const outside = { ...place('10:00', 30), day: '2027-05-20' };
    same(conflictsOf(session('x', '08:00', '08:30'), outside, program(), RULES), []);
    same(conflictsOf(session('x', '08:00', '08:30'), place('10:00', 30), program(session('a', '10:00', '10:30', { isCancelled: true })), RULES), []);
  },
  'a move that was undone can be made again until another is made': () => {
    const [one, two] = [{ id: 'a', from: 1, to: 2 }, { id: 'b', from: 3, to: 4 }];
    const undone = undid(did(did(NOTHING_DONE, one), two));
    same(undone, { done: [one], undone: [two] });
    same(redid(undone), { done: [one, two], undone: [] });
    same(did(undone, one), { done: [one, one], undone: [] });
    same(without(undone, two), { done: [one], undone: [] });
    same(reversed(one), { id: 'a', from: 2, to: 1 });
  },
  'undo and redo have their usual keys': () => {
    const pressed = (key, more) => historyKey({ key, ctrlKey: true, ...more }) ?? null;
    same([pressed('z'), pressed('Z', { shiftKey: true }), pressed('y'), pressed('z', { ctrlKey: false }), pressed('a')], ['undo', 'redo', 'redo', null, null]);
  },
  'rooms stand in their order, sessions without one in a last column': () => {
    const shown = (choice, ...sessions) => roomsShown(program(...sessions), { date: '2027-05-18' }, choice).map((room) => room?.id ?? null);
    const here = session('a', '09:00', '10:00', { room: loft });
    same([shown('all'), shown('used', here), shown('loft'), shown('all', session('b', '09:00', '10:00', { room: null }))],
      [['hall', 'loft'], ['loft'], ['loft'], ['hall', 'loft', null]]);
  },
};
