import { t } from '../lib/i18n.js';
import { toast } from './toast.js';

/** Registers the service worker once the page has what it needs, and offers a new release when one is there. */
export function keepUpToDate() {
  if (!('serviceWorker' in navigator)) return;
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
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

function scriptUrl(path) {
  return globalThis.trustedTypes
    ? trustedTypes.createPolicy('app', { createScriptURL: (url) => url }).createScriptURL(path)
    : path;
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
  toast({ text: t('update.ready'), action: t('update.take'), run: take, lasts: true });
}
