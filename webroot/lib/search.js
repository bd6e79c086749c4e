import { fold } from './program.js';

/**
 * Finds sessions by words of their titles, speakers, tracks, rooms and texts. A program has some hundred of them, so looking through
 * prepared text is quick enough and needs no index to be kept. Pure.
 */
const WORD = /[\p{L}\p{N}+#]+/gu;
/** Writings that put nothing between words: there one may begin anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const wordsOf = (text) => fold(text).match(WORD) ?? [];

/** A text in the form in which it is looked through: its words, each after a blank. */
export const searchable = (text) => wordsOf(text).map((word) => ` ${word}`).join('');

/** What a searchable text has to contain. */
const needleOf = (word) => (UNSPACED.test(word) ? word : ` ${word}`);

const known = new WeakMap();

/** What is searched beside the texts, what counts most first. */
function fieldsOf(session) {
  if (!known.has(session)) known.set(session, make(session));
  return known.get(session);
}

const make = ({ title, subtitle, speakers, track, room }) => [
  searchable([title, subtitle].join(' ')),
  searchable(speakers.map(({ name }) => name).join(' ')),
  searchable([track?.name, room?.name].join(' ')),
];

/** Makes ready what the first search of these sessions would have to wait for. */
export const prepare = (sessions) => sessions.forEach(fieldsOf);

/**
 * Those in which each word of a query begins some word, best first: what is in the title before speakers, before track and room,
 * before texts; of equals the earlier one.
 * @param {Map<string, string>} texts what there is to read about them, by id, searchable
 */
export function ranked(sessions, query, texts = new Map()) {
  const needles = wordsOf(query).map(needleOf);
  if (needles.length === 0) return sessions;
  return sessions
    .map((session) => ({ session, rank: rankOf(session, needles, texts.get(session.id) ?? '') }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => a.rank - b.rank || (a.session.start ?? Infinity) - (b.session.start ?? Infinity))
    .map(({ session }) => session);
}

function rankOf(session, needles, text) {
  const fields = fieldsOf(session);
  let sum = 0;
  for (const needle of needles) {
    const at = fields.findIndex((field) => field.includes(needle));
    if (at < 0 && !text.includes(needle)) return null;
    sum += at < 0 ? fields.length : at;
  }
  return sum;
}

const BEFORE = 50;
const AFTER = 110;

/**
 * Of a text what stands around a word that only there explains why its session was found: `[before, hit, after]`, else null.
 * @param {string} text as it was written, in Markdown
 */
export function excerpt(session, query, text) {
  const fields = fieldsOf(session);
  const words = wordsOf(query).filter((word) => !fields.some((field) => field.includes(needleOf(word))));
  if (words.length === 0) return null;
  const plain = withoutMarks(text);
  for (const { 0: word, index } of plain.matchAll(WORD)) {
    const folded = fold(word);
    const hit = words.find((each) => (UNSPACED.test(each) ? folded.includes(each) : folded.startsWith(each)));
    if (hit) return around(plain, index + (UNSPACED.test(hit) ? folded.indexOf(hit) : 0), UNSPACED.test(hit) ? hit.length : word.length);
  }
  return null;
}

const withoutMarks = (text) => text.replace(/\]\([^)]*\)|<[^>]*>|[*_`#>|[\]]/g, ' ').replace(/\s+/g, ' ').trim();

function around(text, at, length) {
  const begin = at <= BEFORE ? 0 : text.indexOf(' ', at - BEFORE) + 1;
  const end = at + length + AFTER;
  const before = text.slice(Math.min(begin, at), at);
  return [begin > 0 ? `… ${before}` : before, text.slice(at, at + length), text.slice(at + length, end) + (end < text.length ? ' …' : '')];
}
