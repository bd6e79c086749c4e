import { post, put, remove } from '../lib/api.js';
import { forgetAccount, signIn } from '../lib/session.js';
import { same } from './check.js';

const json = (status, body) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
const signedIn = (id, accessToken) => json(200, { accessToken, expiresIn: 900, user: { id, displayName: id } });
const VOID = { status: 401, code: 'UNAUTHENTICATED', detail: 'The token is void.' };

/** Ada has signed in and posts a note; the server takes only some tokens. */
async function noteOfAda({ refreshed, taken }) {
  const tokens = [];
  const answers = {
    '/auth/login': () => signedIn('ada', 'first'),
    '/auth/refresh': refreshed,
    '/notes'({ Authorization }) {
      tokens.push(Authorization);
      return taken === Authorization ? json(201, { id: 'kept' }) : json(401, VOID);
    },
  };
  const real = globalThis.fetch;
  globalThis.fetch = async (url, { headers }) => answers[url.replace('/api/v1', '')](headers);
  try {
    await signIn('ada@example.org', 'a password');
    const outcome = await post('/notes', { text: 'mine' }).catch((problem) => problem.status);
    return [outcome, tokens];
  } finally {
    globalThis.fetch = real;
    forgetAccount();
  }
}

/** The keys under which requests go out, each answered with the next of some statuses or problems; 0 for a lost answer. */
async function keysOf(requests, answers) {
  const keys = [];
  const left = [...answers];
  const real = globalThis.fetch;
  globalThis.fetch = async (url, { headers }) => {
    if (url.endsWith('/auth/refresh')) return json(401, VOID);
    keys.push(headers['Idempotency-Key']);
    const next = left.shift();
    return next ? json(next.status ?? next, next.status ? next : {}) : Promise.reject(new TypeError('lost'));
  };
  try {
    for (const request of requests) await request().catch(() => {});
  } finally {
    globalThis.fetch = real;
  }
  return keys;
}

const noting = (text) => () => post('/notes', { text });
const starring = () => put('/sessions/1/star');
const unstarring = () => remove('/sessions/1/star');
const UNDER_WAY = { status: 409, code: 'REQUEST_UNDER_WAY' };

export default {
  'a request that is tried again has the key of before, until its answer is there': async () => {
    const [first, ...later] = await keysOf([noting('a'), noting('a'), noting('a'), noting('a'), noting('a')], [0, 503, 401, 201, 201]);
    same(later.slice(0, 3), [first, first, first]);
    same(later[3] === first, false);
  },
  'another request has another key': async () => {
    const [first, second] = await keysOf([noting('a'), noting('b')], [0, 0]);
    same([/^"[0-9a-f-]{36}"$/.test(first), first === second], [true, false]);
  },
  'what is under way already is waited for under its key': async () => {
    const keys = await keysOf([noting('c')], [UNDER_WAY, 201]);
    same(keys, [keys[0], keys[0]]);
  },
  'who meant something else meanwhile asks anew': async () => {
    const [first, , again] = await keysOf([starring, unstarring, starring], [0, 204, 200]);
    same(first === again, false);
  },
  'a token that turned out to be void is replaced once': async () => {
    const taken = await noteOfAda({ refreshed: () => signedIn('ada', 'second'), taken: 'Bearer second' });
    same(taken, [{ id: 'kept' }, ['Bearer first', 'Bearer second']]);
    const refused = await noteOfAda({ refreshed: () => signedIn('ada', 'second'), taken: null });
    same(refused, [401, ['Bearer first', 'Bearer second']]);
  },
  'what one user gave is never sent as another who signed in meanwhile': async () => {
    const refused = await noteOfAda({ refreshed: () => signedIn('bo', 'second'), taken: 'Bearer second' });
    same(refused, [401, ['Bearer first']]);
  },
};
