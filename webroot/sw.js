// Keeps one release of the client for use without a connection. Answers of the API are kept by the pages themselves.
const FILES = {{precache}};
const CACHE = 'plenary {{base}}';
const SHELL = '/';
const PATIENCE = 2500;

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('message', (event) => event.data === 'take over' && skipWaiting());

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  await cache.put(SHELL, await fetch(SHELL, { headers: { Accept: 'text/html' } }));
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('plenary ') && name !== CACHE).map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/_/')) event.respondWith(file(request));
  else if (request.mode === 'navigate' && !/^\/(api|docs|health)(\/|$)/.test(url.pathname)) event.respondWith(page(request));
});

/** A file never changes under its address. */
async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

/** The newest release where the network is quick enough, else the one that is kept. */
async function page(request) {
  const kept = await caches.match(SHELL, { cacheName: CACHE });
  if (!kept) return fetch(request);
  const limit = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept.clone()));
  const answer = fetch(request).then((found) => (found.status < 500 ? found : kept.clone()), () => kept.clone());
  return Promise.race([answer, limit]);
}
