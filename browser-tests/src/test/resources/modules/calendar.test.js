import { calendarFile, daysFile } from '../lib/calendar.js';
import { same } from './check.js';

const conference = { slug: 'conf', title: 'Conf', venue: 'House; of "cards"' };
const session = {
  id: '1', sequence: 2, title: 'One, two', status: 'CONFIRMED', start: Date.UTC(2027, 4, 18, 9), end: Date.UTC(2027, 4, 18, 10),
  speakers: [{ name: 'Ada' }, { name: 'Benjamin' }], room: { name: 'Hall' }, track: { name: 'Systems' },
  summary: 'What it is about', description: 'All of it',
};

const lines = (changes) =>
  calendarFile([{ ...session, ...changes }], { conference, updatedAt: '2027-01-01T00:00:00Z' }, 'https://plenary.example')
    .replaceAll('\r\n ', '').split('\r\n');

const value = (name, changes) => lines(changes).find((line) => line.startsWith(`${name}:`)).slice(name.length + 1);

const days = (...some) => daysFile({ conference: { ...conference, id: 'c', startDate: '2027-05-18', endDate: '2027-05-20' }, updatedAt: '2027-01-01T00:00:00Z' }, some, 'https://plenary.example')
  .split('\r\n').filter((line) => /^(UID|DTSTART|DTEND)/.test(line)).join(' ');

export default {
  'the days of a ticket are the event that was mailed': () => {
    same(days('2027-05-18', '2027-05-19', '2027-05-20'), 'UID:c DTSTART;VALUE=DATE:20270518 DTEND;VALUE=DATE:20270521');
    same(days('2027-05-18', '2027-05-20'), 'UID:c-20270518 DTSTART;VALUE=DATE:20270518 DTEND;VALUE=DATE:20270519 UID:c-20270520 DTSTART;VALUE=DATE:20270520 DTEND;VALUE=DATE:20270521');
  },
  'a description names who speaks, the texts, the track and the page': () =>
    same(value('DESCRIPTION'),
      'Ada\\, Benjamin\\n\\nWhat it is about\\n\\nAll of it\\n\\nSystems\\nhttps://plenary.example/c/conf/sessions/1'),
  'what is not known leaves no gap': () =>
    same(value('DESCRIPTION', { speakers: [], summary: undefined, description: undefined, track: null }),
      'https://plenary.example/c/conf/sessions/1'),
  'a place is the room, else the house': () => {
    same(value('LOCATION'), 'Hall');
    same(value('LOCATION', { room: null }), 'House\\; of "cards"');
  },
};
