import { send } from './http.js';
import { askedFor, reasonFor } from './reasons.js';
import { accessToken, invalidate, maySignIn, seesDrafts, user } from './session.js';

/** A wrong password is no void token, and would count twice. */
const WRONG = new Set(['SIGN_IN_AGAIN', 'WRONG_CODE', 'WRONG_CREDENTIALS', 'WRONG_PASSWORD']);

/**
 * A request as whoever is signed in; a token that turned out to be void is replaced once, unless somebody else has signed in meanwhile:
 * what one user gave is never sent as another.
 */
async function call(method, path, options = {}) {
  const token = await accessToken();
  const asker = user.value?.id;
  const reason = method === 'GET' ? null : reasonFor(path);
  try {
    return await send(method, path, { ...options, token, reason });
  } catch (problem) {
    if (problem.code === 'REASON_REQUIRED') return explained(method, path, { ...options, token }, problem);
    if (problem.status !== 401 || !token || WRONG.has(problem.code)) throw problem;
    invalidate();
    const renewed = await accessToken();
    if (user.value && user.value.id !== asker) throw problem;
    return send(method, path, { ...options, token: renewed, reason });
  }
}

/** Whoever is asked why and does not say it has done nothing. */
async function explained(method, path, options, problem) {
  const reason = await askedFor(path, problem);
  if (!reason) throw problem;
  return send(method, path, { ...options, reason });
}

export const get = async (path, options) => (await call('GET', path, options)).data;
/** What is no JSON, as a Blob. */
export const file = async (path, options) => (await call('GET', path, { asFile: true, ...options })).data;
export const getWithEtag = (path, etag) => call('GET', path, { etag });

/** What strangers are not shown, but perhaps who is signed in. */
const closed = new Set();

/**
 * Reads what most times is the same for everybody, without a token: so it comes from a cache, and does not wait for a sign-in. Not for
 * those who work on what nobody else sees yet.
 */
export async function getOpen(path, etag) {
  if (!closed.has(path) && !seesDrafts.value) {
    try {
      return await send('GET', path, { etag });
    } catch (problem) {
      if (problem.status !== 404 || !maySignIn()) throw problem;
    }
  }
  const answer = await getWithEtag(path, etag);
  closed.add(path);
  return answer;
}

export const put = async (path, body, options) => (await call('PUT', path, { body, ...options })).data;
export const post = async (path, body, options) => (await call('POST', path, { body, ...options })).data;

/**
 * Adds something under an id of our own. When the answer to an earlier attempt got lost, what it made is there: that is changed
 * instead of making a second one, whatever was typed since.
 */
export async function create(path, { id, ...item }) {
  try {
    return await post(path, { id, ...item });
  } catch (problem) {
    if (problem.status !== 409) throw problem;
    const made = `${path}/${id}`;
    await get(made).catch(() => Promise.reject(problem));
    return patch(made, item);
  }
}

export const upload = async (path, file, type) => (await call('POST', path, { body: file, type })).data;
export const patch = async (path, body, etag) =>
  (await call('PATCH', path, { body, etag, type: 'application/merge-patch+json' })).data;
export const remove = async (path, etag, body) => (await call('DELETE', path, { etag, body })).data;

/** Every item of a list, page by page. */
export async function all(path) {
  const items = [];
  const join = path.includes('?') ? '&' : '?';
  let cursor = '';
  do {
    const page = await get(`${path}${join}limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    items.push(...page.items);
    cursor = page.nextCursor ?? '';
  } while (cursor);
  return items;
}
