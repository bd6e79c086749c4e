import { t } from '../lib/i18n.js';

/** Of what devices say went wrong, that for which there are words of its own. */
const FAILURES = new Set(['InvalidStateError', 'NotAllowedError', 'SecurityError']);

/** Whether this browser can keep passkeys. */
export const knowsPasskeys = () => 'PublicKeyCredential' in globalThis;

/** Whether it offers them by itself where an address is typed. */
export const offersPasskeys = async () => knowsPasskeys() && Boolean(await PublicKeyCredential.isConditionalMediationAvailable?.());

/** Has the device make one. @param {object} options as the API writes them @returns {Promise<object>} as the API reads it */
export async function makePasskey(options) {
  const { challenge, user, excludeCredentials: known } = options;
  const publicKey = {
    ...options,
    challenge: bytes(challenge),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: known.map((one) => ({ ...one, id: bytes(one.id) })),
  };
  const made = await ofDevice(() => navigator.credentials.create({ publicKey }));
  return written(made, ['clientDataJSON', 'attestationObject']);
}

/**
 * Has the device show one. The options are those of the API.
 * @param {{ mediation?: 'conditional', signal?: AbortSignal }} [how] `conditional`: the browser offers it where an address is typed
 */
export async function showPasskey(options, how = {}) {
  const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: [] };
  const shown = await ofDevice(() => navigator.credentials.get({ ...how, publicKey }));
  return written(shown, ['clientDataJSON', 'authenticatorData', 'signature', 'userHandle']);
}

async function ofDevice(call) {
  try {
    return await call();
  } catch (failure) {
    throw failure instanceof DOMException && failure.name !== 'AbortError' ? new Error(words(failure.name), { cause: failure }) : failure;
  }
}

const words = (name) => t(FAILURES.has(name) ? `passkeys.failed.${name}` : 'passkeys.failed');

/** In the JSON of WebAuthn Level 3, which not every browser writes by itself yet. */
function written({ id, type, response }, members) {
  const present = members.filter((name) => response[name]);
  return { id, rawId: id, type, response: Object.fromEntries(present.map((name) => [name, text(response[name])])) };
}

const bytes = (base64url) => Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (octet) => octet.charCodeAt(0));

const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
