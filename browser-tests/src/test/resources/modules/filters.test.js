import { besideTracks, countByDay, filtersOf, isActive, matching } from '../schedule/filters.js';
import { same } from './check.js';

const session = (id, more = {}) => ({ id, title: id, speakers: [], start: 0, day: '2027-05-18', track: null, room: null, trackId: null, ...more });
const found = (query, sessions, stars = []) => matching(sessions, filtersOf(new URLSearchParams(query)), new Set(stars)).map(({ id }) => id);

const all = [
  session('a', { trackId: 'web', language: 'de', type: 'Talk' }),
  session('b', { trackId: 'web', language: 'en-GB', type: 'talk ' }),
  session('c', { trackId: 'data', language: 'EN', type: 'workshop' }),
  session('d'),
];

export default {
  'an address without filters leaves all': () => same([found('', all), isActive(filtersOf(new URLSearchParams('view=list')))], [['a', 'b', 'c', 'd'], false]),
  'filters narrow each other down': () => same(found('track=web&starred', all, ['b', 'c']), ['b']),
  'regions and capitals make no other language, nor capitals another type': () =>
    same([found('language=en', all), found('type=talk', all), found('language=en&type=talk', all)], [['b', 'c'], ['a', 'b'], ['b']]),
  'sessions of no track are left out, or taken for one more track': () =>
    same([found('other=none', all), found('other=only', all), found('track=web&other=only', all), found('track=web', all)],
      [['a', 'b', 'c'], ['d'], ['a', 'b', 'd'], ['a', 'b']]),
  'what a track would bring does not depend on those that are chosen': () =>
    same(matching(all, besideTracks(filtersOf(new URLSearchParams('track=web&other=none&type=workshop'))), new Set()), [all[2]]),
  'each day says how many it has, without those that have no time': () =>
    same([...countByDay([{ date: '2027-05-18' }, { date: '2027-05-19' }], [...all, session('e', { start: null })])], [['2027-05-18', 4], ['2027-05-19', 0]]),
};
