import { t } from '../lib/i18n.js';
import { place } from '../lib/router.js';
import { scriptUrl } from '../lib/scripts.js';
import { isBare } from './bare.js';
import { toast } from './toast.js';

/** The worker fetches all files of the release, which must not compete with what the first page is waiting for. */
const SETTLED = 3000;

/** Registers the service worker once the first page has been shown, and offers a new release when one is there. */
export function keepUpToDate() {
  if (!('serviceWorker' in navigator)) return;
  const later = () => setTimeout(register, SETTLED);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
}

async function register() {
  try {
    const registration = await navigator.serviceWorker.register(scriptUrl('/sw.js'));
    if (registration.waiting) offer(registration.waiting);
    registration.addEventListener('updatefound', () => follow(registration.installing));
  } catch {
    // Without it the client works as well, just not without a connection.
  }
}

function follow(worker) {
  worker.addEventListener('statechange', () => {
    if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
  });
}

function offer(worker) {
  const take = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage('take over');
  };
  if (isBare(place.value.tag)) take();
  else toast({ text: t('update.ready'), action: t('update.take'), run: take, lasts: true });
}
