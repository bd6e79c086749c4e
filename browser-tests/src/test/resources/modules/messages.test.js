import { same } from './check.js';

const LANGUAGES = ['en', 'de'];
/** Those whose messages come with the first page, and those that are fetched for pages of theirs. */
const FIRST = ['home', 'schedule', 'agenda', 'notes', 'people', 'account'];
const AREAS = ['now', 'live', 'stage', 'stage/signs', 'workspace', 'organize', 'organize/editor', 'organize/sell', 'organize/live', 'admin'];

const load = async (path) => (await import(path)).default;
const bothOf = (path) => Promise.all(LANGUAGES.map((language) => load(path(language))));
const main = () => bothOf((language) => `../messages/${language}.js`);
const messagesOf = (area) => bothOf((language) => `../${area}/messages.${language}.js`);
const areas = () => AREAS.map(messagesOf);
const everything = () => Promise.all([main(), ...areas()]);

const forms = (message) => (typeof message === 'string' ? [message] : Object.values(message));
const placeholders = (message) => [...new Set(forms(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();

export default {
  'both languages have the same messages': async () => {
    for (const [en, de] of await everything()) same(Object.keys(de).sort(), Object.keys(en).sort());
  },
  'translations fill in the same values': async () => {
    for (const [en, de] of await everything()) {
      for (const key of Object.keys(en).filter((each) => en[each] !== '{detail}')) same([key, ...placeholders(de[key])], [key, ...placeholders(en[key])]);
    }
  },
  'no area says what another one says in its place': async () => {
    const counts = new Map();
    for (const [en] of await Promise.all(FIRST.map(messagesOf))) for (const key of Object.keys(en)) counts.set(key, (counts.get(key) ?? 0) + 1);
    same([...counts].filter(([, count]) => count > 1), []);
    const [all] = await main();
    same([...counts.keys()].filter((key) => !(key in all)), []);
  },
  'no message is empty': async () => {
    const all = (await everything()).flat().flatMap((messages) => Object.entries(messages));
    same(all.filter(([, message]) => forms(message).some((text) => text.trim() === '')), []);
  },
};
