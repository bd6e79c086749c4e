import { excerpt, ranked, searchable } from '../lib/search.js';
import { same } from './check.js';

const session = (id, more = {}) => ({ id, title: id, speakers: [], start: 0, track: null, room: null, ...more });
const found = (query, sessions, texts) => ranked(sessions, query, texts && new Map(Object.entries(texts).map(([id, text]) => [id, searchable(text)]))).map(({ id }) => id);

export default {
  'each word begins some word, without case and accents': () => {
    const talk = session('Offline-First in a Tunnel', { speakers: [{ name: 'Inês Strauß' }] });
    same(['ines', 'TUNN', 'first', 'tunnel off', 'strauss', 'unnel'].map((query) => found(query, [talk]).length), [1, 1, 1, 1, 1, 0]);
  },
  'titles come before speakers, tracks and rooms, and texts; of equals the earlier': () => {
    const sessions = [
      session('in text'),
      session('in room', { room: { name: 'River hall' } }),
      session('in track', { track: { name: 'Rivers' }, start: -1 }),
      session('by her', { speakers: [{ name: 'Ada Rivers' }] }),
      session('river later', { start: 2 }),
      session('river early', { start: 1 }),
    ];
    same(found('river', sessions, { 'in text': 'All about a _river_.' }), ['river early', 'river later', 'by her', 'in track', 'in room', 'in text']);
  },
  'several words may stand in several places, but none may be missing': () => {
    const talk = session('Tides', { speakers: [{ name: 'Joao' }] });
    same(['tides joao gauge', 'tides joao moon'].map((query) => found(query, [talk], { Tides: 'Gauges' }).length), [1, 0]);
  },
  'a word is found however its letters are written': () =>
    same(['Strasse', 'straße', 'STRASSE', 'STRAẞE'].flatMap((query) => found(query, [session('Die Straße'), session('Die Strasse')])).length, 8),
  'a blank search leaves all as they are': () => same(found('  ', [session('b'), session('a')]), ['b', 'a']),
  'where writing has no blanks a word may begin anywhere': () =>
    same(['開源', '年會'].map((query) => found(query, [session('臺灣開源年會')]).length), [1, 1]),
  'an excerpt shows the word that only the text has': () => {
    const parts = excerpt(session('Tides'), 'tides gäuge', `${'Long before that. '.repeat(9)}We read [the gauges](https://example.org) every hour.`);
    same([parts[1], parts[0].startsWith('… '), parts[2]], ['gauges', true, ' every hour.']);
  },
  'what the title says needs no excerpt': () => same(excerpt(session('Tides'), 'tid', 'Tides'), null),
};
