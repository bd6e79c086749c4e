import { html, nothing } from 'lit';
import { get, post, remove } from '../../lib/api.js';
import { number, t } from '../../lib/i18n.js';
import { maySell } from '../../lib/roles.js';
import { go } from '../../lib/router.js';
import { stamp } from '../../lib/time.js';
import { worded } from '../../lib/worded.js';
import { icon } from '../../parts/icons.js';
import { toastProblem } from '../../parts/toast.js';
import { confirm } from '../../workspace/confirm.js';
import { Live } from '../../workspace/live.js';
import { Loaded } from '../../workspace/loaded.js';
import './attendee-lines.js';
import './attendee-mapping.js';
import { OrganizerPage } from '../organizer-page.js';

const PAUSE = 700;
const BUSY = new Set(['CHECKING', 'RUNNING', 'UPLOADING']);
const TILES = ['added', 'already', 'skipped', 'refused'];

export const remark = ({ code, params, message }) => worded(`attendees.finding.${code}`, params, message);

/** One file with attendees: what its columns mean, what it would do, and what it did. */
class AttendeeImportPage extends OrganizerPage {
  static properties = { remapping: { state: true }, busy: { state: true } };
  job = new Live(this, (path) => get(path), ({ state }) => (BUSY.has(state) ? PAUSE : null));
  types = new Loaded(this, (path) => get(path).then((list) => list.items.filter(({ addOn }) => !addOn)));
  questions = new Loaded(this, (path) => get(path).then((list) => list.items));

  may(conference) {
    return maySell(conference);
  }

  get #conference() {
    return `/conferences/${this.params.slug}`;
  }

  get #path() {
    return `${this.#conference}/attendee-imports/${this.params.id}`;
  }

  async #do(work) {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } catch (problem) {
      toastProblem(problem);
    }
    this.busy = false;
  }

  #checked = () => {
    this.remapping = false;
    return this.job.renew();
  };

  #run = ({ counts, mapping }) => this.#do(async () => {
    const sure = await confirm({
      title: t('attendees.run.title', { count: counts.added }),
      text: [t('attendees.run.text'), mapping.mail ? t('attendees.run.mail', { count: counts.added }) : t('attendees.run.no-mail')].join(' '),
      action: t('attendees.run'),
      danger: false,
    });
    if (!sure) return;
    await post(`${this.#path}/run`);
    await this.job.renew();
  });

  #forget = () => this.#do(async () => {
    const sure = await confirm({ title: t('attendees.forget.title'), text: t('attendees.forget.text'), action: t('attendees.forget') });
    if (!sure) return;
    await remove(this.#path);
    go(`${this.root}/orders/imports`);
  });

  head({ conference }) {
    const job = this.job.value;
    const name = job?.filename ?? t('imports.unnamed');
    this.title(name, t('attendees.title'), conference.title);
    return html`<a class="back" href="${this.root}/orders/imports">${icon('back')}${t('attendees.title')}</a><h1>${name}</h1>
      ${job ? html`<p>${[job.format && t(`attendees.format.${job.format}`), t('attendees.lines', { count: job.lines }), stamp(Date.parse(job.createdAt))].filter(Boolean).join(' · ')}</p>
        <span class="spring"></span>${BUSY.has(job.state) ? nothing : html`<button type="button" class="button" ?disabled=${this.busy} @click=${this.#forget}>${icon('trash')}${t('attendees.forget')}</button>`}` : nothing}`;
  }

  /** About the file as a whole. */
  #remarks({ findings }) {
    if (findings.length === 0) return nothing;
    return html`<ul class="file-remarks" aria-label=${t('attendees.remarks')}>${findings.map((finding) => html`<li class=${finding.severity.toLowerCase()}>${icon(finding.severity === 'INFO' ? 'note' : 'warning')}<span>${remark(finding)}</span></li>`)}</ul>`;
  }

  #counts({ counts, state }) {
    const over = state === 'DONE';
    return html`<ul class="tiles plain outcome">${TILES.filter((name) => counts[name] > 0 || name === 'added').map((name) => html`<li class=${name}><span class="tile">
      <b>${number(counts[name])}</b><span>${t(`attendees.count.${name}${over ? '' : '.would'}`, { count: counts[name] })}</span></span></li>`)}</ul>
      ${counts.enlarged ? html`<p class="hint">${t('attendees.enlarged', { count: counts.enlarged })}</p>` : nothing}`;
  }

  #state(job, conference) {
    const { state } = job;
    if (state === 'FAILED') return html`<section class="panel failed" role="alert"><h2>${icon('warning')}${t('attendees.failed')}</h2>${this.#remarks(job)}<p class="hint">${t('attendees.failed.text')}</p></section>`;
    if (state === 'READ' || (state === 'CHECKED' && this.remapping)) {
      return html`${this.#remarks(job)}<attendee-mapping .job=${job} .types=${this.types.value} .questions=${this.questions.value} .path=${this.#path} .conference=${conference} .done=${this.#checked}></attendee-mapping>`;
    }
    if (BUSY.has(state)) {
      return html`<section class="panel"><h2 role="status">${t(`attendees.state.${state}`)}</h2>
        <progress max="100" .value=${state === 'RUNNING' ? job.percent : nothing} aria-label=${t('imports.progress')}></progress></section>${state === 'RUNNING' ? this.#counts(job) : nothing}`;
    }
    return html`${state === 'DONE' ? html`<p class="fine panel" role="status">${icon('check')}<b>${t('attendees.done')}</b> <a href="${this.root}/orders">${t('attendees.done.orders')}</a></p>` : this.#decision(job)}
      ${this.#remarks(job)}${this.#counts(job)}<attendee-lines .path=${this.#path} .job=${job}></attendee-lines>`;
  }

  #decision(job) {
    const { counts } = job;
    return html`<section class="panel decision"><h2>${t('attendees.plan')}</h2><p>${t(counts.added ? 'attendees.plan.text' : 'attendees.plan.nothing')}</p>
      <div class="actions"><button type="button" class="button primary" ?disabled=${this.busy || counts.added === 0} @click=${() => this.#run(job)}>${t('attendees.run.count', { count: counts.added })}</button>
      <button type="button" class="button" ?disabled=${this.busy} @click=${() => (this.remapping = true)}>${t('attendees.remap')}</button></div></section>`;
  }

  work({ conference }) {
    this.types.follow(`${this.#conference}/ticket-types`);
    this.questions.follow(`${this.#conference}/questions`);
    return this.job.follow(this.#path).view((job) => this.types.view(() => this.questions.view(() => this.#state(job, conference))));
  }
}
customElements.define('organize-attendee-import-page', AttendeeImportPage);
