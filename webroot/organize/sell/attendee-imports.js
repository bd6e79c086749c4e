import { html, nothing } from 'lit';
import { get, upload } from '../../lib/api.js';
import { number, t } from '../../lib/i18n.js';
import { maySell } from '../../lib/roles.js';
import { go } from '../../lib/router.js';
import { stamp } from '../../lib/time.js';
import { formFault } from '../../parts/field.js';
import { icon } from '../../parts/icons.js';
import { Loaded } from '../../workspace/loaded.js';
import { ifChangeable } from '../archived.js';
import { OrganizerPage } from '../organizer-page.js';

const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.json,text/csv,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST = 8 * 1024 * 1024;
const SYMBOLS = { DONE: 'check', FAILED: 'warning' };

const words = ({ state, lines, counts }) =>
  (state === 'DONE' ? t('attendees.outcome', { added: number(counts.added), count: lines }) : t(`attendees.state.${state}`));

const row = (job, root) => html`<li class=${job.state === 'DONE' ? 'succeeded' : job.state.toLowerCase()}><a href="${root}/orders/imports/${job.id}">${icon(SYMBOLS[job.state] ?? 'clock')}
  <span><b>${job.filename ?? t('imports.unnamed')}</b><small>${words(job)}</small></span><small class="when">${stamp(Date.parse(job.createdAt))}</small></a></li>`;

/** Files with people who were registered elsewhere. */
class AttendeeImportsPage extends OrganizerPage {
  static properties = { sending: { state: true }, over: { state: true }, problem: { state: true } };
  jobs = new Loaded(this, (path) => get(`${path}?limit=50`).then((page) => page.items));

  may(conference) {
    return maySell(conference);
  }

  get #path() {
    return `/conferences/${this.params.slug}/attendee-imports`;
  }

  async #send(file) {
    if (!file || this.sending) return;
    this.problem = file.size > MOST ? { message: t('attendees.too-large') } : null;
    if (this.problem) return;
    this.sending = file.name;
    try {
      const query = new URLSearchParams({ filename: file.name.slice(-255) });
      const { id } = await upload(`${this.#path}?${query}`, file, 'application/octet-stream');
      go(`${this.root}/orders/imports/${id}`);
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.sending = null;
    }
  }

  #dropped(event) {
    event.preventDefault();
    this.over = false;
    this.#send(event.dataTransfer.files[0]);
  }

  head({ conference }) {
    this.title(t('attendees.title'), conference.title);
    return html`<a class="back" href="${this.root}/orders">${icon('back')}${t('organize.place.orders')}</a><h1>${t('attendees.title')}</h1>`;
  }

  #dropZone() {
    const { sending, over } = this;
    const enter = (event) => (event.preventDefault(), (this.over = true));
    return html`<section class="panel drop-zone ${over ? 'over' : ''}" @dragover=${enter} @dragleave=${() => (this.over = false)} @drop=${this.#dropped}>
      ${icon('upload', 'large')}<h2>${sending ? t('imports.sending', { name: sending }) : t('attendees.drop')}</h2><p>${t('attendees.formats')}</p>
      ${sending ? html`<progress aria-label=${t('imports.sending', { name: sending })}></progress>` : html`<label class="button primary">${t('imports.choose')}
        <input class="hidden" type="file" accept=${ACCEPTED} @change=${(event) => this.#send(event.target.files[0])}></label>`}
      ${formFault(this.problem)}<p class="hint">${t('attendees.hint')}</p></section>`;
  }

  work({ conference }) {
    return html`${ifChangeable(conference, this.#dropZone())}${this.jobs.follow(this.#path).view((jobs) => (jobs.length
      ? html`<section class="panel"><h2>${t('imports.earlier')}</h2><ul class="import-list">${jobs.map((job) => row(job, this.root))}</ul></section>` : nothing))}`;
  }
}
customElements.define('organize-attendee-imports-page', AttendeeImportsPage);
