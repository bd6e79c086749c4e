import { kept } from './cell.js';

const LOADERS = { en: () => import('../messages/en.js'), de: () => import('../messages/de.js') };

export const LANGUAGES = Object.keys(LOADERS);

/** What the user chose; null follows the browser. */
export const chosenLanguage = kept('plenary.language', null);

let messages = {};
let language = 'en';

/** Loads the messages of the language that the address asks for, else of the chosen one, else of the first one of the browser that there is, else English. */
export async function loadMessages() {
  const asked = new URLSearchParams(location.search).get('lang');
  const wanted = [asked, chosenLanguage.value, ...navigator.languages].filter(Boolean);
  language = wanted.map((tag) => tag.slice(0, 2)).find((tag) => tag in LOADERS) ?? 'en';
  messages = (await LOADERS[language]()).default;
  // What the document says need not be looked through again where it is of this language already.
  if (document.documentElement.lang !== language) document.documentElement.lang = language;
}

export const shownLanguage = () => language;

/** The tag for Intl: that of the browser where its language is the one of the messages, for its regional habits. */
export function locale() {
  const regional = navigator.languages.find((tag) => tag.startsWith(language) && tag !== 'en-US' && tag.length > 2);
  return regional ?? { en: 'en-GB', de: 'de-DE' }[language];
}

/**
 * Adds the messages and the style sheet of a part of the client that most visits do without: those of the folder with its name.
 * @param {string} name
 */
export async function loadArea(name) {
  const [found] = await Promise.all([import(`../${name}/messages.${language}.js`), styleSheet(`../${name}/styles.css`)]);
  messages = { ...messages, ...found.default };
}

function styleSheet(path) {
  const href = new URL(path, import.meta.url).href;
  if (document.querySelector(`link[href="${href}"]`)) return null;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => (link.remove(), reject(new Error(`No style sheet ${href}`)));
    document.head.append(link);
  });
}

/** Whether there is a message: of words that come from a server there may be newer ones than this client knows. */
export const knows = (key) => key in messages;

/** Whether there is a message and a value for each of its placeholders. */
export function fills(key, values) {
  if (!knows(key)) return false;
  const text = JSON.stringify(messages[key]);
  return [...text.matchAll(/\{(\w+)\}/g)].every(([, name]) => name in values);
}

/**
 * The message of a key with its {placeholders} filled. A message with forms (`one`, `other`) is chosen by what is counted: of `all`, else `count`.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  const message = messages[key];
  if (message === undefined) throw new Error(`No message ${key}`);
  const text = typeof message === 'string' ? message : message[plural(values.all ?? values.count)] ?? message.other;
  return text.replace(/\{(\w+)\}(\.(?!\.))?/g, (all, name, dot = '') => ended(shown(values[name]), dot) ?? all);
}

/** A value that ends with a point itself, such as a day of “Dez.”, ends the sentence as well. */
const ended = (value, dot) => (value == null ? undefined : dot && String(value).endsWith('.') ? value : `${value}${dot}`);

const shown = (value) => (typeof value === 'number' ? number(value) : value);

const cache = new Map();

/** Formatters of Intl are slow to make and quick to use. */
export function intl(Kind, options = {}) {
  const key = `${Kind.name} ${locale()} ${JSON.stringify(options)}`;
  if (!cache.has(key)) cache.set(key, new Kind(locale(), options));
  return cache.get(key);
}

const plural = (count) => intl(Intl.PluralRules).select(count);

export const number = (value) => intl(Intl.NumberFormat).format(value);

/** Compares names as readers of the language expect. */
export const byName = (a, b) => intl(Intl.Collator, { numeric: true, sensitivity: 'base' }).compare(a, b);
