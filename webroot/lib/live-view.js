/** What is known of a live room before anything of it was told. */
export const NOTHING = Object.freeze({ isKnown: false, problem: null, resets: 0, entries: new Map(), states: new Map(), own: {}, present: 0, people: [] });

/** What is known of a room after one message more of the channel; pure. */
export function told(view, message) {
  if (message.type === 'joined') return joined(message.reset ? { ...NOTHING, resets: view.resets + 1 } : view, message);
  if (message.type === 'entry') return { ...view, entries: withEntries(view.entries, [{ ...message, type: message.kind }]) };
  if (message.type === 'refused') return { ...NOTHING, isKnown: true, problem: message.problem };
  if (message.key === 'present') return { ...view, present: message.value.count };
  if (message.key === 'people') return { ...view, people: message.value.people };
  return { ...view, states: withStates(view.states, [message]) };
}

const joined = (view, { entries, states, own, present, people }) => ({
  isKnown: true,
  problem: null,
  resets: view.resets,
  entries: withEntries(view.entries, entries),
  states: withStates(view.states, states),
  own: own ?? {},
  present,
  people: people ?? [],
});

/**
 * With what somebody did on another device, or what was decided about something of theirs, as it is told in the room that is theirs
 * alone.
 */
export function toldOwn(view, key, value) {
  const [kind, id] = key.split(':');
  const change = OWN[kind];
  return change ? { ...view, own: { ...view.own, ...change(view.own, id, value) } } : view;
}

const OWN = {
  question: (own, id, { own: isOwn, voted, ...question }) => ({
    questions: isOwn ? [...without(own.questions, id), { ...question, own: true, voted }] : own.questions,
    votes: marked(own.votes, id, voted),
  }),
  poll: (own, id, { answered: isAnswered, choices, words }) => ({
    polls: isAnswered ? { ...own.polls, [id]: choices ?? [] } : own.polls,
    words: words ? { ...own.words, [id]: words } : own.words,
  }),
  message: (own, id, message) => ({ messages: [...without(own.messages, id), ...(message.held ? [message] : [])] }),
};

const without = (things = [], id) => things.filter((thing) => thing.id !== id);

/** A list of ids with one of them, or without it. */
export const marked = (ids = [], id, isMarked) => [...ids.filter((each) => each !== id), ...(isMarked ? [id] : [])];

/** By type and id: a thing without a body is gone. */
function withEntries(known, entries) {
  const found = new Map(known);
  for (const { type, id, body } of entries) body ? found.set(`${type}:${id}`, { type, body }) : found.delete(`${type}:${id}`);
  return found;
}

const withStates = (known, states) => new Map([...known, ...states.map(({ key, value }) => [key, value])]);

/** With things that were answered to requests, unless the room has told a later version of them meanwhile. */
export function answered(view, type, things) {
  const isNews = ({ id, version }) => !(view.entries.get(`${type}:${id}`)?.body.version >= version);
  const news = things.filter(isNews).map((body) => ({ type, id: body.id, body }));
  return news.length ? { ...view, entries: withEntries(view.entries, news) } : view;
}

/** All things of a type, such as `QUESTION`. */
export const thingsOf = ({ entries }, type) => [...entries.values()].filter((entry) => entry.type === type).map(({ body }) => body);

/** How something stands that changes often, such as the `votes` of a question; undefined where nothing was told. */
export const standing = ({ states }, kind, id) => states.get(`${kind}:${id}`);
