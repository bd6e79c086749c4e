import { post } from '../lib/api.js';
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

/** The keys under which requests go out, each answered with the next of some statuses; 0 for a lost answer. */
async function keysOf(requests, statuses) {
  const keys = [];
  const left = [...statuses];
  const real = globalThis.fetch;
  globalThis.fetch = async (url, { headers }) => {
    if (url.endsWith('/auth/refresh')) return json(401, VOID);
    keys.push(headers['Idempotency-Key']);
    const status = left.shift();
    return status ? json(status, {}) : Promise.reject(new TypeError('lost'));
  };
  try {
    for (const request of requests) await request().catch(() => {});
  } finally {
    globalThis.fetch = real;
  }
  return keys;
}

const noting = (text) => () => post('/notes', { text });

export default {
  'a request that is tried again has the key of before, until it is answered': async () => {
    const [first, second, third, fourth] = await keysOf([noting('a'), noting('a'), noting('a'), noting('a')], [0, 503, 201, 201]);
    same([second, third], [first, first]);
    same(fourth === first, false);
  },
  'another request has another key': async () => {
    const [first, second] = await keysOf([noting('a'), noting('b')], [0, 0]);
    same([/^"[0-9a-f-]{36}"$/.test(first), first === second], [true, false]);
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
