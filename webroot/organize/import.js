import { html, nothing } from 'lit';
import { get } from '../lib/api.js';
import { number, t } from '../lib/i18n.js';
import { stamp } from '../lib/time.js';
import { reload } from '../lib/work.js';
import { icon } from '../parts/icons.js';
import { Live } from '../workspace/live.js';
import { fileSize, isOver } from './import-list.js';
import { OrganizerPage } from './organizer-page.js';
import { ended } from './own-imports.js';
import './plan.js';
import { report, sentence } from './report.js';

const PAUSE = 700;
const IN_FILE = ['sessions', 'rooms', 'tracks', 'speakers'];
const IN_PROGRAM = ['created', 'updated', 'cancelled', 'unchanged', 'kept'];

/** One import: how far it is, what it did, and what its file left to be desired. */
class ImportPage extends OrganizerPage {
  job = new Live(this, (path) => this.#ask(path), (job) => (isOver(job) || job.state === 'PREVIEWED' ? null : PAUSE));

  async #ask(path) {
    const job = await get(path);
    if (isOver(job)) {
      await ended(this.params.slug, job.id).catch(() => {});
      reload(this.params.slug);
    }
    return job;
  }

  head({ conference }) {
    const job = this.job.value;
    const name = job?.filename ?? t('imports.unnamed');
    this.title(name, conference.title);
    return html`<a class="back" href="${this.root}/imports">${icon('back')}${t('imports.title')}</a><h1>${name}</h1>
      ${job ? html`<p>${[job.format, fileSize(job.size), stamp(Date.parse(job.createdAt))].join(' · ')}</p>` : nothing}`;
  }

  #state(job) {
    if (job.state === 'FAILED') {
      return html`<section class="panel failed" role="alert"><h2>${icon('warning')}${t('imports.failed')}</h2><p>${job.findings.length ? sentence(job.findings[0]) : job.error}</p>
        <p class="hint">${t('imports.failed.text')}</p></section>`;
    }
    if (job.state === 'PREVIEWED') return html`<import-plan .slug=${this.params.slug} .job=${job} @decided=${() => this.job.renew()}></import-plan>`;
    if (isOver(job)) return html`<p class="fine panel" role="status">${icon('check')}<b>${t('imports.done')}</b></p>`;
    return html`<section class="panel"><h2 role="status">${t(`imports.state.${job.state}`)}</h2>
      <progress max="100" .value=${job.percent} aria-label=${t('imports.progress')}></progress></section>`;
  }

  #counts({ counts }) {
    const tiles = (title, names) => html`<section><h2>${title}</h2><ul class="tiles plain">${names.map((name) => html`<li><span class="tile">
      <b>${number(counts[name])}</b><span>${t(`imports.count.${name}`, { count: counts[name] })}</span></span></li>`)}</ul></section>`;
    return html`<div class="columns">${tiles(t('imports.in-file'), IN_FILE)}${tiles(t('imports.in-program'), IN_PROGRAM.filter((name) => name !== 'kept' || counts.kept))}</div>`;
  }

  work(program) {
    const path = `/conferences/${this.params.slug}/imports/${this.params.id}`;
    return this.job.follow(path).view((job) => html`${this.#state(job)}
      ${job.state === 'SUCCEEDED' ? this.#counts(job) : nothing}${isOver(job) || job.state === 'PREVIEWED' ? report(job.findings, program, this.query) : nothing}`);
  }
}
customElements.define('organize-import-page', ImportPage);
