import { t } from './i18n.js';
import { keyOf, settle } from './keys.js';
import { isUnreached, learn } from './reach.js';
import { setClock } from './time.js';
import { worded } from './worded.js';

const API = '/api/v1';
const PATIENCE = 20_000;
/** Files may be large and lines slow. */
const FILE_PATIENCE = 600_000;

/**
 * Why a request was not answered as hoped: what a problem document says, in the language of the user, or that there was no connection,
 * or nobody at its other end.
 */
export class Problem extends Error {
  constructor({ status = 0, code, detail, correlationId, errors = [] }) {
    super(worded(`refusal.${code}`, detail && { detail }, detail) ?? t(`problem.${reason(status)}`));
    this.status = status;
    this.reason = code ? null : reason(status);
    this.code = code;
    this.correlationId = correlationId;
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
 * @param {{ body?: unknown | Blob, token?: string | null, etag?: string, type?: string, asFile?: boolean, keepalive?: boolean }} [options] `asFile`: the
 *   data is a Blob; `keepalive`: the request outlives the page
 * @returns {Promise<{ data: any, etag: string | null }>} without data where a read with an etag finds it unchanged; rejects with a Problem
 */
export async function send(method, path, { body, token, etag, type = 'application/json', asFile = false, keepalive = false } = {}) {
  const isFile = body instanceof Blob;
  const headers = { Accept: asFile ? '*/*' : 'application/json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (etag) headers[method === 'GET' ? 'If-None-Match' : 'If-Match'] = etag;
  if (body !== undefined) headers['Content-Type'] = type;
  const sent = isFile || body === undefined ? body : JSON.stringify(body);
  const asked = method === 'GET' ? null : `${method} ${path} ${isFile ? [body.name, body.size, body.lastModified] : sent}`;
  if (asked) headers['Idempotency-Key'] = `"${keyOf(asked)}"`;
  const answer = await attempt(API + path, {
    method,
    headers,
    keepalive,
    body: sent,
    signal: AbortSignal.timeout(isFile || asFile ? FILE_PATIENCE : PATIENCE),
  });
  if (asked) settle(asked, answer.status);
  if (asFile && answer.ok) return { data: await answer.blob(), etag: answer.headers.get('ETag') };
  const text = await answer.text();
  const data = text && answer.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : null;
  learn(answer.status, Boolean(data?.code));
  if (!answer.ok && answer.status !== 304) throw new Problem({ ...data, status: answer.status, correlationId: correlation(answer) });
  return { data, etag: answer.headers.get('ETag') };
}

async function attempt(url, options) {
  try {
    const answer = await fetch(url, options);
    setClock(answer.headers.get('Date'));
    return answer;
  } catch {
    learn(0);
    throw new Problem({});
  }
}

const correlation = (answer) => answer.headers.get('X-Correlation-ID') ?? undefined;
