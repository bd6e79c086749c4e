import { html, nothing } from 'lit';
import { get, upload } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { go } from '../lib/router.js';
import { formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { Loaded } from '../workspace/loaded.js';
import { ifChangeable } from './archived.js';
import { importRow } from './import-list.js';
import { OrganizerPage } from './organizer-page.js';
import { begun, versionNow } from './own-imports.js';

/** What a file is follows from its name; the server looks into those whose name says nothing. */
const TYPES = { xml: 'application/xml', json: 'application/json', ics: 'text/calendar' };
const ACCEPTED = Object.entries(TYPES).flatMap(([ending, type]) => [`.${ending}`, type]).join();
const MOST = 32 * 1024 * 1024;

class ImportsPage extends OrganizerPage {
  static properties = { sending: { state: true }, over: { state: true }, problem: { state: true } };
  jobs = new Loaded(this, (path) => get(`${path}?limit=50`).then((page) => page.items));

  get #path() {
    return `/conferences/${this.params.slug}/imports`;
  }

  /** @param {boolean} preview whether there is something a file could change */
  async #send(file, preview) {
    if (!file || this.sending) return;
    this.problem = file.size > MOST ? { message: t('imports.too-large') } : null;
    if (this.problem) return;
    this.sending = file.name;
    try {
      const type = TYPES[file.name.split('.').pop().toLowerCase()] ?? 'application/octet-stream';
      const query = new URLSearchParams({ filename: file.name.slice(-255), preview });
      const version = versionNow(this.params.slug);
      const { id } = await upload(`${this.#path}?${query}`, file, type);
      begun(id, version);
      go(`${this.root}/imports/${id}`);
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.sending = null;
    }
  }

  #dropped(event, preview) {
    event.preventDefault();
    this.over = false;
    this.#send(event.dataTransfer.files[0], preview);
  }

  head({ conference }) {
    this.title(t('imports.title'), conference.title);
    return html`<h1>${t('imports.title')}</h1>`;
  }

  #dropZone(preview) {
    const { sending, over } = this;
    const enter = (event) => (event.preventDefault(), (this.over = true));
    return html`<section class="panel drop-zone ${over ? 'over' : ''}" @dragover=${enter} @dragleave=${() => (this.over = false)} @drop=${(event) => this.#dropped(event, preview)}>
      ${icon('upload', 'large')}<h2>${sending ? t('imports.sending', { name: sending }) : t('imports.drop')}</h2><p>${t('imports.formats')}</p>
      ${sending ? html`<progress aria-label=${t('imports.sending', { name: sending })}></progress>` : html`<label class="button primary">${t('imports.choose')}
        <input class="hidden" type="file" accept=${ACCEPTED} @change=${(event) => this.#send(event.target.files[0], preview)}></label>`}
      ${formFault(this.problem)}<p class="hint">${t(preview ? 'imports.preview' : 'imports.empty')}</p></section>`;
  }

  work(program) {
    const { slug } = program.conference;
    const preview = program.sessions.size > 0;
    return html`${ifChangeable(program.conference, this.#dropZone(preview))}<section class="panel"><h2>${t('imports.earlier')}</h2>
      ${this.jobs.follow(this.#path).view((jobs) => jobs.length
        ? html`<ul class="import-list">${jobs.map((job) => importRow(job, slug))}</ul>`
        : html`<p class="hint">${t('imports.none')}</p>`)}</section>`;
  }
}
customElements.define('organize-imports-page', ImportsPage);
