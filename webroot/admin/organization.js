import { html, nothing } from 'lit';
import { all, get, patch } from '../lib/api.js';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { isAdmin, memberships, owns } from '../lib/roles.js';
import { dateRange } from '../lib/time.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { OF_ORGANIZATIONS } from '../workspace/api-tokens.js';
import { formNotice, saveBar } from '../workspace/form-parts.js';
import { Form } from '../workspace/form.js';
import { Loaded } from '../workspace/loaded.js';
import { markdownField } from '../workspace/markdown-field.js';
import '../workspace/webhooks.js';
import { AdminPage } from './admin-page.js';
import './invitations.js';
import './members.js';
import { statusBadge } from './states.js';
import { WEB_ADDRESS } from './suggestions.js';
import './teams.js';

const read = ({ name = '', description = '', url = '', approvalWaived = false, secondFactorRequired = false }) =>
  ({ name, description, url, approvalWaived, secondFactorRequired });
const label = (name) => t(`organization.${name}`);
const pathOf = (org) => `/organizations/${encodeURIComponent(org)}`;
const teamsOf = async ({ id }) => (await get(`${pathOf(id)}/teams`)).items;

class OrganizationPage extends AdminPage {
  roles = new Watch(this, memberships);
  form = new Form(this, read);
  found = new Loaded(this, async (org) => {
    const organization = await get(pathOf(org));
    const [members, teams, conferences] = await Promise.all([all(`${pathOf(org)}/members`), teamsOf(organization), all(`/conferences?organization=${organization.id}`)]);
    this.form.open(organization);
    return { organization, members, teams, conferences };
  });

  /** Owners govern theirs, also those who administer nothing else. */
  get isAllowed() {
    return this.found.value ? owns({ organizationId: this.found.value.organization.id }) : isAdmin() || memberships.value?.some(({ role }) => role === 'OWNER');
  }

  head() {
    const { value } = this.found.follow(this.params.org);
    const name = value?.organization.name ?? t('conferences.organization');
    this.title(name, t('nav.admin'));
    return html`<div class="head-text">${isAdmin() ? html`<a class="back" href="/admin/organizations">${icon('back')}${t('admin.place.organizations')}</a>` : html`<a class="back" href="/profile">${icon('back')}${t('profile.title')}</a>`}<h1>${name}</h1></div>`;
  }

  work() {
    return this.found.view(({ organization, members, teams, conferences }) => html`${this.#details(organization)}
      <organization-members .organization=${organization} .members=${members}></organization-members>
      <organization-invitations .path=${pathOf(organization.id)} .teams=${teams}></organization-invitations>
      <organization-teams .path=${pathOf(organization.id)} .teams=${teams} .members=${members} .conferences=${conferences} @changed=${this.#renewTeams}></organization-teams>
      <section class="block"><h2>${t('tokens.title')}</h2><p class="hint">${t('tokens.text.organization')}</p><div class="panel"><api-tokens .path=${`${pathOf(organization.id)}/tokens`} .scopes=${OF_ORGANIZATIONS}></api-tokens></div></section>
      <section class="block"><h2>${t('webhooks.title')}</h2><p class="hint">${t('webhooks.text')}</p><div class="panel"><web-hooks .path=${`${pathOf(organization.id)}/webhooks`}></web-hooks></div></section>
      <section class="block"><h2>${t('admin.place.conferences')}</h2>${conferenceList(conferences)}</section>`);
  }

  #save = async (event) => {
    event.preventDefault();
    const { organization } = this.found.value;
    const path = pathOf(organization.id);
    const saved = await this.form.submit((changes, etag) => patch(path, changes, etag), () => get(path));
    if (!saved) return;
    this.found.value = { ...this.found.value, organization: saved };
    this.requestUpdate();
    toast({ text: t('form.saved') });
  };

  #renewTeams = async () => {
    try {
      this.found.value = { ...this.found.value, teams: await teamsOf(this.found.value.organization) };
      this.requestUpdate();
    } catch (problem) {
      toastProblem(problem);
    }
  };

  #switch(name) {
    return html`<label class="field check"><input type="checkbox" name=${name} .checked=${Boolean(this.form.values[name])}><span>${label(name)}
        <small>${t(`organization.${name}.hint`)}</small></span></label>`;
  }

  #details({ slug }) {
    const { form } = this;
    const one = (name, more) => ({ name, label: label(name), value: form.values[name], problem: form.problem, ...more });
    return html`<form class="panel" @submit=${this.#save} @input=${form.typed}>${formNotice(form, label)}
      <div class="columns">${field(one('name', { required: true, max: 300, pattern: '.*\\S.*' }))}
        ${field(one('url', { type: 'url', max: 2000, pattern: WEB_ADDRESS, placeholder: 'https://' }))}</div>
      <div>${markdownField(one('description', { max: 20_000 }))}</div>
      ${this.#switch('secondFactorRequired')}
      ${isAdmin() ? this.#switch('approvalWaived') : nothing /* Who may do without an approval is no owner's to say. */}
      <p class="hint">${t('organization.slug', { slug })}</p>${saveBar(form)}</form>`;
  }
}

const conferenceList = (conferences) => (conferences.length === 0
  ? html`<p class="hint">${t('organization.no-conferences')}</p>`
  : html`<ul class="rows">${conferences.map((each) => html`<li><a href="/c/${each.slug}"><span class="grow"><b>${each.title}</b>
      <small>${dateRange(each.startDate, each.endDate)}</small></span>${statusBadge(each)}</a></li>`)}</ul>`);
customElements.define('admin-organization-page', OrganizationPage);
