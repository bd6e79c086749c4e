import { maySignIn } from './session.js';

/**
 * What the document says before the client shows anything, and brings along for it. It is for strangers: whoever is signed in may see
 * more, or less.
 */
const brought = maySignIn() ? null : JSON.parse(document.getElementById('part')?.textContent ?? 'null');

/** Whether there is something to read already. */
export const isSaid = () => document.documentElement.dataset.own === undefined && document.querySelector('.given') !== null;

/** A day or a session of the program of a conference, as the API answers it; null where the document has none. */
export const givenPart = (slug) => (brought?.slug === slug ? brought.schedule : null);

/** A session with everything known, once: what is opened again may have changed. */
export function givenSession(slug, id) {
  if (brought?.slug !== slug || brought.session?.id !== id) return null;
  const { session } = brought;
  brought.session = null;
  return session;
}
