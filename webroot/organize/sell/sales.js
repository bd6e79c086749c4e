import { html, nothing } from 'lit';
import { get } from '../../lib/api.js';
import { number, t } from '../../lib/i18n.js';
import { money } from '../../lib/money.js';
import { maySell } from '../../lib/roles.js';
import { addDays, dateOf, dateOnly, dayMonth } from '../../lib/time.js';
import { empty } from '../../parts/bits.js';
import { barList } from '../../workspace/bar-list.js';
import '../../workspace/charts.js';
import { Live } from '../../workspace/live.js';
import { OrganizerPage } from '../organizer-page.js';

const PAUSE = 30_000;
const LONGEST = 400;

const dayName = (day) => dateOf(dateOnly(day), 'UTC');

/** What goes with a ticket makes nobody come. */
const ofTickets = (figures) => ({ ...figures, items: figures.items.filter(({ addOn }) => !addOn) });

/** From the first sale to today, the days without any too; where that is longer than anybody reads, the last of them. */
export function daysOf({ items, today }) {
  const perDay = new Map();
  items.forEach(({ day, tickets }) => perDay.set(day, (perDay.get(day) ?? 0) + tickets));
  const days = [];
  let sum = 0;
  for (let day = items[0]?.day; day && day <= today; day = addDays(day, 1)) {
    sum += perDay.get(day) ?? 0;
    days.push({ day, tickets: perDay.get(day) ?? 0, sum });
  }
  return days.slice(-LONGEST);
}

/** By ticket type, with what each earned in each currency. */
export function typesOf({ items }) {
  const byType = Map.groupBy(items, ({ ticketTypeId }) => ticketTypeId);
  return [...byType.values()].map((some) => ({ name: some[0].typeName, tickets: sum(some, 'tickets'), earned: earned(some) })).sort((a, b) => b.tickets - a.tickets);
}

const sum = (items, member) => items.reduce((all, item) => all + item[member], 0);

/** @returns {[currency: string, amount: number][]} */
function earned(items) {
  return [...Map.groupBy(items, ({ currency }) => currency)].map(([currency, some]) => [currency, sum(some, 'amount')]).filter(([, amount]) => amount > 0);
}

const inWords = (sums) => sums.map(([currency, amount]) => money(amount, currency)).join(' + ') || t('types.free');

/** How tickets sell: in all, today, by type and by day, and where that may lead. */
class SalesPage extends OrganizerPage {
  sales = new Live(this, (path) => get(path), () => PAUSE);

  may(conference) {
    return maySell(conference);
  }

  head({ conference }) {
    this.title(t('organize.place.sales'), conference.title);
    return html`<h1>${t('organize.place.sales')}</h1><p>${t('sales.text')}</p>`;
  }

  #tiles({ items: all, today, awaited }) {
    const { items } = ofTickets({ items: all });
    const imported = sum(items, 'imported');
    const tile = (key, value, note) => html`<li><span class="tile"><b>${value}</b><span>${t(key)}</span>${note ? html`<small>${note}</small>` : nothing}</span></li>`;
    return html`<ul class="tiles sales">${tile('sales.total', number(sum(items, 'tickets')), imported ? t('sales.imported', { count: imported }) : '')}
      ${tile('sales.today', number(sum(items.filter(({ day }) => day === today), 'tickets')))}
      ${tile('sales.earned', inWords(earned(all)))}${awaited ? tile('sales.awaited', number(awaited)) : nothing}</ul>`;
  }

  #chart(figures) {
    const days = daysOf(ofTickets(figures));
    if (days.length < 2) return html`<section class="panel"><h2>${t('sales.by-day')}</h2><p class="hint">${t('sales.first-day')}</p></section>`;
    const points = days.map(({ day, tickets, sum: all }, i) => ({ label: dayName(day), tick: isMarked(days, i) ? dayMonth(day) : '', values: [tickets, all] }));
    const best = days.reduce((a, b) => (b.tickets > a.tickets ? b : a));
    const summary = t('sales.chart.summary', { total: number(days.at(-1).sum), most: number(best.tickets), day: dayName(best.day) });
    return html`<section class="panel"><h2>${t('sales.by-day')}</h2><p class="hint">${t('sales.zone', { zone: figures.timeZone })}</p>
      <time-chart .label=${t('sales.by-day')} .summary=${summary} .column=${t('sales.day')} .points=${points}
        .series=${[{ name: t('sales.series.day'), kind: 'bar' }, { name: t('sales.series.sum'), kind: 'area' }]}></time-chart></section>`;
  }

  #types(figures) {
    const items = typesOf(figures).map(({ name, tickets, earned: sums }) => ({ name, value: tickets, note: inWords(sums) }));
    return html`<section class="panel"><h2>${t('sales.by-type')}</h2>${barList({ label: t('sales.by-type'), items })}</section>`;
  }

  #forecast({ forecast, today }, { endDate }) {
    const words = () => {
      if (!forecast) return html`<p>${t(today >= endDate ? 'sales.forecast.over' : 'sales.forecast.early')}</p><p class="hint">${today >= endDate ? nothing : t('sales.forecast.needs')}</p>`;
      const { low, high, days, sold, until } = forecast;
      return html`<p class="forecast"><b>${low === high ? number(low) : t('sales.forecast.range', { low: number(low), high: number(high) })}</b><span>${t('sales.forecast.until', { day: dayName(until) })}</span></p>
        <p class="hint">${t('sales.forecast.basis', { days, sold })}</p>`;
    };
    return html`<section class="panel"><h2>${t('sales.forecast')}</h2>${words()}</section>`;
  }

  work({ conference }) {
    return this.sales.follow(`/conferences/${this.params.slug}/sales`).view((figures) => (figures.items.length === 0
      ? empty('chart', t('sales.empty'), t('sales.empty.text'))
      : html`${this.#tiles(figures)}<div class="columns">${this.#types(figures)}${this.#forecast(figures, conference)}</div>${this.#chart(figures)}`));
  }
}

/** About eight days are named below the picture. */
const isMarked = (days, i) => i % Math.max(1, Math.ceil(days.length / 8)) === 0;
customElements.define('organize-sales-page', SalesPage);
