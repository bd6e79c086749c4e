import { html, nothing } from 'lit';
import { number } from '../lib/i18n.js';
import { vars } from '../parts/element.js';

/**
 * Names with a bar and its number each; text all the way, so it needs no table beside it.
 * @param {{ label: string, items: { name: unknown, href?: string, value: number, note?: string }[] }} list
 */
export function barList({ label, items }) {
  const largest = Math.max(1, ...items.map(({ value }) => value));
  return html`<ol class="bar-list" aria-label=${label}>${items.map(({ name, href, value, note }) => html`<li ${vars({ '--share': String(value / largest) })}>
    ${href ? html`<a href=${href}>${name}</a>` : html`<span>${name}</span>`}<b>${number(value)}</b>
    <span class="bar-line" aria-hidden="true"></span><small>${note ?? nothing}</small></li>`)}</ol>`;
}
