import { toText } from '../lib/plain-text.js';
import { same } from './check.js';

export default {
  'emphasis and headings leave their signs': async () =>
    same(await toText('# Tides\n\nWhat **rises** and *falls*, `twice`.\nA second line.'), 'Tides\n\nWhat rises and falls, twice.\nA second line.'),
  'addresses stand behind their words, and alone once': async () =>
    same(await toText('See [the map](https://example.org/map) and <https://example.org/>.'), 'See the map (https://example.org/map) and https://example.org/.'),
  'lists have a mark and a line for each item': async () =>
    same(await toText('Bring:\n\n* rope\n* oars\n  * two\n\nThen:\n\n1. push\n2. row'), 'Bring:\n\n- rope\n- oars\n  - two\n\nThen:\n\n1. push\n2. row'),
  'what was kept as HTML is readable too': async () => same(await toText('<p>One &amp; <b>all</b></p>'), 'One & all'),
};
