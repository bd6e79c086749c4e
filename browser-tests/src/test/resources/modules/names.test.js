import { slugOf } from '../admin/words.js';
import { initials } from '../parts/bits.js';
import { same } from './check.js';

export default {
  'initials are those of the first and the last name': () => same(['Ada Lovelace', 'Ludwig van Beethoven', 'Cher'].map(initials), ['AL', 'LB', 'C']),
  'signs before a name are none of its letters': () => same(['@hacker', '"Xobs" Cross', '_42_', '.oO'].map(initials), ['H', 'XC', '4', 'O']),
  'a name in brackets has a letter too': () => same(initials('(anonymous)'), 'A'),
  'an address is made of the letters of a name, German ones as two': () =>
    same(['Größte Übung 2026', 'Gro\u0308ße', 'Ação & Café', ' —Ärger! ', 'ﬁn'].map(slugOf), ['groesste-uebung-2026', 'groesse', 'acao-cafe', 'aerger', 'fin']),
  'where there is no letter, a dot stands for it': () => same(initials('…'), '•'),
};
