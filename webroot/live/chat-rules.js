import { standing, thingsOf } from '../lib/live-view.js';

/** As many the room tells who comes in. */
const LATEST = 50;
/** With what one reacts to a message; each has an icon and a name in words. */
export const KINDS = ['LIKE', 'LOVE', 'LAUGH', 'APPLAUSE', 'SURPRISE', 'SAD'];

/**
 * The messages of a room as one person sees them, the earliest first; what waits to be sent comes last.
 * @param {Map<string, object>} undone commands by id
 */
export function messagesOf(view, undone, { sessionId, me }) {
  const held = (view.own.messages ?? []).filter((message) => (message.sessionId ?? null) === sessionId);
  const known = [...thingsOf(view, 'MESSAGE').filter(({ id }) => !held.some((message) => message.id === id)), ...held]
    .map((message) => asItStands(message, view, undone, me));
  const ids = new Set(known.map(({ id }) => id));
  const waiting = [...undone.values()]
    .filter(({ id, thing, sessionId: place }) => id.startsWith('say:') && place === sessionId && !ids.has(thing))
    .map(({ thing, text, replyTo, at }) => ({ id: thing, text, replyTo, at, authorId: me, own: true, reactions: [], isWaiting: true }));
  return [...known.sort(byTime), ...waiting.sort((a, b) => a.at - b.at)];
}

const byTime = (a, b) => a.at - b.at || (a.id < b.id ? -1 : 1);

function asItStands(message, view, undone, me) {
  const edited = undone.get(`edit:${message.id}`);
  return {
    ...message,
    text: edited?.text ?? message.text,
    at: Date.parse(message.createdAt),
    own: me !== undefined && message.authorId === me,
    isEdited: Boolean(edited ?? message.editedAt),
    isWaiting: Boolean(edited),
    reactions: reactionsOf(message, view, undone),
  };
}

/** Those there are, each counted with what was pressed here a moment ago. */
function reactionsOf({ id, reactions }, view, undone) {
  const told = new Map((standing(view, 'reactions', id)?.reactions ?? reactions).map(({ kind, count }) => [kind, count]));
  const mine = new Set(view.own.reactions?.[id] ?? []);
  return KINDS.map((kind) => {
    const wanted = undone.get(`react:${id}:${kind}`)?.wanted ?? mine.has(kind);
    return { kind, own: wanted, count: (told.get(kind) ?? 0) + Number(wanted) - Number(mine.has(kind)) };
  }).filter(({ count }) => count > 0);
}

/** Those of a page of history, by message: rooms tell counts only. */
export const ownReactions = (messages) =>
  Object.fromEntries(messages.map(({ id, reactions }) => [id, reactions.filter(({ own }) => own).map(({ kind }) => kind)]));

/** Who wrote here, the latest first, oneself aside: whom one can mention. @returns {{ id: string, name: string }[]} */
export function writersOf(messages) {
  const found = new Map();
  for (const { authorId, authorName, own } of [...messages].reverse()) if (authorId && authorName && !own && !found.has(authorId)) found.set(authorId, authorName);
  return [...found].map(([id, name]) => ({ id, name }));
}

const MOST_MENTIONS = 10;

/** The ids of those whose names stand in a text behind an at sign. */
export const mentionsIn = (text, writers) => writers.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id).slice(0, MOST_MENTIONS);

/** Whom one may mean who has just typed an at sign and perhaps the beginning of a name. */
export function meant(text, writers) {
  const typed = /(?:^|\s)@([^@\n]{0,40})$/.exec(text);
  if (!typed) return [];
  const begun = typed[1].toLowerCase();
  return writers.filter(({ name }) => name.toLowerCase().startsWith(begun) && name.toLowerCase() !== begun).slice(0, 5);
}

/** With the whole name in place of what was typed of it. */
export const withMention = (text, { name }) => text.replace(/@[^@\n]{0,40}$/, `@${name} `);

/** How the chat goes, as those who moderate said it. */
export const chatOf = (view) => thingsOf(view, 'CHAT')[0] ?? { slowSeconds: 0, readOnly: false };

/** How many seconds somebody has to wait until the next message; 0 for none. */
export function pauseLeft(messages, { slowSeconds }, now) {
  const last = Math.max(0, ...messages.filter(({ own, isWaiting }) => own && !isWaiting).map(({ at }) => at));
  return Math.max(0, Math.ceil((last + slowSeconds * 1000 - now) / 1000));
}

/** Whether the author's name and the time need not be said again. */
export const goesOn = (message, before) =>
  Boolean(before) && !message.replyTo && message.authorId === before.authorId && message.at - before.at < 120_000 && !before.replyTo;

export function messageCount(view) {
  const count = thingsOf(view, 'MESSAGE').length;
  return { count, isMore: count === LATEST };
}

/** The beginning of a text as one line, without the signs of Markdown. */
export function excerpt(text, length = 80) {
  const line = text.replace(/[*_`>#]/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line;
}

/** The ban or mute of a person, while it lasts. */
export function silenceOf({ own }, now) {
  const { silence } = own;
  return silence && (!silence.until || now < Date.parse(silence.until)) ? silence : null;
}
