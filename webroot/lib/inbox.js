import { get, post } from './api.js';
import { topic } from './live.js';
import { findPush } from './push.js';
import { go } from './router.js';
import { maySignIn, user } from './session.js';
import { unread } from './unread.js';

const PAUSE = 60_000;

const count = topic('inbox', async () => (maySignIn() ? (await get('/me/inbox/unread')).unread : 0), { pause: () => PAUSE });

count.listen((value, problem) => {
  if (!problem) unread.value = value;
});
user.watch(() => count.again().catch(() => {}));
const goOn = () => user.value && findPush().catch(() => {});
user.watch(goOn);
goOn();

// The worker was told something, or somebody opened what it showed.
navigator.serviceWorker?.addEventListener('message', ({ data }) => {
  if (data.opened) go(data.opened);
  count.again().catch(() => {});
});

/** Other windows in which the same person is signed in: what is read here is read there. */
const windows = new BroadcastChannel('plenary.inbox');
windows.addEventListener('message', ({ data }) => {
  if (data.reader === user.value?.id) unread.value = data.unread;
});

/** The newest first; `cursor` where the page before ended. */
export const inboxPage = (part, cursor) =>
  get(`/me/inbox?${new URLSearchParams({ ...PARTS[part], limit: 30, ...(cursor && { cursor }) })}`);

const PARTS = { all: {}, unread: { unread: true }, archived: { archived: true } };

/** @param {{ ids?: string[], read?: boolean, archived?: boolean }} mark without ids of all that are in the inbox */
export async function markInbox(mark) {
  unread.value = (await post('/me/inbox/marks', mark)).unread;
  windows.postMessage({ reader: user.value?.id, unread: unread.value });
}
