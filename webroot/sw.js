// Keeps one release of the client for use without a connection, and pictures that were seen. Other answers of the API are kept by
// the pages themselves.
const FILES = {{precache}};
const CACHE = 'plenary {{base}}';
const PICTURES = 'plenary pictures';
const PICTURE = /^\/api\/v1\/conferences\/[^/]+\/(?:(?:(?:speakers|sessions)\/[^/]+\/)?picture|sponsors\/[^/]+\/logo)$/;
const MOST_PICTURES = 500;
// Of a page that is different for everybody, so that its document says nothing of what there was to see when it was kept.
const SHELL = '/agenda';
const PATIENCE = 2500;

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('message', (event) => event.data === 'take over' && skipWaiting());
addEventListener('push', (event) => event.waitUntil(tell(event.data.json())));
addEventListener('notificationclick', (event) => event.waitUntil(open(event.notification)));

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  await cache.put(SHELL, await fetch(SHELL, { headers: { Accept: 'text/html' } }));
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('plenary ') && name !== CACHE && name !== PICTURES).map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/_/')) event.respondWith(file(request));
  else if (PICTURE.test(url.pathname)) event.respondWith(picture(event));
  else if (request.mode === 'navigate' && !/^\/((api|docs|health)(\/|$)|c\/[^/]+\/embed$)/.test(url.pathname)) event.respondWith(page(request));
});

/** A file never changes under its address. */
async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

/** As the browser or the server has it; as it was seen last where neither does. */
async function picture(event) {
  const { request } = event;
  const found = await fetch(request).catch(() => null);
  if (found?.ok && found.headers.get('Cache-Control')?.startsWith('public')) event.waitUntil(remember(request, found.clone()));
  return found ?? (await caches.match(request, { cacheName: PICTURES })) ?? Response.error();
}

/** The latest ones: a cache lists its entries in the order in which they came. */
async function remember(request, found) {
  const cache = await caches.open(PICTURES);
  await cache.delete(request);
  await cache.put(request, found);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST_PICTURES)).map((old) => cache.delete(old)));
}

/** The newest release where the network is quick enough, else the one that is kept. */
async function page(request) {
  const kept = await caches.match(SHELL, { cacheName: CACHE });
  if (!kept) return fetch(request);
  const limit = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept.clone()));
  const answer = fetch(request).then((found) => (found.status < 500 ? found : kept.clone()), () => kept.clone());
  return Promise.race([answer, limit]);
}

/** Told twice it is shown once. Browsers want something to be shown each time, also where the client is open. */
async function tell({ id, title, text, url }) {
  for (const page of await pages()) page.postMessage({ told: id });
  await registration.showNotification(title, { body: text, tag: id, icon: '{{base}}/icons/icon-192.png', badge: '{{base}}/icons/icon-192.png', data: url });
}

const pages = () => clients.matchAll({ type: 'window' });

/** In a page that is open, so that nothing gets lost there; else in a new one. */
async function open(notification) {
  notification.close();
  const [page] = await pages();
  if (!page) return clients.openWindow(notification.data);
  page.postMessage({ opened: notification.data });
  return page.focus();
}
