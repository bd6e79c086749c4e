import { alphabetical, letterOf, speakersOf } from '../people/directory.js';
import { same } from './check.js';

const speakers = [['1', 'Zoë Ånt', 'Harbor'], ['2', 'Élan Bo'], ['3', 'Eva Co'], ['4', '42 Collective']].map(([id, name, affiliation]) => ({ id, name, affiliation }));
const session = (id, day, trackId, ...ids) => ({ id, day, trackId, speakers: ids.map((speakerId) => ({ speakerId })) });
const program = {
  speakers: new Map(speakers.map((each) => [each.id, each])),
  sessions: new Map([session('a', '2027-05-18', 'web', '1', '2'), session('b', '2027-05-19', 'data', '2')].map((each) => [each.id, each])),
};
const names = (filters) => speakersOf(program, filters).map(({ speaker }) => speaker.name);

export default {
  'speakers are in order of their names, with what they do': () => {
    same(names({}), ['42 Collective', 'Élan Bo', 'Eva Co', 'Zoë Ånt']);
    same(speakersOf(program, {}).map(({ sessions }) => sessions.length), [0, 2, 0, 1]);
  },
  'words find names and affiliations without accents': () => same([names({ q: 'elan' }), names({ q: 'zoe harb' })], [['Élan Bo'], ['Zoë Ånt']]),
  'a day and a track leave those who have a session on both': () =>
    same([names({ day: '2027-05-18' }), names({ track: 'data' }), names({ day: '2027-05-18', track: 'data' })], [['Élan Bo', 'Zoë Ånt'], ['Élan Bo'], []]),
  'a letter is that of the name, accents and marks aside': () => same(['Élan', '“Q”', '4 of us', '…', 'Ωmega'].map(letterOf), ['E', 'Q', '#', '#', 'Ω']),
  'those with one letter stand together': () =>
    same(alphabetical(speakersOf(program, {})).map(([letter, each]) => [letter, each.length]), [['#', 1], ['E', 2], ['Z', 1]]),
};
