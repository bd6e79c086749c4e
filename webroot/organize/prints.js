import { html, nothing } from 'lit';
import { file, get, post } from '../lib/api.js';
import { saveFile } from '../lib/files.js';
import { shownLanguage, t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { field, formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toastProblem } from '../parts/toast.js';
import { Live } from '../workspace/live.js';
import { Loaded } from '../workspace/loaded.js';
import { fileSize } from './import-list.js';

const PAUSE = 700;
const SIZES = ['A4', 'A3', 'LETTER'];
const LANGUAGES = ['en', 'de'];
const OVER = new Set(['READY', 'FAILED']);

/** The program and what hangs at the doors of rooms, to print. */
class PrintPanel extends PlainElement {
  static properties = { program: {}, kind: { state: true }, asked: { state: true }, problem: { state: true }, busy: { state: true } };
  print = new Live(this, (path) => get(path), ({ state }) => (OVER.has(state) ? null : PAUSE));
  states = new Loaded(this, (slug) => this.#states(slug));

  constructor() {
    super();
    this.kind = 'PROGRAM';
  }

  get #path() {
    return `/conferences/${this.program.conference.slug}/prints`;
  }

  /** Of which state of the program there can be something, where it is released by hand. */
  async #states(slug) {
    const draft = await get(`/conferences/${slug}/draft`);
    if (draft.mode !== 'BY_HAND') return [];
    const { items } = await get(`/conferences/${slug}/releases?limit=100`);
    return [['', t('print.of.now')], ['draft', t('print.of.draft')], ...items.slice(1).map(({ number }) => [String(number), t('print.of.release', { number })])];
  }

  #make = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    const { kind, size, language, roomId, of } = Object.fromEntries(new FormData(event.target));
    const state = !of ? {} : of === 'draft' ? { draft: true } : { release: Number(of) };
    this.busy = true;
    this.problem = null;
    try {
      this.asked = await post(this.#path, { kind, size, language, ...(roomId ? { roomId } : {}), ...state });
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  };

  async #save({ id, kind, size }) {
    const { slug } = this.program.conference;
    await file(`${this.#path}/${id}/file`).then((pdf) => saveFile(pdf, `${slug}-${kind === 'PROGRAM' ? 'program' : 'doors'}-${size.toLowerCase()}.pdf`), toastProblem);
  }

  /** The name, as that of a file: what it is, of which room, on which paper. */
  #name({ kind, size, roomId, draft, release }) {
    const room = roomId && this.program.rooms.get(roomId)?.name;
    const state = draft ? t('print.of.draft') : release && t('print.of.release', { number: release });
    return [t(`print.kind.${kind}`), room, t(`print.size.${size}`), state].filter(Boolean).join(' · ');
  }

  #row(print) {
    const name = this.#name(print);
    if (print.state === 'FAILED') return html`<p class="fault" role="alert">${t('print.failed')} ${print.error}</p>`;
    if (print.state === 'READY') {
      return html`<ul class="export-list" role="status"><li><span><b>${name}</b><small>${fileSize(print.bytes)}</small></span>
        <button type="button" class="button small" @click=${() => this.#save(print)}>${icon('download')}${t('print.download')}</button></li></ul>`;
    }
    return html`<div class="field" role="status"><span>${t('print.making', { name })}</span>
      <progress max="100" .value=${print.percent} aria-label=${t('print.progress')}></progress></div>`;
  }

  #room() {
    const rooms = [...this.program.rooms.values()].map(({ id, name }) => [id, name]);
    return this.kind === 'DOOR_SHEETS' ? field({ name: 'roomId', label: t('print.room'), options: [['', t('print.rooms')], ...rooms] }) : nothing;
  }

  #form() {
    const states = this.states.follow(this.program.conference.slug).value ?? [];
    return html`<form @submit=${this.#make} @change=${(event) => event.target.name === 'kind' && (this.kind = event.target.value)}>${formFault(this.problem)}
      ${field({ name: 'kind', label: t('print.kind'), value: this.kind, options: ['PROGRAM', 'DOOR_SHEETS'].map((each) => [each, t(`print.kind.${each}`)]) })}
      ${this.#room()}
      <div class="columns">${field({ name: 'size', label: t('print.size'), value: 'A4', options: SIZES.map((each) => [each, t(`print.size.${each}`)]) })}
        ${field({ name: 'language', label: t('print.language'), value: shownLanguage(), options: LANGUAGES.map((each) => [each, t(`print.language.${each}`)]) })}</div>
      ${states.length ? field({ name: 'of', label: t('print.of'), options: states }) : nothing}
      <p class="actions"><button class="button" ?disabled=${this.busy}>${icon('print')}${t('print.make')}</button></p></form>`;
  }

  render() {
    const { asked } = this;
    return html`<section class="panel print-panel"><h2>${t('print.title')}</h2><p class="hint">${t('print.text')}</p>${this.#form()}
      ${asked ? this.print.follow(`${this.#path}/${asked.id}`).view((print) => this.#row(print), this.#row(asked)) : nothing}</section>`;
  }
}
customElements.define('print-panel', PrintPanel);
