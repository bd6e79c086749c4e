import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';
import { money } from '../lib/money.js';

const WHOLE = 100;

/** Of basis points. */
const percent = (rate) => number(rate / WHOLE);

/** @param {{ count: number, price: number }[]} lines */
export const totalOf = (lines) => lines.reduce((all, { price, count }) => all + price * count, 0);

/** What an order comes to. The server works out the taxes, once for each rate. */
export function sum({ lines, total, taxes = [], currency }) {
  const net = taxes.reduce((all, line) => all + line.net, 0);
  return html`<dl class="sum">${lines.map(({ name, count, price }) => html`<div><dt>${count} × ${name}</dt><dd>${price ? money(price * count, currency) : t('tickets.free')}</dd></div>`)}
    <div class="total"><dt>${t('tickets.total')}</dt><dd>${total ? money(total, currency) : t('tickets.free')}</dd></div>
    ${taxes.length ? html`<div class="tax"><dt>${t('tickets.net')}</dt><dd>${money(net, currency)}</dd></div>` : nothing}
    ${taxes.map((line) => html`<div class="tax"><dt>${t('tickets.tax', { rate: percent(line.rate), of: money(line.net + line.tax, currency) })}</dt><dd>${money(line.tax, currency)}</dd></div>`)}</dl>`;
}

/** The tickets of an order by their types, as they were ordered. */
export function linesOf({ tickets }) {
  const types = Map.groupBy(tickets, ({ ticketTypeId }) => ticketTypeId);
  return [...types.values()].map(([first, ...more]) => ({ name: first.typeName, count: more.length + 1, price: first.price }));
}
