import { html } from 'lit';
import { post } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { go } from '../lib/router.js';
import { PlainElement } from '../parts/element.js';
import { field } from '../parts/field.js';
import { formNotice, saveBar } from '../workspace/form-parts.js';
import { Form } from '../workspace/form.js';
import { namesFault } from './form-faults.js';
import { SlugFollower, slugField } from './slug.js';
import { WEB_ADDRESS } from './suggestions.js';

const read = ({ name = '', slug = '', url = '' }) => ({ name, slug, url });
const label = (name) => t(`organization.${name}`);

class NewOrganization extends PlainElement {
  form = new Form(this, read);
  slug = new SlugFollower(this.form, 'name');

  constructor() {
    super();
    this.form.open({});
  }

  firstUpdated() {
    this.querySelector('input').focus();
  }

  #typed = (event) => {
    this.form.typed(event);
    this.slug.typed(event.target);
  };

  #submit = async (event) => {
    event.preventDefault();
    const made = await this.form.submit((values) => post('/organizations', values).catch(namesFault('slug', t('slug.taken'))));
    if (made) go(`/admin/organizations/${made.slug}`);
  };

  render() {
    const { form } = this;
    const { values, problem } = form;
    const one = (name, more) => field({ name, label: label(name), value: values[name], problem, ...more });
    return html`<form class="panel new-organization" @submit=${this.#submit} @input=${this.#typed}><h2>${t('organizations.add')}</h2>${formNotice(form, label)}
      <div class="columns">${one('name', { required: true, max: 300, pattern: '.*\\S.*' })}${slugField(values.slug, problem)}</div>
      ${one('url', { type: 'url', max: 2000, pattern: WEB_ADDRESS, placeholder: 'https://' })}
      ${saveBar(form, { action: t('organizations.add'), more: html`<a class="button" href="/admin/organizations">${t('confirm.cancel')}</a>` })}</form>`;
  }
}
customElements.define('new-organization', NewOrganization);
