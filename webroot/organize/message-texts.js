import { html, nothing } from 'lit';
import { get, post } from '../lib/api.js';
import { shownLanguage, t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { field } from '../parts/field.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { formNotice, saveBar } from '../workspace/form-parts.js';
import { Form } from '../workspace/form.js';
import { Loaded } from '../workspace/loaded.js';
import './mail-preview.js';
import { placeholders } from './placeholders.js';

/** After the last letter. */
const REST = 700;
const LANGUAGES = ['en', 'de'];

const label = (name) => t(`bulletin.${name}`);

/** What messages about a conference say that nobody writes each time: in each language, with a way back to what the platform says. */
class MessageTexts extends PlainElement {
  static properties = { conference: {}, kind: { state: true }, language: { state: true }, shown: { state: true } };
  form = new Form(this, ({ subject, text }) => ({ subject, text }));
  texts = new Loaded(this, async (path) => {
    const { items } = await get(path);
    this.#open(items);
    return items;
  });
  #timer;

  constructor() {
    super();
    this.kind = 'AGENDA_CHANGED';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get #path() {
    return `/conferences/${this.conference.slug}/templates`;
  }

  get #chosen() {
    return this.language ?? shownLanguage();
  }

  #of(items) {
    return items.find(({ kind, language }) => kind === this.kind && language === this.#chosen);
  }

  #open(items) {
    this.form.open(this.#of(items));
    this.#show();
  }

  /** As it is typed at the moment. */
  #show() {
    const { kind, language } = this.#of(this.texts.value ?? []) ?? { kind: this.kind, language: this.#chosen };
    this.shown = { kind, language, ...this.form.values };
  }

  #typed = (event) => {
    this.form.typed(event);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(), REST);
  };

  #preview = () => post(`${this.#path}/preview`, this.shown);

  async #save(event, { kind, language }) {
    event.preventDefault();
    const saved = await this.form.submit(() => post(this.#path, { kind, language, ...this.form.values }));
    if (!saved) return;
    this.#take(saved);
    toast({ text: t('form.saved') });
  }

  #take(changed) {
    const items = this.texts.value.map((each) => (each.kind === changed.kind && each.language === changed.language ? changed : each));
    this.texts.adopt(this.#path, items);
    this.#open(items);
  }

  async #reset({ kind, language }) {
    if (!(await confirm({ title: t('texts.reset.title'), text: t('texts.reset.text'), action: t('texts.reset'), danger: true }))) return;
    try {
      this.#take(await post(`${this.#path}/reset`, { kind, language }));
      toast({ text: t('texts.is-reset') });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #choose(choice) {
    Object.assign(this, choice);
    this.#open(this.texts.value);
  }

  /** What is not kept would be lost. */
  #kinds(items) {
    const options = [...new Set(items.map(({ kind }) => kind))].map((kind) => [kind, t(`texts.${kind}`)]);
    return html`<fieldset class="texts-kind" ?disabled=${this.form.isChanged} @change=${({ target }) => this.#choose({ kind: target.value })}>
      ${field({ name: 'kind', label: t('texts.kind'), value: this.kind, options })}</fieldset>`;
  }

  #panel(one) {
    const { form } = this;
    const input = (name, more) => field({ name, label: label(name), value: form.values[name], problem: form.problem, required: true, ...more });
    const language = (each) => html`<button type="button" aria-pressed=${each === one.language} ?disabled=${form.isChanged} @click=${() => this.#choose({ language: each })}>${t(`bulletin.language.${each}`)}</button>`;
    return html`<form class="panel panel-form bulletin-form" @input=${this.#typed} @submit=${(event) => this.#save(event, one)}>
      <div class="panel-head"><h2>${t(`texts.${one.kind}`)}</h2><div class="segmented small" role="group" aria-label=${t('bulletin.language')}>${LANGUAGES.map(language)}</div></div>
      <p class="hint">${t(one.changed ? 'texts.changed' : 'texts.unchanged')}</p>${formNotice(form, label)}
      ${input('subject', { max: 150 })}
      <div>${input('text', { rows: true, max: 20_000, hint: t('bulletin.text.hint') })}${placeholders(one.placeholders)}</div>
      ${saveBar(form, { more: one.changed ? html`<button type="button" class="button" @click=${() => this.#reset(one)}>${t('texts.reset')}</button>` : nothing })}</form>`;
  }

  render() {
    return this.texts.follow(this.#path).view((items) => html`${this.#kinds(items)}<div class="bulletin-columns">${this.#panel(this.#of(items))}
      <mail-preview .source=${this.#preview} .version=${JSON.stringify(this.shown)}></mail-preview></div>`);
  }
}
customElements.define('message-texts', MessageTexts);
