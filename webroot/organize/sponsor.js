import { html } from 'lit';
import { get } from '../lib/api.js';
import { saveFile } from '../lib/files.js';
import { intl, number, t } from '../lib/i18n.js';
import { maySeePromotions } from '../lib/roles.js';
import { addDays, dateOnly, dayMonth } from '../lib/time.js';
import { empty } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import '../workspace/charts.js';
import { csv } from '../workspace/csv.js';
import { Loaded } from '../workspace/loaded.js';
import { OrganizerPage } from './organizer-page.js';

const COLUMNS = ['sponsor', 'advertisement', 'placement', 'day', 'impressions', 'clicks'];

const sum = (days) => days.reduce((all, { impressions, clicks }) => ({ impressions: all.impressions + impressions, clicks: all.clicks + clicks }), { impressions: 0, clicks: 0 });

const rate = ({ impressions, clicks }) => (impressions ? intl(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: 1 }).format(clicks / impressions) : '–');

const dayName = (day) => intl(Intl.DateTimeFormat, { dateStyle: 'medium', timeZone: 'UTC' }).format(dateOnly(day));

/** From the first to the last, those without anything too. */
function perDay(days) {
  const byDay = Map.groupBy(days, ({ day }) => day);
  const known = [...byDay.keys()].sort();
  const found = [];
  for (let day = known[0]; day <= known.at(-1); day = addDays(day, 1)) found.push([day, sum(byDay.get(day) ?? [])]);
  return found;
}

/** The conference's own offers, in place of a sponsor. */
const OFFERS = 'offers';

/** What a sponsor got for its support, or how the conference's own offers did. */
class SponsorPage extends OrganizerPage {
  report = new Loaded(this, (path) => get(path));

  may(conference) {
    return maySeePromotions(conference);
  }

  head({ conference }) {
    const name = this.report.value?.sponsor?.name ?? t(this.params.id === OFFERS ? 'offer.report' : 'organize.place.sponsors');
    this.title(name, conference.title);
    return html`<a class="back" href="${this.root}/sponsors">${icon('back')}${t('organize.place.sponsors')}</a><h1>${name}</h1><span class="spring"></span>
      <button type="button" class="button" ?disabled=${!this.report.value?.days.length} @click=${() => this.#save(conference)}>${icon('download')}${t('promotions.report.save')}</button>`;
  }

  #save({ slug }) {
    const { sponsor, advertisements, offers, days } = this.report.value;
    const headlines = new Map((advertisements ?? offers).map(({ id, headline }) => [id, headline]));
    const rows = days.map(({ advertisementId, placement, day, impressions, clicks }) => [sponsor?.name ?? '', headlines.get(advertisementId), placement, day, impressions, clicks]);
    saveFile(csv([COLUMNS, ...rows]), `${slug}-${sponsor ? `sponsor-${sponsor.id.slice(0, 8)}` : OFFERS}.csv`);
  }

  work({ conference }) {
    this.report.follow(`/conferences/${this.params.slug}/${this.params.id === OFFERS ? OFFERS : `sponsors/${this.params.id}`}/report`);
    return this.report.view((report) => this.#report(report, conference));
  }

  #report({ advertisements, offers, days }, conference) {
    if (days.length === 0) return empty('megaphone', t('promotions.report.empty'), t('promotions.report.empty.text'));
    const total = sum(days);
    const places = [...Map.groupBy(days, ({ placement }) => placement)].map(([place, of]) => [t(`promotions.place.${place}`), sum(of)]);
    const ads = (advertisements ?? offers).map(({ id, headline }) => [headline, sum(days.filter(({ advertisementId }) => advertisementId === id))]).filter(([, { impressions, clicks }]) => impressions || clicks);
    return html`<dl class="report-totals"><div><dt>${t('promotions.report.impressions')}</dt><dd>${number(total.impressions)}</dd></div><div><dt>${t('promotions.report.clicks')}</dt><dd>${number(total.clicks)}</dd></div>
        <div><dt>${t('promotions.report.rate')}</dt><dd>${rate(total)}</dd></div></dl>
      ${this.#table('advertisement', ads)}${this.#table('place', places)}${this.#days(perDay(days), total)}
      <p class="hint">${t('promotions.report.text', { zone: conference.timeZone.replaceAll('_', ' ') })}</p>`;
  }

  /** One day is no course of time. */
  #days(dates, total) {
    if (dates.length < 2) return this.#table('day', dates.map(([day, figures]) => [dayName(day), figures]));
    const points = dates.map(([day, { impressions, clicks }]) => ({ label: dayName(day), tick: dayMonth(day), values: [impressions, clicks] }));
    const [best, { impressions }] = dates.reduce((a, b) => (b[1].impressions > a[1].impressions ? b : a));
    const summary = t('promotions.report.summary', { total: number(total.impressions), most: number(impressions), day: dayName(best) });
    return html`<section class="panel report-part"><h2>${t('promotions.report.by-day')}</h2><time-chart .label=${t('promotions.report.by-day')} .summary=${summary} .column=${t('promotions.report.day')} .points=${points}
      .series=${['impressions', 'clicks'].map((figure) => ({ name: t(`promotions.report.${figure}`), kind: 'bar' }))}></time-chart></section>`;
  }

  #table(by, rows) {
    return html`<section class="report-part"><h2>${t(`promotions.report.by-${by}`)}</h2><div class="table-box"><table class="table report-table"><thead><tr><th scope="col">${t(`promotions.report.${by}`)}</th>
      <th scope="col" class="number">${t('promotions.report.impressions')}</th><th scope="col" class="number">${t('promotions.report.clicks')}</th><th scope="col" class="number">${t('promotions.report.rate')}</th></tr></thead>
      <tbody>${rows.map(([name, figures]) => html`<tr><th scope="row">${name}</th><td class="number">${number(figures.impressions)}</td><td class="number">${number(figures.clicks)}</td><td class="number">${rate(figures)}</td></tr>`)}</tbody></table></div></section>`;
  }
}
customElements.define('organize-sponsor-page', SponsorPage);
