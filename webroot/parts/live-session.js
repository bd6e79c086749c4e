import { Cell } from '../lib/cell.js';
import { loadArea } from '../lib/i18n.js';
import { idle } from '../lib/idle.js';
import { learnLive, liveAt } from '../lib/live-settings.js';

/** Whether what shows a session live is at hand: most conferences never need it. */
export const isLiveReady = new Cell(false);

let loading;

/** Looks whether anything happens live at a conference. */
export const lookLive = (slug) => idle().then(() => learnLive(slug));

/** The same, and gets ready for it; nobody waits for that. */
export async function prepareLive(slug) {
  await lookLive(slug);
  if (!liveAt(slug)) return;
  loading ??= loadArea('live')
    .then(() => import('../live/session.js'))
    .then(() => (isLiveReady.value = true))
    .catch(() => (loading = undefined));
  await loading;
}

/** Which parts a session has, in their order. @param {object | null} settings of what is live */
export const tabsOf = (settings) =>
  ['about', settings?.questions && 'questions', settings && 'polls', settings?.chat && 'chat', 'notes'].filter(Boolean);
