import { departure } from './session.js';

/**
 * What is kept for doors: names of attendees, scans that wait, and tickets on the devices of those who have them. Encrypted by a key that no script can read out, so that copies of
 * the files are of no use, and gone with the sign-in; but for scans, which wait for who made them.
 */
const STORES = ['keys', 'sealed'];
const UNSENT = 'scan:';

let opened;

function settled(begin) {
  return new Promise((resolve, reject) => {
    const request = begin();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function database() {
  opened ??= settled(() => {
    const request = indexedDB.open('plenary-doors', 1);
    request.onupgradeneeded = () => STORES.forEach((name) => request.result.createObjectStore(name, { keyPath: 'id' }));
    return request;
  });
  return opened;
}

const store = async (name, mode = 'readonly') => (await database()).transaction(name, mode).objectStore(name);

/** Tabs must not make two. */
const key = () => navigator.locks.request('plenary.vault', async () => {
  const keys = await store('keys');
  const found = await settled(() => keys.get('only'));
  if (found) return found.key;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const writable = await store('keys', 'readwrite');
  await settled(() => writable.put({ id: 'only', key: made }));
  return made;
});

export async function seal(id, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(), text);
  const sealed = await store('sealed', 'readwrite');
  await settled(() => sealed.put({ id, iv, data }));
}

/** Everything whose id begins so. */
export async function unseal(prefix) {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const sealed = await store('sealed');
  const found = await settled(() => sealed.getAll(range));
  const secret = await key();
  return Promise.all(found.map(async ({ iv, data }) => JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, secret, data)))));
}

/** How many scans wait to be sent, of whichever door. */
export const unsentScans = async () => (await unseal(UNSENT)).length;

export async function shred(id) {
  const sealed = await store('sealed', 'readwrite');
  await settled(() => sealed.delete(id));
}

/** Whoever comes upon this device finds nothing. */
async function empty({ keepsUnsent }) {
  const sealed = await store('sealed', 'readwrite');
  const ids = await settled(() => sealed.getAllKeys());
  const going = await store('sealed', 'readwrite');
  for (const id of ids) if (!keepsUnsent || !id.startsWith(UNSENT)) going.delete(id);
}

const leave = () => departure.value && empty(departure.value).catch(() => {});
departure.watch(leave);
leave();
