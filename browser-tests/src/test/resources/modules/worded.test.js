import { Problem } from '../lib/http.js';
import { worded } from '../lib/worded.js';
import { same } from './check.js';

export default {
  'a code is said in the words of the user': () =>
    same(worded('fault.TOO_LONG', { most: '2000' }, '?'), 'At most 2,000 characters fit here.'),
  'a day is written as usual': () =>
    same(worded('fault.OUTSIDE_CONFERENCE', { first: '2027-06-08', last: '2027-06-09' }, '?'), 'The conference lasts from 8 Jun 2027 to 9 Jun 2027.'),
  'digits that count nothing stay as they are': () => same(worded('fault.YEARS', { first: '1970', last: '2999' }), 'This must be in the years 1970 to 2999.'),
  'a code that is newer than the client is said in the words of the server': () => same(worded('fault.NEWER', {}, 'must rhyme'), 'must rhyme'),
  'so is one without its values': () => same(worded('fault.TOO_LONG', undefined, 'is too long'), 'is too long'),
  'a problem words itself and its faults': () => {
    const errors = [{ pointer: '/name', code: 'EMPTY', detail: 'must not be empty' }, { pointer: '/motto', detail: 'must rhyme' }];
    const problem = new Problem({ status: 409, code: 'SLUG_TAKEN', detail: 'The slug is taken.', errors });
    same([problem.message, problem.fault('name'), problem.fault('motto')], ['This address is taken.', 'Please fill in this field.', 'must rhyme']);
  },
  'of what a kind of refusal leaves open, English readers hear the server': () =>
    same(new Problem({ status: 403, code: 'FORBIDDEN', detail: 'Statistics are for the staff.' }).message, 'Statistics are for the staff.'),
};
