import { html, nothing } from 'lit';
import { place } from '../lib/router.js';
import { icon } from '../parts/icons.js';

/** Where the places stand in a row, the present one may be out of sight at first. */
export function revealPlace(host) {
  const row = host.querySelector('.places');
  const here = row?.querySelector('[aria-current]');
  if (here) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.clientWidth) / 2;
}

/**
 * A page where people work: its places beside it, or above it where the window is narrow.
 * @param {{ label: string, places: [href: string, text: string, icon: string][], head: unknown, content: unknown, wide?: boolean, here?: string }} page
 *   `wide`: the content uses all of the window
 */
export function workspace({ label, places, head, content, wide = false, here = place.value.path }) {
  const [root] = places[0];
  const isHere = (href) => here === href || (href !== root && here.startsWith(`${href}/`));
  return html`<div class="workspace ${wide ? 'wide' : ''}">
    <nav class="places" aria-label=${label}>${places.map(
      ([href, text, symbol]) => html`<a href=${href} aria-current=${isHere(href) ? 'page' : nothing}>${icon(symbol)}<span>${text}</span></a>`,
    )}</nav>
    <div class="work"><div class="work-head">${head}</div>${content}</div></div>`;
}
