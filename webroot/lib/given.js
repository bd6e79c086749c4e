import { maySignIn } from './session.js';

/**
 * What the document says before the client shows anything, and brings along for it. It is for strangers: whoever is signed in may see
 * more, or less.
 */
const brought = maySignIn() ? null : JSON.parse(document.getElementById('part')?.textContent ?? 'null');

/** Whether there is something to read already. */
export const isSaid = () => document.documentElement.dataset.own === undefined && document.querySelector('.given') !== null;

/** The conference of which the document offers tickets, by its slug. */
export const givenShop = document.querySelector('.given .top-nav a[href$="/tickets"]')?.pathname.split('/')[2];

let hasScrolled = false;
addEventListener('scroll', () => (hasScrolled = true), { once: true, passive: true });

/** Whether somebody reads on in what the document says: then as much has to take its place. */
export const isReadOn = () => hasScrolled;

let tellGone;

/** When what the document said has given way. */
export const givenIsGone = new Promise((resolve) => (tellGone = resolve));

export function removeGiven() {
  const focused = document.querySelector('.given :focus');
  document.querySelectorAll('.given, #part, #colors').forEach((given) => given.remove());
  if (focused) successor(focused)?.focus({ preventScroll: true });
  tellGone();
}

/** Where somebody is who came so far by keys: at the same link, or where reading begins. */
function successor(focused) {
  const links = [...document.querySelectorAll('plenary-app a')];
  const same = focused.matches('.skip') ? (link) => link.matches('.skip') : (link) => link.getAttribute('href') === focused.getAttribute('href');
  return links.find(same) ?? document.querySelector('plenary-app main');
}

/** A session of the program of a conference, as the API answers it; null where the document has none. */
export const givenPart = (slug) => (brought?.slug === slug ? brought.schedule : null);

/** A session with everything known, once: what is opened again may have changed. */
export function givenSession(slug, id) {
  if (brought?.slug !== slug || brought.session?.id !== id) return null;
  const { session } = brought;
  brought.session = null;
  return session;
}
