/**
 * Whether a subscription was made for this key. Without that only the server that made the key before could wake it, and never does.
 * @param {ArrayBuffer | null} bytes what the browser subscribed with; null where it does not say
 */
export function isSubscribedWith(publicKey, bytes) {
  return !bytes || worded(bytes) === publicKey;
}

/** Base64 for addresses, without padding, as the server says it. */
const worded = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
