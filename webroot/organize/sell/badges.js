import { html, nothing } from 'lit';
import { get, put } from '../../lib/api.js';
import { badgesQuery, saveBadges } from '../../lib/files.js';
import { number, t } from '../../lib/i18n.js';
import { mayCheckIn, maySell } from '../../lib/roles.js';
import { field } from '../../parts/field.js';
import { icon } from '../../parts/icons.js';
import { toast, toastProblem } from '../../parts/toast.js';
import { formNotice, saveBar } from '../../workspace/form-parts.js';
import { Form } from '../../workspace/form.js';
import { Loaded } from '../../workspace/loaded.js';
import { momentField } from '../moment-field.js';
import { OrganizerPage } from '../organizer-page.js';

const SIZES = ['A6', 'CARD', 'SHEET_OF_4', 'SHEET_OF_8', 'SHEET_OF_10'];
const SHOWN = ['showConference', 'showType', 'showAnswers', 'showCode'];
const label = (name) => t(`badges.${name}`);
const items = async (path) => (await get(path)).items;

/** What is on badges, and to print them: of all, of those who are new since then, or of one type; and whom to write one by hand. */
class BadgesPage extends OrganizerPage {
  static properties = { ticketTypeId: { state: true }, since: { state: true }, part: { state: true }, printing: { state: true } };
  form = new Form(this, ({ size, affiliationQuestionId, ...design }) => ({ size, affiliationQuestionId: affiliationQuestionId ?? '', ...Object.fromEntries(SHOWN.map((name) => [name, design[name]])) }));
  types = new Loaded(this, async (path) => (await items(path)).filter(({ addOn }) => !addOn));
  questions = new Loaded(this, items);
  check = new Loaded(this, get);
  design = new Loaded(this, async (path) => {
    const design = await get(path);
    this.form.open(design);
    return design;
  });

  constructor() {
    super();
    [this.ticketTypeId, this.since, this.part] = ['', null, 1];
  }

  may(conference) {
    return maySell(conference) && mayCheckIn(conference);
  }

  get #path() {
    return `/conferences/${this.params.slug}`;
  }

  get #which() {
    return { ticketTypeId: this.ticketTypeId, since: this.since };
  }

  head({ conference }) {
    this.title(t('organize.place.badges'), conference.title);
    return html`<h1>${t('organize.place.badges')}</h1><p>${t('badges.text')}</p>`;
  }

  async #save(event) {
    event.preventDefault();
    const { affiliationQuestionId, ...values } = this.form.values;
    if (!(await this.form.submit(() => put(`${this.#path}/badge-design`, { ...values, affiliationQuestionId: affiliationQuestionId || null })))) return;
    toast({ text: t('form.saved') });
    this.check.renew();
  }

  #parts({ badges, perFile }) {
    return Math.ceil(badges / perFile);
  }

  /** More than fit in a file are printed one file after the other. */
  #partField(check) {
    const { badges, perFile } = check;
    const part = (_, i) => [String(i + 1), t('badges.part.of', { from: number(i * perFile + 1), to: number(Math.min(badges, (i + 1) * perFile)) })];
    return field({ name: 'part', label: t('badges.part'), value: String(this.part), options: Array.from({ length: this.#parts(check) }, part), hint: t('badges.part.hint') });
  }

  async #print(event) {
    event.preventDefault();
    this.printing = true;
    await saveBadges(this.params.slug, { ...this.#which, part: this.#parts(this.check.value) > 1 ? this.part : null }).catch(toastProblem);
    this.printing = false;
  }

  #designForm(questions) {
    const { form } = this;
    const one = (name, more) => field({ name, label: label(name), value: form.values[name], problem: form.problem, ...more });
    const asked = questions.filter(({ kind }) => kind === 'TEXT' || kind === 'CHOICE').map(({ id, label: text }) => [id, text]);
    return html`<form class="panel panel-form" @submit=${(event) => this.#save(event)} @input=${form.typed}><h2>${t('badges.design')}</h2>${formNotice(form, label)}
      ${one('size', { options: SIZES.map((size) => [size, t(`badges.size.${size}`)]) })}
      ${one('affiliationQuestionId', { options: [['', t('badges.affiliation.none')], ...asked], hint: t('badges.affiliation.hint') })}
      ${SHOWN.map((name) => one(name, { type: 'checkbox' }))}${saveBar(form)}</form>`;
  }

  #printForm(conference, types) {
    const { value, problem } = this.check;
    const chosen = ({ target: { name, value: to } }) => {
      if (name === 'part') this.part = Number(to);
      else if (name === 'ticketTypeId') [this.ticketTypeId, this.part] = [to, 1];
    };
    const moved = ({ detail }) => ([this.since, this.part] = [detail.value, 1]);
    return html`<form class="panel panel-form" @submit=${(event) => this.#print(event)} @input=${chosen} @edited=${moved}><h2>${t('badges.print')}</h2>
      ${field({ name: 'ticketTypeId', label: t('badges.ticketTypeId'), value: this.ticketTypeId, options: [['', t('badges.all')], ...types.map(({ id, name }) => [id, name])] })}
      ${momentField({ name: 'since', label: t('badges.since'), value: this.since, hint: t('badges.since.hint') }, conference)}
      <p role="status">${value ? t('badges.count', { count: value.badges, number: number(value.badges) }) : problem ? nothing : t('loading')}</p>
      ${value && this.#parts(value) > 1 ? this.#partField(value) : nothing}
      <div class="actions"><button class="button primary" ?disabled=${this.printing || !value?.badges}>${icon('download')}${t(this.printing ? 'badges.printing' : 'badges.download')}</button></div></form>`;
  }

  /** Whoever comes without a badge waits at the door: they are known before. */
  #byHand({ byHand, titlePrints, items: those }) {
    if (!byHand && titlePrints) return html`<p class="hint">${t('badges.by-hand.none')}</p>`;
    return html`<section aria-labelledby="by-hand-title"><div class="part-head"><h2 id="by-hand-title">${t('badges.by-hand')}</h2></div>
      ${titlePrints ? nothing : html`<p class="panel ask">${icon('warning')} ${t('badges.by-hand.title')}</p>`}
      ${byHand ? html`<p>${t('badges.by-hand.text', { count: byHand })}</p><ul class="layout-list">${those.map(({ orderCode, name, affiliation, typeName }) => html`<li><span class="what"><b>${name ?? t('badges.by-hand.unnamed')}</b>
        <small>${[affiliation, typeName].filter(Boolean).join(' · ')}</small></span><span class="spring"></span><code>${orderCode}</code></li>`)}</ul>` : nothing}
      ${byHand > those.length ? html`<p class="hint">${t('badges.by-hand.more', { count: byHand - those.length })}</p>` : nothing}</section>`;
  }

  work({ conference }) {
    this.types.follow(`${this.#path}/ticket-types`);
    this.questions.follow(`${this.#path}/questions`);
    this.design.follow(`${this.#path}/badge-design`);
    this.check.follow(`${this.#path}/badge-check${badgesQuery(this.#which)}`);
    return this.design.view(() => this.questions.view((questions) => this.types.view((types) => html`
      <div class="columns badges">${this.#designForm(questions)}${this.#printForm(conference, types)}</div>${this.check.view((check) => this.#byHand(check))}`)));
  }
}
customElements.define('organize-badges-page', BadgesPage);
