import { html, nothing } from 'lit';
import { get } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';
import { Live } from '../workspace/live.js';
import { AdminPage } from './admin-page.js';
import { mayRetry, retry } from './provisionings.js';
import { isRunning, provisioningState } from './states.js';
import './take-over-panel.js';
import { brief, exactTime } from './words.js';

const STEPS = ['REQUESTED', 'DATABASE_CREATED', 'MIGRATED', 'SERVICE_UP', 'ENDPOINT_REGISTERED', 'READY'];
const QUICKLY = 300;
/** Others may try it again, or delete the conference meanwhile. */
const SLOWLY = 10_000;

class ProvisioningPage extends AdminPage {
  job = new Live(this, (id) => get(`/admin/provisionings/${encodeURIComponent(id)}`), pause);

  get here() {
    return '/admin/conferences';
  }

  head() {
    const { value } = this.job.follow(this.params.id);
    const title = value?.conference?.title ?? value?.slug ?? t('provisioning.title');
    this.title(title, t('nav.admin'));
    return html`<div class="head-text"><a class="back" href="/admin/conferences?view=provisionings">${icon('back')}${t('conferences.view.provisionings')}</a>
      <h1>${title}</h1></div>${value ? provisioningState(value) : nothing}`;
  }

  work() {
    return this.job.view((job) => html`<p class="hidden" role="status">${announcement(job)}</p>
      <section class="panel"><h2>${t('provisioning.steps')}</h2><ol class="steps">${STEPS.map((name, i) => step(job, name, i))}</ol>
        ${failure(job, () => this.job.renew())}</section>
      ${job.state === 'READY' ? html`${this.#takeOver(job)}${next(job)}` : nothing}`);
  }

  #takeOver({ slug }) {
    const from = this.query.get('from');
    return from ? html`<take-over-panel .from=${from} .to=${slug}></take-over-panel>` : nothing;
  }
}

const pause = (job) => (isRunning(job) ? QUICKLY : SLOWLY);

const reached = ({ steps }, name) => steps.find((each) => each.state === name);

function announcement(job) {
  if (job.state === 'FAILED') return t('provisioning.announce.failed', { reason: job.error ?? '' });
  const done = STEPS.filter((name) => reached(job, name));
  return t('provisioning.announce', { count: done.length, all: STEPS.length, step: t(`provisioning.step.${done.at(-1) ?? 'REQUESTED'}`) });
}

/** Done, under way, stopped or still to come. */
function phaseOf(job, name, i) {
  if (reached(job, name)) return 'done';
  if (i > 0 && !reached(job, STEPS[i - 1])) return 'later';
  return isRunning(job) ? 'busy' : 'stopped';
}

function step(job, name, i) {
  const phase = phaseOf(job, name, i);
  const at = reached(job, name)?.reachedAt;
  const before = reached(job, STEPS[i - 1])?.reachedAt;
  const symbol = { done: 'check', stopped: 'warning', busy: 'clock', later: 'clock' }[phase];
  return html`<li class=${phase}><span class="step-mark">${icon(symbol)}</span><span class="step-text"><b>${t(`provisioning.step.${name}`)}</b>
    <small>${t(`provisioning.step.${name}.text`)}</small></span>
    <span class="step-time">${at ? html`${before ? html`<b>+${brief(Date.parse(at) - Date.parse(before))}</b>` : nothing}<small>${exactTime(Date.parse(at))}</small>` : t(`provisioning.phase.${phase}`)}</span></li>`;
}

function failure(job, renew) {
  if (isRunning(job) && job.error) return html`<p class="banner-note">${icon('warning')}${t('provisioning.trouble', { count: job.attempts, reason: job.error })}</p>`;
  if (!mayRetry(job)) return nothing;
  return html`<div class="failure"><p><b>${t(`provisioning.stopped.${job.state}`)}</b> ${job.error ?? ''}</p>
    <button type="button" class="button primary" @click=${() => retry(job, renew)}>${t('provisioning.retry')}</button></div>`;
}

function next({ slug }) {
  const card = (href, symbol, key) => html`<li><a href=${href}>${icon(symbol)}<span><b>${t(key)}</b><small>${t(`${key}.text`)}</small></span></a></li>`;
  return html`<section class="block"><h2>${t('provisioning.next')}</h2><ul class="next-steps">
    ${card(`/c/${slug}/organize/imports`, 'upload', 'provisioning.next.import')}${card(`/c/${slug}/organize`, 'edit', 'provisioning.next.organize')}
    ${card(`/c/${slug}`, 'external', 'provisioning.next.open')}</ul></section>`;
}
customElements.define('admin-provisioning-page', ProvisioningPage);
