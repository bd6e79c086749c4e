import { html } from 'lit';
import { all } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { empty } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { Loaded } from '../workspace/loaded.js';
import { AdminPage } from './admin-page.js';
import './new-organization.js';
import { day } from './words.js';

class OrganizationsPage extends AdminPage {
  list = new Loaded(this, async () => {
    const [organizations, conferences] = await Promise.all([all('/organizations'), all('/conferences')]);
    return organizations.map((each) => ({ ...each, conferences: conferences.filter(({ organizationId }) => organizationId === each.id).length }));
  });

  head() {
    this.title(t('admin.place.organizations'), t('nav.admin'));
    return html`<h1>${t('admin.place.organizations')}</h1><span class="spring"></span>
      ${this.query.has('new') ? '' : html`<a class="button primary" href="?new=yes">${icon('plus')}${t('organizations.add')}</a>`}`;
  }

  work() {
    return html`${this.query.has('new') ? html`<new-organization></new-organization>` : ''}
      ${this.list.follow('all').view((found) => (found.length ? table(found) : empty('building', t('organizations.none.title'), t('organizations.none.text'))))}`;
  }
}

const row = ({ slug, name, conferences, createdAt, url }) => html`<tr>
  <th scope="row"><a href="/admin/organizations/${slug}">${name}</a><small>${slug}</small></th>
  <td class="wide">${url ? html`<a class="plain" href=${url} target="_blank" rel="noopener noreferrer">${new URL(url).host}</a>` : '–'}</td>
  <td class="number"><a class="plain" href="/admin/conferences?organization=${slug}">${t('organizations.conferences', { count: conferences })}</a></td>
  <td class="wide number">${day(Date.parse(createdAt))}</td></tr>`;

const table = (found) => html`<div class="table-box"><table class="table">
  <thead><tr><th scope="col">${t('conferences.organization')}</th><th scope="col" class="wide">${t('organizations.url')}</th>
    <th scope="col" class="number">${t('admin.place.conferences')}</th><th scope="col" class="wide number">${t('organizations.since')}</th></tr></thead>
  <tbody>${found.map(row)}</tbody></table></div>`;
customElements.define('admin-organizations-page', OrganizationsPage);
