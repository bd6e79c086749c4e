import { loadArea } from '../lib/i18n.js';
import { bounds } from '../lib/questions.js';
import { sellable, soldName } from '../organize/sell/sold-names.js';
import { alike, areAlike, beyond, hadWith, key } from '../tickets/had.js';
import { ownTickets } from '../tickets/orders.js';
import { transferEnd, transferWords } from '../tickets/terms.js';
import { same } from './check.js';

const ticket = { id: 'regular', name: 'Regular' };
const shirt = { id: 'shirt', name: 'T-Shirt', leastPerOrder: 0, mostPerOrder: 2, addOn: { goesWith: [] } };
const [small, large] = ['S', 'L'].map((name) => ({ id: name, name, leastPerOrder: 1, mostPerOrder: 10, addOn: { goesWith: [], variantOf: 'shirt' } }));
const lunch = { id: 'lunch', name: 'Lunch', leastPerOrder: 1, mostPerOrder: 1, addOn: { goesWith: ['regular'] } };
const types = [large, lunch, ticket, shirt, small];
const items = types.map((type) => ({ type, sales: 'OPEN', left: type === large ? 1 : undefined }));
const counts = (had) => had.map(({ ticket: number, item, count }) => [number, item.type.id, count]);

export default {
  'what has to be had goes with each ticket, and what was chosen with its own': () =>
    same(counts(hadWith(items, ticket, 2, new Map([[key(2, 'S'), 2]]))), [[1, 'lunch', 1], [2, 'lunch', 1], [2, 'S', 2]]),
  'all tickets may have what the first one has': () => {
    const chosen = new Map([[key(1, 'L'), 1], [key(2, 'S'), 1]]);
    const all = alike(items, ticket, 3, chosen);
    same([areAlike(items, ticket, 2, chosen), areAlike(items, ticket, 3, all), all.get(key(2, 'S')), all.get(key(3, 'L'))], [false, true, 0, 1]);
  },
  'what is chosen more often than there is of it is named': () =>
    same(beyond(items, new Map([['L', 2], ['S', 2], ['lunch', 2]])).map(({ type }) => type.id), ['L']),
  'what has variants is offered as these, with its name': () =>
    same(sellable(types).map((type) => soldName(type, types)), ['Regular', 'Lunch', 'T-Shirt: L', 'T-Shirt: S']),
  'tickets that were handed on or given back are nobody’s to change': () =>
    same(ownTickets({ tickets: [{ id: 1, state: 'VALID' }, { id: 2, state: 'TRANSFERRED' }, { id: 3, state: 'RELEASED' }, { id: 4, state: 'HELD' }, { id: 5, state: 'HELD', parentId: 4 }] }).map(({ id }) => id), [1, 4]),
  'a day is named that ends as the time to hand on does, by the clocks of the conference': async () => {
    await loadArea('tickets');
    const conference = { startDate: '2027-03-01', timeZone: 'Europe/Berlin' };
    same([24, 1].map((hours) => transferWords(transferEnd(hours, conference), conference)), ['You may hand it on until the end of 27 Feb 2027', 'You may hand it on until 28 Feb 2027, 23:00 CET']);
  },
  'between what an answer has to be is said beforehand': () =>
    same([bounds({ kind: 'SEVERAL', least: 0, most: 2 }), bounds({ kind: 'NUMBER', least: 0, most: 5 }), bounds({ kind: 'DATE', earliest: '2027-03-01' }), bounds({ kind: 'TEXT' })], ['At most 2', '0 to 5', 'From 1 Mar 2027', undefined]),
};
