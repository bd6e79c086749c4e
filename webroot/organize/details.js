import { html, nothing } from 'lit';
import { get, patch } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { reload } from '../lib/work.js';
import { toast } from '../parts/toast.js';
import { Form } from '../workspace/form.js';
import { Loaded } from '../workspace/loaded.js';
import { detailsForm } from './details-form.js';
import { OrganizerPage } from './organizer-page.js';
import './rules.js';

const NAMES = ['title', 'subtitle', 'acronym', 'description', 'startDate', 'endDate', 'timeZone', 'venue', 'city', 'country', 'url', 'logoUrl'];

const read = (conference) => ({
  ...Object.fromEntries(NAMES.map((name) => [name, conference[name]])),
  'colors/primary': conference.colors?.primary,
  'colors/accent': conference.colors?.accent,
});

/** What is said about the conference as a whole, and how strict its program is. */
class DetailsPage extends OrganizerPage {
  form = new Form(this, read);
  conference = new Loaded(this, (path) => this.#open(path));

  async #open(path) {
    const conference = await get(path);
    this.form.open(conference);
    return conference;
  }

  async #save(event, path) {
    event.preventDefault();
    const saved = await this.form.submit((changes, etag) => patch(path, changes, etag), () => get(path));
    if (!saved) return;
    toast({ text: t('form.saved') });
    reload(this.params.slug);
  }

  get needsProgram() {
    return false;
  }

  head({ conference }) {
    this.title(t('organize.place.details'), conference.title);
    return html`<h1>${t('organize.place.details')}</h1><p>/c/${conference.slug}</p>`;
  }

  work({ conference }) {
    const path = `/conferences/${this.params.slug}`;
    return html`${this.conference.follow(path).view(() => detailsForm(this.form, (event) => this.#save(event, path)))}
      ${this.conference.value && conference.approvedAt ? html`<rules-form .conference=${conference}></rules-form>` : nothing}`;
  }
}
customElements.define('organize-details-page', DetailsPage);
