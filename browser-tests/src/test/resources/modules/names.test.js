import { initials } from '../parts/bits.js';
import { same } from './check.js';

export default {
  'initials are those of the first and the last name': () => same(['Ada Lovelace', 'Ludwig van Beethoven', 'Cher'].map(initials), ['AL', 'LB', 'C']),
  'signs before a name are none of its letters': () => same(['@hacker', '"Xobs" Cross', '_42_', '.oO'].map(initials), ['H', 'XC', '4', 'O']),
  'a name in brackets has a letter too': () => same(initials('(anonymous)'), 'A'),
  'where there is no letter, a dot stands for it': () => same(initials('…'), '•'),
};
