import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { money } from '../../lib/money.js';
import { dateOf } from '../../lib/time.js';

const COLUMNS = ['amount', 'text', 'date', 'currency', 'payer'];

/** Nobody has to look at what is exactly what was waited for. */
export const proposed = (items) => new Map(items.filter(({ match }) => match === 'EXACT').map(({ entry, orders }) => [entry, orders[0].code]));

export const picksOf = (chosen) => [...chosen].map(([entry, code]) => ({ entry, code }));

export function summary({ items, unread, table, columns }) {
  if (table.length && !(columns.amount && columns.text)) return t('bank.columns.which');
  const exact = items.filter(({ match }) => match === 'EXACT').length;
  return [t('bank.found', { count: items.length }), items.length ? t('bank.exact', { count: exact }) : null, unread ? t('bank.unread', { count: unread }) : null].filter(Boolean).join(' · ');
}

/** Which column of a table says what: asked for where it cannot be guessed, else a step away. */
export function columnsForm({ table, columns }, read) {
  if (table.length === 0) return nothing;
  const enough = columns.amount && columns.text;
  const names = [...new Set(table.filter(Boolean))];
  const choice = (column) => html`<label class="field"><span>${t(`bank.column.${column}`)}</span><select name=${column} ?required=${column === 'amount' || column === 'text'}>
    <option value="" .selected=${!columns[column]}>–</option>${names.map((name) => html`<option value=${name} .selected=${name === columns[column]}>${name}</option>`)}</select></label>`;
  const said = (event) => {
    event.preventDefault();
    read(Object.fromEntries([...new FormData(event.target)].filter(([, name]) => name)));
  };
  return html`<details class="panel bank-columns" ?open=${!enough}><summary>${t(enough ? 'bank.columns' : 'bank.columns.which')}</summary>
    <form @submit=${said}><div class="columns">${COLUMNS.map(choice)}</div><p class="actions"><button class="button">${t('bank.columns.read')}</button></p></form></details>`;
}

const MARKS = { EXACT: 'good', AMOUNT_DIFFERS: 'warn', SEVERAL: 'warn', PAID_ALREADY: 'calm', PAID_TWICE: 'warn', ENDED: 'calm', UNKNOWN: 'calm', PAID: 'good', NOT_AWAITED: 'warn' };

const mark = (word, key) => html`<span class="bank-mark ${MARKS[word]}">${t(`bank.${key}.${word}`)}</span>`;

/** What can be confirmed at all. */
const isOpen = ({ match }) => ['EXACT', 'AMOUNT_DIFFERS', 'SEVERAL'].includes(match);

const waiting = ({ orders }) => orders.filter(({ state }) => state === 'PENDING');

const orderLink = (slug, { code, name, total, currency }) => html`<a href="/c/${slug}/organize/orders?order=${code}">${code}</a><small>${[name, money(total, currency)].filter(Boolean).join(' · ')}</small>`;

function orders(entry, { slug, chosen, choose, results }) {
  if (entry.match !== 'SEVERAL' || results.has(entry.entry)) {
    const code = results.get(entry.entry)?.code;
    const shown = entry.orders.filter((order) => !code || order.code === code);
    return shown.length ? shown.slice(0, 3).map((order) => html`<span class="bank-order">${orderLink(slug, order)}</span>`) : html`<small>–</small>`;
  }
  return html`<span class="field"><select aria-label=${t('bank.which')} @change=${({ target }) => choose(entry.entry, target.value)}><option value="" .selected=${!chosen.has(entry.entry)}>${t('bank.which')}</option>
    ${waiting(entry).map(({ code, name, total, currency }) => html`<option value=${code} .selected=${chosen.get(entry.entry) === code}>${code} · ${[name, money(total, currency)].filter(Boolean).join(' · ')}</option>`)}</select></span>`;
}

function box(entry, { chosen, choose, results, busy }) {
  if (!isOpen(entry) || results.has(entry.entry)) return nothing;
  const code = chosen.get(entry.entry) ?? waiting(entry)[0]?.code;
  const taken = chosen.has(entry.entry);
  return html`<label class="choose"><input type="checkbox" .checked=${taken} ?disabled=${busy || !code || (entry.match === 'SEVERAL' && !taken)}
    @change=${({ target }) => choose(entry.entry, target.checked ? code : null)}><span class="hidden">${t('bank.take', { sum: money(entry.amount, entry.currency), code: code ?? '' })}</span></label>`;
}

const row = (entry, table) => html`<tr><td class="choice">${box(entry, table)}</td>
  <td class="bank-what"><b>${entry.payer ?? t('bank.nobody')}</b><small>${[entry.date && dateOf(Date.parse(entry.date), 'UTC'), entry.text].filter(Boolean).join(' · ')}</small></td>
  <td class="number">${money(entry.amount, entry.currency)}</td><td class="bank-orders">${orders(entry, table)}</td>
  <td>${table.results.has(entry.entry) ? mark(table.results.get(entry.entry).outcome, 'outcome') : mark(entry.match, 'match')}</td></tr>`;

const head = (name, kind = nothing) => html`<th scope="col" class=${kind}>${t(`bank.head.${name}`)}</th>`;

/** @param {{ slug: string, items: any[], chosen: Map<string, string>, results: Map<string, { code: string, outcome: string }>, busy: boolean, choose: (entry: string, code: string | null) => void }} table */
export const entriesTable = (table) => html`<div class="table-box"><table class="table stack choosable bank">
  <thead><tr><th scope="col" class="choice"><span class="hidden">${t('bank.head.pick')}</span></th>${head('what')}${head('amount', 'number')}${head('order')}${head('match')}</tr></thead>
  <tbody>${table.items.map((entry) => row(entry, table))}</tbody></table></div>`;
