/** An address of a script of this release, as browsers want it that ask where scripts come from. */
export const scriptUrl = (address) =>
  (globalThis.trustedTypes ? trustedTypes.createPolicy('app', { createScriptURL: (url) => url }).createScriptURL(address) : address);
