/** What is known of a live room before anything of it was told. */
export const NOTHING = Object.freeze({ isKnown: false, problem: null, resets: 0, entries: new Map(), states: new Map(), own: {}, present: 0 });

/** What is known of a room after one message more of the channel; pure. */
export function told(view, message) {
  if (message.type === 'joined') return joined(message.reset ? { ...NOTHING, resets: view.resets + 1 } : view, message);
  if (message.type === 'entry') return { ...view, entries: withEntries(view.entries, [{ ...message, type: message.kind }]) };
  if (message.type === 'refused') return { ...NOTHING, isKnown: true, problem: message.problem };
  if (message.key === 'present') return { ...view, present: message.value.count };
  return { ...view, states: withStates(view.states, [message]) };
}

const joined = (view, { entries, states, own, present }) => ({
  isKnown: true,
  problem: null,
  resets: view.resets,
  entries: withEntries(view.entries, entries),
  states: withStates(view.states, states),
  own: own ?? {},
  present,
});

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
