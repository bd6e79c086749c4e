import { html, nothing } from 'lit';
import { get, post, remove } from '../lib/api.js';
import { intl, t } from '../lib/i18n.js';
import { go } from '../lib/router.js';
import { count } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { Loaded } from '../workspace/loaded.js';
import { outcome } from './import-list.js';
import { begun, versionNow } from './own-imports.js';
import { fieldName } from './report.js';

const RULES = ['KEEP_OURS', 'TAKE_FILE'];
const KINDS = ['BOTH_CHANGED', 'CHANGED', 'CANCELLED', 'CREATED'];
const SYMBOLS = { BOTH_CHANGED: 'warning', CHANGED: 'edit', CANCELLED: 'close', CREATED: 'plus' };
/** Of something new so much tells what it is. */
const TELLING = ['start', 'roomId', 'speakers'];

const ruleField = (value) => field({ name: 'rule', label: t('imports.rule'), value, hint: t('imports.rule.text'),
  options: RULES.map((rule) => [rule, t(`imports.rule.${rule}`)]) });

/** Times come as the clock at the conference shows them. */
const clock = (text) => intl(Intl.DateTimeFormat, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(`${text.replace(' ', 'T')}Z`));
const shown = (name, text) => (text ? (name === 'start' ? clock(text) : text) : '—');

const change = ({ field: name, before, after, theirs }) => html`<div><dt>${fieldName(name)}</dt>
  <dd>${(before ?? '') === (after ?? '') ? html`<span>${shown(name, after)}</span>` : html`<del>${shown(name, before)}</del> <span aria-hidden="true">→</span> <ins>${shown(name, after)}</ins>`}
    ${theirs === undefined ? nothing : html`<small>${t('plan.theirs', { text: shown(name, theirs) })}</small>`}</dd></div>`;

function row({ kind, subject, id, title, fields }, slug) {
  const name = id && subject === 'SESSION' ? html`<a href="/c/${slug}/organize/sessions/${id}">${title}</a>` : title;
  const about = kind === 'CREATED' ? TELLING.map((each) => shown(each, fields.find((one) => one.field === each)?.after)).filter((text) => text !== '—') : [];
  return html`<li class=${kind.toLowerCase()}>${icon(SYMBOLS[kind])}<div><b>${name}</b>
    <span class="badge">${t(`plan.kind.${kind}`)}${subject === 'SESSION' ? '' : ` · ${t(`plan.${subject}`)}`}</span>
    ${about.length ? html`<small>${about.join(' · ')}</small>` : nothing}
    ${kind === 'CREATED' || fields.length === 0 ? nothing : html`<dl>${fields.map(change)}</dl>`}</div></li>`;
}

/** What an import would do, and the decision about it. */
class ImportPlan extends PlainElement {
  static properties = { slug: {}, job: {}, kind: { state: true }, busy: { state: true } };
  page = new Loaded(this, (path) => get(path.split('#')[0]));

  get #path() {
    return `/conferences/${this.slug}/imports/${this.job.id}`;
  }

  async #decide(decision) {
    this.busy = true;
    try {
      await decision();
    } catch (problem) {
      toastProblem(problem);
    }
    this.busy = false;
    // What was discarded cannot be asked for again.
    if (location.pathname.endsWith(this.job.id)) this.dispatchEvent(new Event('decided'));
  }

  #discard = () => this.#decide(async () => {
    await remove(this.#path);
    toast({ text: t('plan.discarded') });
    go(`/c/${this.slug}/organize/imports`);
  });

  #apply = () => this.#decide(() => {
    begun(this.job.id, versionNow(this.slug));
    return post(`${this.#path}/apply`);
  });

  #choose = ({ target }) => this.#decide(() => post(`${this.#path}/preview?rule=${target.value}`));

  async #more() {
    const { value: shown } = this.page;
    const next = await get(`${this.#list}&cursor=${encodeURIComponent(shown.nextCursor)}`);
    this.page.value = { ...next, items: [...shown.items, ...next.items] };
    this.requestUpdate();
  }

  get #list() {
    return `${this.#path}/changes?limit=50${this.kind ? `&kind=${this.kind}` : ''}`;
  }

  #listOf({ items, nextCursor }) {
    if (items.length === 0) return html`<p class="hint">${t('plan.none')}</p>`;
    return html`<ol class="plan plain">${items.map((item) => row(item, this.slug))}</ol>
      ${nextCursor ? html`<p><button type="button" class="button" @click=${this.#more}>${t('plan.more')}</button></p>` : nothing}`;
  }

  render() {
    const { job, kind } = this;
    const page = this.page.follow(`${this.#list}#${job.finishedAt}`);
    this.totals = page.value?.totals ?? this.totals;
    const chip = (name) => html`<button type="button" class="chip" aria-pressed=${kind === name} @click=${() => (this.kind = kind === name ? null : name)}>
      ${icon(SYMBOLS[name])}${t(`plan.kind.${name}`)}${this.totals ? count(this.totals[name] ?? 0) : nothing}</button>`;
    return html`<section class="panel decision"><h2>${t('plan.title')}</h2>
      <p>${t('plan.text', { outcome: outcome(job) })}</p>
      <div @change=${this.#choose}>${ruleField(job.rule)}</div>
      <p class="actions"><button type="button" class="button" ?disabled=${this.busy} @click=${this.#discard}>${t('plan.discard')}</button>
        <button type="button" class="button primary" ?disabled=${this.busy} @click=${this.#apply}>${t('plan.apply')}</button></p></section>
      <section class="panel"><div class="chips" role="group" aria-label=${t('plan.kinds')}>${KINDS.map(chip)}</div>
        ${page.view((some) => this.#listOf(some))}</section>`;
  }
}
customElements.define('import-plan', ImportPlan);
