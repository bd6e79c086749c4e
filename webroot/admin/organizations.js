import { html } from 'lit';
import { all, put } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { empty } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { Loaded } from '../workspace/loaded.js';
import { AdminPage } from './admin-page.js';
import './new-organization.js';
import { placement, placements, serverPanel } from './placements.js';
import { day } from './words.js';

class OrganizationsPage extends AdminPage {
  list = new Loaded(this, async () => {
    const [organizations, conferences, places] = await Promise.all([all('/organizations'), all('/conferences'), placements()]);
    this.places = places;
    return organizations.map((each) => ({ ...each, conferences: conferences.filter(({ organizationId }) => organizationId === each.id).length }));
  });

  head() {
    this.title(t('admin.place.organizations'), t('nav.admin'));
    return html`<h1>${t('admin.place.organizations')}</h1><span class="spring"></span>
      ${this.query.has('new') ? '' : html`<a class="button primary" href="?new=yes">${icon('plus')}${t('organizations.add')}</a>`}`;
  }

  #place = async (organization, server) => {
    try {
      await put(`/admin/organizations/${organization.id}/placement`, { server });
      this.places = await placements();
      toast({ text: t('form.saved') });
    } catch (problem) {
      toastProblem(problem);
    }
    this.requestUpdate();
  };

  work() {
    return html`${this.query.has('new') ? html`<new-organization></new-organization>` : ''}
      ${this.list.follow('all').view((found) => (found.length ? html`${serverPanel(this.places)}${table(found, this.places, this.#place)}` : empty('building', t('organizations.none.title'), t('organizations.none.text'))))}`;
  }
}

const row = ({ id, slug, name, conferences, createdAt, url }, places, place) => html`<tr>
  <th scope="row"><a href="/admin/organizations/${slug}">${name}</a><small>${slug}</small></th>
  <td class="wide">${url ? html`<a class="plain" href=${url} target="_blank" rel="noopener noreferrer">${new URL(url).host}</a>` : '–'}</td>
  <td class="number"><a class="plain" href="/admin/conferences?organization=${slug}">${t('organizations.conferences', { count: conferences })}</a></td>
  <td>${placement(places, { id, name }, place)}</td>
  <td class="wide number">${day(Date.parse(createdAt))}</td></tr>`;

const table = (found, places, place) => html`<div class="table-box"><table class="table">
  <thead><tr><th scope="col">${t('conferences.organization')}</th><th scope="col" class="wide">${t('organizations.url')}</th>
    <th scope="col" class="number">${t('admin.place.conferences')}</th><th scope="col">${t('placements.server')}</th>
    <th scope="col" class="wide number">${t('organizations.since')}</th></tr></thead>
  <tbody>${found.map((each) => row(each, places, place))}</tbody></table></div>`;
customElements.define('admin-organizations-page', OrganizationsPage);
