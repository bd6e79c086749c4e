import { post } from './api.js';
import { newId } from './ids.js';
import { place } from './router.js';
import { departure } from './session.js';

/**
 * Tells the server what somebody looks at. Only the page that is shown counts, once for each time it is gone to: what is fetched
 * again or ahead of time does not.
 */
const TYPES = {
  'conference-page': 'ConferenceViewed',
  'schedule-page': 'ScheduleViewed',
  'session-page': 'SessionViewed',
  'speaker-page': 'SpeakerViewed',
};

/** The views an address stands for: a page, and the session that lies open beside it. */
export function viewsAt({ tag, params, query }) {
  const views = [];
  if (TYPES[tag]) views.push({ type: TYPES[tag], conference: params.slug, ...(tag === 'session-page' && { sessionId: params.id }) });
  const beside = tag === 'session-page' ? null : query.get('session');
  if (beside && params.slug) views.push({ type: 'SessionViewed', conference: params.slug, sessionId: beside });
  return views.filter(({ sessionId }) => sessionId === undefined || UUID.test(sessionId));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const PATIENCE = 2_000;
/** As many as the server takes at once. */
const MOST = 20;

let shown = new Set();
let waiting = [];
let timer = null;

function look() {
  if (document.visibilityState !== 'visible') return;
  const { path } = place.value;
  const views = viewsAt(place.value);
  const names = views.map(({ type, sessionId }) => `${type} ${sessionId ?? path}`);
  waiting.push(...views.filter((view, i) => !shown.has(names[i])).map((view) => ({ id: newId(), ...view })));
  shown = new Set(names);
  if (waiting.length) timer ??= setTimeout(tell, PATIENCE);
}

/** A request that outlives the page. What got lost on the way is told again: the ids make it count once. */
async function tell() {
  clearTimeout(timer);
  timer = null;
  const views = waiting.slice(0, MOST);
  if (views.length === 0) return;
  waiting = waiting.slice(MOST);
  try {
    await post('/views', { views }, { keepalive: true });
  } catch (problem) {
    if (problem.isOffline) waiting = [...views, ...waiting].slice(0, MOST);
  }
}

place.watch(look);
document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? look() : tell()));
addEventListener('pagehide', tell);
addEventListener('online', tell);
departure.watch(() => (waiting = []));
look();
