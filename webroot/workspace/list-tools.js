import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { go, place, withQuery } from '../lib/router.js';
import { icon } from '../parts/icons.js';

const PAGE = 60;

/** Filters live in the address, so that "back" leads to the list as it was. */
const choose = (changes) => go(withQuery({ shown: null, ...changes }), { replace: true });

export const searchBox = (label) => html`<label class="search">${icon('search')}<span class="hidden">${label}</span>
  <input type="search" placeholder=${label} .value=${place.value.query.get('q') ?? ''} @input=${(event) => choose({ q: event.target.value })}></label>`;

/** @param {[value: string, text: string][]} options */
export function filterBy(name, label, options) {
  const chosen = place.value.query.get(name) ?? '';
  return html`<label class="chip select" data-active=${Boolean(chosen)}><span class="hidden">${label}</span>
    <select @change=${(event) => choose({ [name]: event.target.value })}><option value="" .selected=${!chosen}>${label}</option>
      ${options.map(([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`)}</select>${icon('chevron')}</label>`;
}

export function clearFilters(names) {
  if (!names.some((name) => place.value.query.get(name))) return nothing;
  const none = Object.fromEntries(names.map((name) => [name, null]));
  return html`<button type="button" class="chip clear" @click=${() => choose(none)}>${t('filters.clear')}</button>`;
}

/** The first part of a long list: what is drawn with each letter typed is little. */
export const firstOf = (items) => items.slice(0, Number(place.value.query.get('shown')) || PAGE);

export function showMore(items) {
  const left = items.length - firstOf(items).length;
  if (left <= 0) return nothing;
  const more = () => go(withQuery({ shown: items.length - left + PAGE }), { replace: true });
  return html`<p class="more"><button type="button" class="button" @click=${more}>${t('list.more', { count: Math.min(left, PAGE) })}</button>
    <span class="hint">${t('list.left', { count: left })}</span></p>`;
}
