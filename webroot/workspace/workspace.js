import { html, noChange, nothing } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { place } from '../lib/router.js';
import { icon } from '../parts/icons.js';
import './icons.js';

/** Where not all places fit beside each other, the present one is brought into sight. */
class InSight extends Directive {
  #was = false;

  render() {
    return noChange;
  }

  update({ element }, [isHere]) {
    if (isHere && !this.#was) requestAnimationFrame(() => (element.parentElement.scrollLeft = element.offsetLeft - element.parentElement.clientWidth / 3));
    this.#was = isHere;
    return noChange;
  }
}
const inSight = directive(InSight);

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
      ([href, text, symbol]) => html`<a href=${href} aria-current=${isHere(href) ? 'page' : nothing} ${inSight(isHere(href))}>${icon(symbol)}<span>${text}</span></a>`,
    )}</nav>
    <div class="work"><div class="work-head">${head}</div>${content}</div></div>`;
}
