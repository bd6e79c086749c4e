import { html } from 'lit';
import { all, get, post } from '../lib/api.js';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { isAdmin, mayAddConferences, memberships, toAddTo } from '../lib/roles.js';
import { go } from '../lib/router.js';
import { deviceZone } from '../lib/time.js';
import { empty } from '../parts/bits.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { countries } from '../workspace/countries.js';
import { formNotice, saveBar } from '../workspace/form-parts.js';
import { clean, nested } from '../workspace/form-values.js';
import { Form } from '../workspace/form.js';
import { Loaded } from '../workspace/loaded.js';
import { AdminPage } from './admin-page.js';
import { namesFault } from './form-faults.js';
import { WEB_ADDRESS, zones } from './suggestions.js';
import { SlugFollower, slugField } from './slug.js';

const TEXTS = ['title', 'slug', 'acronym', 'subtitle', 'startDate', 'endDate', 'timeZone', 'venue', 'city', 'country', 'url'];
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2199-12-31';

/** What does not go into the form of a new conference, but comes along with a duplicate. */
const CARRIED = ['description', 'colors'];

const read = (conference) => Object.fromEntries(['organization', ...TEXTS, ...CARRIED, 'status'].map((name) => [name, conference[name] ?? '']));

/** Of another conference what next year's has too; its days and its address are its own. */
function duplicated(source) {
  if (!source) return {};
  const { startDate, endDate, slug, ...rest } = source;
  return rest;
}

const label = (name) => t(`new-conference.${name}`);

/** Organizers add conferences as well, to their own organizations. */
class NewConferencePage extends AdminPage {
  roles = new Watch(this, memberships);
  form = new Form(this, read);
  slug = new SlugFollower(this.form, 'title');
  organizations = new Loaded(this, async () => {
    const [everywhere, source] = await Promise.all([all('/organizations'), this.#from ? get(`/conferences/${this.#from}`) : null]);
    const found = toAddTo(everywhere);
    const organization = found.find(({ id }) => id === source?.organizationId) ?? found[0];
    this.form.open({ timeZone: deviceZone(), ...duplicated(source), organization: organization?.slug, status: 'DRAFT' });
    return found;
  });

  get isAllowed() {
    return mayAddConferences();
  }

  /** The conference this one is to be a duplicate of, by its slug. */
  get #from() {
    return this.query.get('from');
  }

  head() {
    const title = this.#from ? t('new-conference.duplicate', { from: this.#from }) : t('conferences.add');
    this.title(title, t('nav.admin'));
    return html`<div class="head-text"><a class="back" href=${isAdmin() ? '/admin/conferences' : '/'}>${icon('back')}${t('admin.place.conferences')}</a><h1>${title}</h1></div>`;
  }

  work() {
    return this.organizations.follow(this.#from ?? '').view((found) => (found.length === 0
      ? empty('building', t('new-conference.none.title'), t('new-conference.none.text'), html`<a class="button primary" href="/admin/organizations?new=yes">${t('organizations.add')}</a>`)
      : this.#form(found)));
  }

  #typed = (event) => {
    this.form.typed(event);
    this.slug.typed(event.target);
    const { startDate, endDate } = this.form.values;
    if (event.target.name === 'startDate' && startDate && endDate < startDate) this.form.set('endDate', startDate);
  };

  #submit = async (event) => {
    event.preventDefault();
    let accepted;
    await this.form.submit(async () => {
      const given = Object.entries(this.form.values).map(([name, value]) => [name, clean(value)]).filter(([, value]) => value !== null);
      accepted = await post('/admin/conferences', nested(Object.fromEntries(given))).catch(namesFault('slug', t('slug.taken')));
      return accepted.conference;
    });
    if (accepted) go(this.#next(accepted), { replace: true });
  };

  #next({ conference, provisioningId }) {
    if (!isAdmin()) return `/c/${conference.slug}/organize`;
    return `/admin/provisionings/${provisioningId}${this.#from ? `?from=${encodeURIComponent(this.#from)}` : ''}`;
  }

  #form(organizations) {
    const { form } = this;
    const { values, problem } = form;
    const one = (name, more) => field({ name, label: label(name), value: values[name], problem, ...more });
    const days = { type: 'date', required: true, min: FIRST_DAY, max: LAST_DAY };
    return html`<form class="panel" @submit=${this.#submit} @input=${this.#typed}>${formNotice(form, label)}
      <fieldset class="group"><legend>${t('new-conference.what')}</legend>
        ${one('organization', { options: organizations.map((each) => [each.slug, each.name]), required: true })}
        ${one('title', { required: true, max: 300, pattern: '.*\\S.*', hint: t('new-conference.title.hint') })}
        ${slugField(values.slug, problem, '/c/')}
        <div class="columns">${one('subtitle', { max: 300 })}${one('acronym', { min: 4, max: 32, hint: t('new-conference.acronym.hint') })}</div></fieldset>
      <fieldset class="group"><legend>${t('new-conference.when')}</legend>
        <div class="columns">${one('startDate', days)}${one('endDate', { ...days, min: values.startDate || FIRST_DAY })}</div>
        ${one('timeZone', { required: true, max: 64, suggestions: zones(), hint: t('new-conference.timeZone.hint') })}</fieldset>
      <fieldset class="group"><legend>${t('new-conference.where')}</legend>
        <div class="columns">${one('venue', { max: 300 })}${one('city', { max: 100 })}</div>
        <div class="columns">${one('country', { options: [['', t('country.none')], ...countries()] })}
          ${one('url', { type: 'url', max: 2000, pattern: WEB_ADDRESS, placeholder: 'https://' })}</div></fieldset>
      ${isAdmin()
        ? one('status', { options: ['DRAFT', 'PUBLISHED'].map((each) => [each, t(`new-conference.status.${each}`)]) })
        : html`<p class="hint">${t('new-conference.then')}</p>`}
      ${saveBar(form, { action: t('new-conference.action') })}</form>`;
  }
}
customElements.define('admin-new-conference-page', NewConferencePage);
