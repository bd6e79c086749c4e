/** What a tab remembers while it is away at a provider: nothing that opens anything. */
const KEPT = 'plenary.provider';

/**
 * Leaves for a provider.
 *
 * @param {string} address that the server has given
 * @param {{ name: string, next: string, linking: boolean }} way where to go on afterwards, a path of this site
 */
export function leave(address, way) {
  sessionStorage.setItem(KEPT, JSON.stringify(way));
  location.assign(address);
}

/** The way this tab is on; of one that has forgotten it, none. */
export function onTheWay() {
  return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') ?? { name: '', next: '/', linking: false };
}

/** With what the provider has sent us back. */
export function broughtBack(query) {
  const [state, code, issuer] = ['state', 'code', 'iss'].map((name) => query.get(name) ?? undefined);
  return { back: state && code ? { state, code, issuer } : null, isRefused: query.has('error'), isWaiting: query.has('waiting') };
}
