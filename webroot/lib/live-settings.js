import { getOpen } from './api.js';
import { Cell } from './cell.js';
import { find, keep } from './idb.js';
import { departure } from './session.js';

/** What can be done live at conferences, by slug; kept for the time without a connection. */
export const liveSettings = new Cell(new Map());

const asked = new Map();
/** Whoever looks on without a connection does not ask with every look. */
const PATIENCE = 10_000;

/** Asked for once a visit: it changes seldom, and most conferences do nothing live. */
export function learnLive(slug) {
  if (!asked.has(slug)) asked.set(slug, learn(slug).catch(() => void setTimeout(() => asked.delete(slug), PATIENCE)));
  return asked.get(slug);
}

async function learn(slug) {
  const id = `live:${slug}`;
  const answer = getOpen(`/conferences/${slug}/live-settings`);
  const remembered = find('answers', id).catch(() => undefined);
  remembered.then((last) => last && !liveSettings.value.has(slug) && show(slug, last.settings));
  const { data } = await answer;
  show(slug, data);
  await keep('answers', { id, settings: data });
}

/** What a room tells: those who look on learn that something was switched on or off. */
export function toldLive(slug, settings) {
  if (!settings || !(settings.version > (liveSettings.value.get(slug)?.version ?? 0))) return;
  show(slug, settings);
  keep('answers', { id: `live:${slug}`, settings }).catch(() => {});
}

const show = (slug, settings) => (liveSettings.value = new Map(liveSettings.value).set(slug, settings));

/** Null as long as nobody has switched anything on. */
export function liveAt(slug) {
  const settings = liveSettings.value.get(slug);
  return settings?.version > 0 ? settings : null;
}

departure.watch(() => {
  asked.clear();
  liveSettings.value = new Map();
});
