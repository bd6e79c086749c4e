import { html } from 'lit';
import { all } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { go, withQuery } from '../lib/router.js';
import { skeleton } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { Loaded } from '../workspace/loaded.js';
import { accessFigures } from './access-figures.js';
import { AdminPage } from './admin-page.js';
import '../workspace/charts.js';
import { engagementList } from './engagement.js';
import { loadAccess, loadActive, loadEngagement } from './figures.js';
import { mauChart } from './mau.js';
import { saveTable } from './save-table.js';
import { PERIODS } from './spans.js';
import { access as accessRows, activeUsers, engagement as engagementRows } from './tables.js';

class AnalyticsPage extends AdminPage {
  choices = new Loaded(this, async () => {
    const [organizations, conferences] = await Promise.all([all('/organizations'), all('/conferences')]);
    return { organizations, conferences: conferences.filter(({ status }) => status !== 'DELETED') };
  });
  active = new Loaded(this, loadActive);
  access = new Loaded(this, loadAccess);
  engagement = new Loaded(this, loadEngagement);

  get #period() {
    const wanted = this.query.get('period');
    return wanted in PERIODS ? wanted : 'month';
  }

  /** `''` for all, `organization=…` or `conference=…`. */
  get #scope() {
    return this.query.get('scope') ?? '';
  }

  head() {
    this.title(t('admin.place.analytics'), t('nav.admin'));
    const chip = (name) => html`<button type="button" aria-pressed=${name === this.#period} @click=${() => choose({ period: name })}>${t(`analytics.period.${name}`)}</button>`;
    return html`<h1>${t('admin.place.analytics')}</h1><span class="spring"></span>
      <div class="segmented periods" role="group" aria-label=${t('analytics.period')}>${Object.keys(PERIODS).map(chip)}</div>`;
  }

  work() {
    return this.choices.follow('all').view((found) => html`${this.#people(found)}${this.#accesses(found)}`);
  }

  #people(found) {
    const scope = this.#scope;
    const mau = this.active.follow(`?${scope}`);
    const engagement = this.engagement.follow(`${this.#period} ${scope}`);
    return html`<section class="block" aria-labelledby="people"><div class="block-head"><h2 id="people">${t('analytics.people')}</h2><span class="spring"></span>${scopePicker(found, scope)}</div>
      <div class="panel">${panelHead(t('analytics.mau'), mau.value && saveTable('active-users', () => activeUsers(mau.value)))}${mau.view(mauChart, skeleton(2))}</div>
      <div class="panel">${panelHead(t('analytics.engagement'), engagement.value && saveTable(`engagement-${this.#period}`, () => engagementRows(engagement.value)))}
        ${engagement.view(engagementList, skeleton(2))}</div></section>`;
  }

  /** The conference is not named `conference` in the address: the header would load its program, which counts as an access. */
  #accesses({ conferences }) {
    if (conferences.length === 0) return '';
    const chosen = conferences.find(({ slug }) => slug === this.query.get('of')) ?? conferences.find(({ status }) => status === 'PUBLISHED') ?? conferences[0];
    const access = this.access.follow(`${this.#period} ${chosen.slug}`);
    return html`<section class="block" aria-labelledby="accesses"><div class="block-head"><h2 id="accesses">${t('analytics.accesses')}</h2><span class="spring"></span>
      ${picker(t('conferences.conference'), 'calendar', chosen.slug, (slug) => choose({ of: slug }), conferences.map((each) => option(each.slug, each.title, chosen.slug)))}
      ${access.value ? saveTable(`${chosen.slug}-accesses-${this.#period}`, () => accessRows(access.value)) : ''}</div>
      ${access.view((stats) => accessFigures(stats, chosen), skeleton(3))}</section>`;
  }
}

const panelHead = (title, tools) => html`<div class="panel-head"><h3>${title}</h3><span class="spring"></span>${tools ?? ''}</div>`;

const choose = (changes) => go(withQuery(changes), { replace: true });

const option = (value, text, chosen) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`;

const picker = (label, symbol, value, pick, options) => html`<label class="pill">${icon(symbol)}<span class="hidden">${label}</span>
  <select @change=${(event) => pick(event.target.value)}>${options}</select>${icon('chevron')}</label>`;

function scopePicker({ organizations, conferences }, scope) {
  return picker(t('analytics.scope'), 'building', scope, (value) => choose({ scope: value }), html`${option('', t('analytics.scope.all'), scope)}
    <optgroup label=${t('admin.place.organizations')}>${organizations.map((each) => option(`organization=${each.slug}`, each.name, scope))}</optgroup>
    <optgroup label=${t('admin.place.conferences')}>${conferences.map((each) => option(`conference=${each.slug}`, each.title, scope))}</optgroup>`);
}
customElements.define('admin-analytics-page', AnalyticsPage);
