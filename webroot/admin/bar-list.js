import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';
import { vars } from '../parts/element.js';

/**
 * Names with a bar and its number each; text all the way, so it needs no table beside it.
 * @param {{ label: string, items: { name: unknown, href?: string, value: number, users: number }[] }} list
 */
export function barList({ label, items }) {
  const largest = Math.max(1, ...items.map(({ value }) => value));
  return html`<ol class="bar-list" aria-label=${label}>${items.map(({ name, href, value, users }) => html`<li ${vars({ '--share': String(value / largest) })}>
    ${href ? html`<a href=${href}>${name}</a>` : html`<span>${name}</span>`}<b>${number(value)}</b>
    <span class="bar-line" aria-hidden="true"></span><small>${users ? t('analytics.by-users', { count: users }) : nothing}</small></li>`)}</ol>`;
}
