import { t } from './i18n.js';
import { keyOf, settle } from './keys.js';
import { isUnreached, learn } from './reach.js';
import { setClock } from './time.js';
import { worded } from './worded.js';

const API = '/api/v1';
const PATIENCE = 20_000;
/** Files may be large and lines slow. */
const FILE_PATIENCE = 600_000;
const UNDER_WAY_PAUSE = 1000;
/** Longer than the server takes for anything. */
const UNDER_WAY_TIMES = 15;

/**
 * Why a request was not answered as hoped: what a problem document says, in the language of the user, or that there was no connection,
 * or nobody at its other end.
 */
export class Problem extends Error {
  constructor({ status = 0, code, detail, correlationId, challenge, errors = [] }) {
    super(worded(`refusal.${code}`, detail && { detail }, detail) ?? t(`problem.${reason(status)}`));
    this.status = status;
    this.reason = code ? null : reason(status);
    this.code = code;
    this.correlationId = correlationId;
    this.challenge = challenge;
    this.errors = errors.map((error) => ({ ...error, detail: worded(`fault.${error.code}`, error.params, error.detail) }));
  }

  /** Without an answer: the same request may work later. */
  get isOffline() {
    return isUnreached(this.status);
  }

  /** @returns {string | undefined} what is wrong with a member of the body */
  fault(name) {
    return this.errors.find((error) => error.pointer === `/${name}`)?.detail;
  }
}

function reason(status) {
  if (!isUnreached(status)) return 'unknown';
  return status === 0 && !navigator.onLine ? 'offline' : 'unreached';
}

/**
 * One request to the API.
 * @param {{ body?: unknown | Blob, token?: string | null, etag?: string, type?: string, asFile?: boolean, keepalive?: boolean, reason?: string | null, secret?: string, reference?: string }} [options] `asFile`: the
 *   data is a Blob; `secret`: of an order; `reference`: of its payment; `keepalive`: the request outlives the page
 * @returns {Promise<{ data: any, etag: string | null }>} without data where a read with an etag finds it unchanged; rejects with a Problem
 */
export async function send(method, path, { body, token, etag, type = 'application/json', asFile = false, keepalive = false, reason: why, secret, reference } = {}) {
  const isFile = body instanceof Blob;
  const headers = { Accept: asFile ? '*/*' : 'application/json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (secret) headers['Order-Secret'] = secret;
  if (reference) headers['Payment-Reference'] = reference;
  if (why) headers['Plenary-Reason'] = encodeURIComponent(why);
  if (etag) headers[method === 'GET' ? 'If-None-Match' : 'If-Match'] = etag;
  if (body !== undefined) headers['Content-Type'] = type;
  const sent = isFile || body === undefined ? body : JSON.stringify(body);
  const name = method === 'GET' ? null : named(method, path, [etag, type, isFile ? [body.name, body.size, body.lastModified] : sent]);
  if (name) headers['Idempotency-Key'] = `"${name.key}"`;
  const patience = isFile || asFile ? FILE_PATIENCE : PATIENCE;
  const request = { method, headers, keepalive, body: sent };
  const { answer, data } = await carriedOut(() => exchange(API + path, { ...request, signal: AbortSignal.timeout(patience) }, asFile));
  if (name && (answer.ok || data?.code === 'IDEMPOTENCY_KEY_REUSED')) settle(name.about, name.key);
  learn(answer.status, Boolean(data?.code));
  if (!answer.ok && answer.status !== 304) throw new Problem({ ...data, status: answer.status, correlationId: correlation(answer) });
  return { data, etag: answer.headers.get('ETag') };
}

/** What makes something new is about all that it says. */
function named(method, path, rest) {
  const asked = JSON.stringify([method, path, ...rest]);
  const about = method === 'POST' ? asked : path;
  return { about, key: keyOf(about, asked) };
}

/** An earlier attempt whose answer got lost may be under way still: what becomes of it is waited for. */
async function carriedOut(request) {
  let found = await request();
  for (let times = 0; found.data?.code === 'REQUEST_UNDER_WAY' && times < UNDER_WAY_TIMES; times += 1) {
    await new Promise((done) => setTimeout(done, UNDER_WAY_PAUSE));
    found = await request();
  }
  return found;
}

async function exchange(url, options, asFile) {
  const answer = await attempt(url, options);
  if (asFile && answer.ok) return { answer, data: await answer.blob() };
  const text = await answer.text().catch(lost);
  return { answer, data: text && answer.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : null };
}

async function attempt(url, options) {
  try {
    const answer = await fetch(url, options);
    setClock(answer.headers.get('Date'));
    return answer;
  } catch {
    return lost();
  }
}

function lost() {
  learn(0);
  throw new Problem({});
}

const correlation = (answer) => answer.headers.get('X-Correlation-ID') ?? undefined;
