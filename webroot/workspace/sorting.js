import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { go, place, withQuery } from '../lib/router.js';
import { icon } from '../parts/icons.js';

/** The order lives in the address, as filters do: `sort=title`, or `sort=-title` for the other way round. */
const chosen = () => place.value.query.get('sort') ?? '';

const choose = (sort) => go(withQuery({ sort: sort || null, shown: null }), { replace: true });

/**
 * Items in the order that was chosen, else as they are. Those that are alike stay in that order.
 * @param {Record<string, (a: any, b: any) => number>} orders by the names of columns
 */
export function sorted(items, orders) {
  const name = chosen().replace('-', '');
  if (!Object.hasOwn(orders, name)) return items;
  const way = chosen().startsWith('-') ? -1 : 1;
  return [...items].sort((a, b) => way * orders[name](a, b));
}

/** The head of a column that can be sorted by: up, down, and as it was. */
export function sortHead(name, label) {
  const isHere = chosen().replace('-', '') === name;
  const isDown = isHere && chosen().startsWith('-');
  const next = !isHere ? name : isDown ? '' : `-${name}`;
  return html`<th aria-sort=${isHere ? (isDown ? 'descending' : 'ascending') : 'none'}><button type="button" class="sort" @click=${() => choose(next)}>${label}${icon(isDown ? 'chevron' : 'up')}</button></th>`;
}

/** The same choice where a table has no head: on phones. */
export function sortChoice(columns) {
  const option = (value, text) => html`<option value=${value} .selected=${value === chosen()}>${text}</option>`;
  return html`<label class="chip select sort-choice" data-active=${Boolean(chosen())}><span class="hidden">${t('sort')}</span>
    <select @change=${({ target }) => choose(target.value)}>${option('', t('sort'))}
      ${columns.map(([name, text]) => [option(name, t('sort.up', { name: text })), option(`-${name}`, t('sort.down', { name: text }))])}</select>${icon('chevron')}</label>`;
}
