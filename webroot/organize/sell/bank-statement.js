import { html, nothing } from 'lit';
import { post, upload } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { maySell } from '../../lib/roles.js';
import { empty } from '../../parts/bits.js';
import { formFault } from '../../parts/field.js';
import { icon } from '../../parts/icons.js';
import { toast, toastProblem } from '../../parts/toast.js';
import { columnsForm, entriesTable, picksOf, proposed, summary } from './bank-entries.js';
import { OrganizerPage } from '../organizer-page.js';

const TYPES = { xml: 'application/xml', csv: 'text/csv', txt: 'text/csv' };
const ACCEPTED = '.xml,.csv,.txt,application/xml,text/xml,text/csv';
const MOST = 1024 * 1024;

/** What a bank says has come, and the orders it is for. The file stays in the browser: the server keeps nothing of it. */
class BankStatementPage extends OrganizerPage {
  static properties = { file: { state: true }, reading: { state: true }, chosen: { state: true }, results: { state: true }, busy: { state: true }, over: { state: true }, problem: { state: true } };

  may(conference) {
    return maySell(conference);
  }

  get #path() {
    return `/conferences/${this.params.slug}/bank-statements`;
  }

  async #read(file, columns = {}) {
    if (!file || this.busy) return;
    this.problem = file.size > MOST ? { message: t('bank.too-large') } : null;
    if (this.problem) return;
    this.busy = true;
    try {
      const query = new URLSearchParams(columns);
      const type = TYPES[file.name.split('.').pop().toLowerCase()] ?? 'application/octet-stream';
      this.#show(file, await upload(`${this.#path}${query.size ? `?${query}` : ''}`, file, type));
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  #show(file, reading) {
    this.file = file;
    this.reading = reading;
    this.results = new Map();
    this.chosen = proposed(reading.items);
  }

  #drop = () => {
    this.file = null;
    this.reading = null;
    this.problem = null;
  };

  /** @param {string | null} code of the order it is for; null for none */
  #choose = (entry, code) => {
    const chosen = new Map(this.chosen);
    if (code) chosen.set(entry, code);
    else chosen.delete(entry);
    this.chosen = chosen;
  };

  async #confirm() {
    this.busy = true;
    try {
      const { items } = await post(`${this.#path}/confirm`, { items: picksOf(this.chosen) });
      this.results = new Map([...this.results, ...items.map(({ entry, code, outcome }) => [entry, { code, outcome }])]);
      const paid = items.filter(({ outcome }) => outcome === 'PAID').length;
      this.chosen = new Map();
      toast({ text: t('bank.confirmed', { count: paid }) });
    } catch (problem) {
      toastProblem(problem);
    }
    this.busy = false;
  }

  head({ conference }) {
    this.title(t('organize.place.bank-statement'), conference.title);
    return html`<h1>${t('organize.place.bank-statement')}</h1>${this.reading ? html`<span class="spring"></span><button type="button" class="button" @click=${this.#drop}>${icon('upload')}${t('bank.another')}</button>` : nothing}`;
  }

  #dropZone() {
    const enter = (event) => (event.preventDefault(), (this.over = true));
    const dropped = (event) => (event.preventDefault(), (this.over = false), this.#read(event.dataTransfer.files[0]));
    return html`<section class="panel drop-zone ${this.over ? 'over' : ''}" @dragover=${enter} @dragleave=${() => (this.over = false)} @drop=${dropped}>
      ${icon('bank', 'large')}<h2>${t('bank.drop')}</h2><p>${t('bank.formats')}</p>
      ${this.busy ? html`<progress aria-label=${t('loading')}></progress>` : html`<label class="button primary">${t('bank.choose')}
        <input class="hidden" type="file" accept=${ACCEPTED} @change=${(event) => this.#read(event.target.files[0])}></label>`}
      ${formFault(this.problem)}<p class="hint">${t('bank.privacy')}</p></section>`;
  }

  #bar() {
    const count = this.chosen.size;
    return count ? html`<div class="bulk" role="region" aria-label=${t('bank.chosen', { count })}><b>${t('bank.chosen', { count })}</b>
      <span class="bulk-actions"><button type="button" class="button primary" ?disabled=${this.busy} @click=${() => this.#confirm()}>${icon('check')}${t('bank.confirm', { count })}</button></span></div>` : nothing;
  }

  #entries({ conference }) {
    const { reading, chosen, results, busy } = this;
    const table = { slug: conference.slug, items: reading.items, chosen, results, busy, choose: this.#choose };
    return html`<p class="bank-file">${icon('bank')}<b>${this.file.name}</b> <span role="status">${summary(reading)}</span></p>${formFault(this.problem)}
      ${columnsForm(reading, (columns) => this.#read(this.file, columns))}
      ${reading.items.length ? entriesTable(table) : reading.table.length && !reading.columns?.amount ? nothing : empty('bank', t('bank.none'), t('bank.none.text'))}${this.#bar()}`;
  }

  work(program) {
    return this.reading ? this.#entries(program) : this.#dropZone();
  }
}
customElements.define('organize-bank-statement-page', BankStatementPage);
