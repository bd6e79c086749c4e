/** A code is Base64url of a version, the id of the ticket, and an Ed25519 signature over these, the conference and what they are for. */
const BYTES = 81;
const SIGNED = 17;
const LOOKS_LIKE = /^[\w-]{108}$/;
const PURPOSE = new TextEncoder().encode('plenary ticket');

export const isCode = (text) => LOOKS_LIKE.test(text);

export const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

const bytesOfId = (id) => Uint8Array.from(id.replaceAll('-', '').match(/../g), (two) => parseInt(two, 16));

const idOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');

/**
 * The ticket a code is of.
 * @returns {Promise<string | null | undefined>} null for a forged one, undefined where this browser cannot tell
 */
export async function ticketOf(code, conferenceId, keys) {
  const all = bytesOf(code);
  if (all.length !== BYTES || all[0] !== 1) return null;
  const said = new Uint8Array([...PURPOSE, ...bytesOfId(conferenceId), ...all.subarray(0, SIGNED)]);
  try {
    for (const { kty, crv, x } of keys) {
      const key = await crypto.subtle.importKey('jwk', { kty, crv, x }, { name: 'Ed25519' }, false, ['verify']);
      if (await crypto.subtle.verify({ name: 'Ed25519' }, key, all.subarray(SIGNED), said)) return idOf(all.subarray(1, SIGNED));
    }
  } catch {
    return undefined;
  }
  return null;
}
