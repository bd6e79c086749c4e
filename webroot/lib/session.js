import { Cell, kept } from './cell.js';
import { send } from './http.js';
import { shownLanguage } from './i18n.js';
import { isHeld } from './router.js';

/** Refreshed this long before the token ends. */
const MARGIN = 60_000;
/** Somebody ended it, so nobody who comes upon this device reads on; what just expired its owner goes on with. */
const ENDED = new Set(['SIGN_IN_ENDED', 'ACCOUNT_GONE']);

/** The account of who is signed in, else null. */
export const user = new Cell(null);

/**
 * Changes when what this browser keeps for a user has to go: they signed out, somebody else signed in, or the sign-in was ended from
 * elsewhere. `{ keepsUnsent }`: but for what the server does not have yet, which waits for its owner.
 */
export const departure = new Cell(null);

// Whose notes and stars this browser keeps. A sign-in that expired changes nothing about that: nothing unsent gets lost.
const owner = kept('plenary.owner', null);

/** The name of who is signed in, known without a connection too. It says whether a refresh cookie is worth a try: the cookie itself is out of reach here. */
export const userName = kept('plenary.signed-in', null);
/** Whether a sign-in ended, and nobody has signed in or been told since: `yes`, or `gone` with its account. */
export const signInEnded = kept('plenary.sign-in-ended', null);
/** Whether whoever is signed in may see conferences that strangers are not shown: then those are asked for as theirs from the start. */
export const seesDrafts = kept('plenary.sees-drafts', null);
const tabs = new BroadcastChannel('plenary.session');

let token = null;
let expiresAt = 0;
let pending = null;

export const maySignIn = () => userName.value !== null || user.value !== null;

/** The address of the form to sign in with, which leads back to an address of this site. */
export const signInFor = (address) => `/sign-in?next=${encodeURIComponent(address)}`;

/** A token that is valid for some time yet; null for who is not signed in. */
export async function accessToken() {
  if (token && Date.now() < expiresAt - MARGIN) return token;
  if (!maySignIn()) return null;
  pending ??= refresh().finally(() => (pending = null));
  await pending;
  return token;
}

/** Each refresh token works once, so tabs must not use the same one at the same time. */
function refresh() {
  return navigator.locks.request('plenary.refresh', async () => {
    try {
      accept((await send('POST', '/auth/refresh')).data);
    } catch (problem) {
      if (problem.status !== 401) throw problem;
      signInEnded.value = problem.code === 'ACCOUNT_GONE' ? 'gone' : 'yes';
      expire();
      if (ENDED.has(problem.code)) departure.value = { keepsUnsent: true };
    }
  });
}

/** After an answer that the token is not valid any more. */
export function invalidate() {
  expiresAt = 0;
}

/** After the server was told what this user may do: the next token says it, or there is none. */
export function renewSignIn() {
  invalidate();
  return accessToken();
}

function accept(signIn) {
  const wasOut = token === null;
  token = signIn.accessToken;
  expiresAt = Date.now() + signIn.expiresIn * 1000;
  userName.value = signIn.user.displayName;
  signInEnded.value = null;
  if (owner.value && owner.value !== signIn.user.id) departure.value = { keepsUnsent: false };
  owner.value = signIn.user.id;
  // A token that is renewed changes nothing for those who watch: pages would begin anew under the hands of who types.
  if (wasOut || JSON.stringify(user.value) !== JSON.stringify(signIn.user)) user.value = signIn.user;
}

function forget() {
  expire();
  user.value = null;
}

/** A form that holds something unsaved stays as it is, so that it can be saved after signing in again in another tab. */
function expire() {
  token = null;
  expiresAt = 0;
  userName.value = null;
  seesDrafts.value = null;
  if (!isHeld()) user.value = null;
}

export async function signIn(email, password) {
  accept((await send('POST', '/auth/login', { body: { email, password } })).data);
  tabs.postMessage('signed-in');
}

/** The second step of a sign-in. @param {string} challenge of the problem that the first one was answered with */
export async function signInFurther(challenge, code) {
  accept((await send('POST', '/auth/login/second-factor', { body: { challenge, code } })).data);
  tabs.postMessage('signed-in');
}

/** With what a device showed, as the API reads it. */
export async function signInByPasskey(credential) {
  accept((await send('POST', '/auth/login/passkey', { body: { credential } })).data);
  tabs.postMessage('signed-in');
}

/** With what a provider sent this browser back. */
export async function signInByProvider(back) {
  accept((await send('POST', '/auth/provider-sign-ins/finish', { body: back })).data);
  tabs.postMessage('signed-in');
}

export async function signUp(email, password, displayName) {
  await send('POST', '/auth/signup', { body: { email, password, displayName, locale: shownLanguage() } });
  await signIn(email, password);
}

/** @param {boolean} everywhere on every device */
export async function signOut(everywhere = false) {
  const path = everywhere ? '/auth/logout-everywhere' : '/auth/logout';
  await send('POST', path, { token: await accessToken() });
  depart();
  tabs.postMessage('signed-out');
}

/** The account is gone, and what this browser kept for it goes with it. */
export function forgetAccount() {
  depart();
  tabs.postMessage('signed-out');
}

function depart() {
  forget();
  signInEnded.value = null;
  owner.value = null;
  departure.value = { keepsUnsent: false };
}

addEventListener('online', () => accessToken().catch(() => {}));

tabs.onmessage = ({ data }) => {
  if (data === 'signed-out') depart();
  else renewSignIn().catch(() => {}); // It may be somebody else.
};
