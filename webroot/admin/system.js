import { html } from 'lit';
import { get } from '../lib/api.js';
import { number, t } from '../lib/i18n.js';
import { Live } from '../workspace/live.js';
import { AdminPage } from './admin-page.js';
import { nodeCards } from './nodes.js';
import { readingTable } from './readings.js';
import { serviceTable, troubles } from './services.js';
import { condition } from './states.js';
import { exactTime } from './words.js';

const REFRESH = 4000;

class SystemPage extends AdminPage {
  system = new Live(this, () => get('/admin/system'), () => REFRESH);

  head() {
    this.title(t('admin.place.system'), t('nav.admin'));
    const { value, problem } = this.system.follow('system');
    return html`<h1>${t('admin.place.system')}</h1>${value ? overall(value) : ''}<span class="spring"></span>
      <p>${value ? t(problem ? 'system.stale' : 'system.at', { time: exactTime(Date.parse(value.at)) }) : ''}</p>`;
  }

  work() {
    return this.system.view((system) => html`${figures(system)}
      <section class="block" aria-labelledby="services"><h2 id="services">${t('system.services')}</h2>${serviceTable(system.nodes)}</section>
      <section class="block" aria-labelledby="readings"><h2 id="readings">${t('system.readings')}</h2>${readingTable(system.readings, Date.parse(system.at), () => this.system.renew())}</section>
      <section class="block" aria-labelledby="nodes"><h2 id="nodes">${t('system.nodes')}</h2>${nodeCards(system.nodes, Date.parse(system.at))}</section>`);
  }
}

function overall({ nodes }) {
  const found = troubles(nodes);
  return html`<span role="status">${condition(found === 0 ? 'UP' : 'DOWN', found === 0 ? t('system.well') : t('system.troubles', { count: found }))}</span>`;
}

function figures({ users, monthlyActiveUsers, organizations, conferences, provisionings }) {
  const { READY = 0, FAILED = 0, CANCELLED = 0, ...running } = provisionings;
  const underWay = Object.values(running).reduce((sum, each) => sum + each, 0);
  const made = [t('system.made', { count: READY }), underWay && t('system.under-way', { count: underWay }), FAILED && t('system.failed', { count: FAILED }),
    CANCELLED && t('system.cancelled', { count: CANCELLED })].filter(Boolean).join(' · ');
  const figure = (href, value, key, note) => html`<li><a class="tile" href=${href}><b>${number(value)}</b><span>${t(key, { count: value })}</span><small>${note}</small></a></li>`;
  return html`<ul class="tiles" aria-label=${t('system.figures')}>
    ${figure('/admin/users', users, 'system.users', t('system.users.note'))}
    ${figure('/admin/analytics', monthlyActiveUsers, 'system.active', t('system.active.note'))}
    ${figure('/admin/organizations', organizations, 'system.organizations', t('system.organizations.note'))}
    ${figure('/admin/conferences', conferences, 'system.conferences', made)}</ul>`;
}
customElements.define('admin-page', SystemPage);
