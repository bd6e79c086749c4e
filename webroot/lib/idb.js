/** The local database: last seen answers, notes, and commands that wait for a connection. */
const STORES = ['answers', 'notes', 'outbox'];

let opened;

function database() {
  opened ??= settled(() => {
    const request = indexedDB.open('plenary', 1);
    request.onupgradeneeded = () => STORES.forEach((name) => request.result.createObjectStore(name, { keyPath: 'id' }));
    return request;
  });
  return opened;
}

function settled(begin) {
  return new Promise((resolve, reject) => {
    const request = begin();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const store = async (name, mode) => (await database()).transaction(name, mode).objectStore(name);

export const find = async (name, id) => settled(((s) => () => s.get(id))(await store(name, 'readonly')));
export const list = async (name) => settled(((s) => () => s.getAll())(await store(name, 'readonly')));
export const keep = async (name, item) => settled(((s) => () => s.put(item))(await store(name, 'readwrite')));
export const drop = async (name, id) => settled(((s) => () => s.delete(id))(await store(name, 'readwrite')));

/** All whose ids begin in a way. */
export const dropAll = async (name, prefix) =>
  settled(((s) => () => s.delete(IDBKeyRange.bound(prefix, `${prefix}\uffff`)))(await store(name, 'readwrite')));

/** What belongs to a user must not stay behind for the next one. */
export const clear = async (name) => settled(((s) => () => s.clear())(await store(name, 'readwrite')));
