import { calendarFile } from '../lib/calendar.js';
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

export default {
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
