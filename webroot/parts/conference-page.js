import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { follow, load, programOf } from '../lib/programs.js';
import { problemNote, skeleton } from './bits.js';
import { icon } from './icons.js';
import { Page } from './page.js';

/** Nobody shall travel to what does not take place. */
export const cancelledNote = ({ status }) => (status === 'CANCELLED'
  ? html`<div class="banner-note cancelled-note" role="note">${icon('warning')}<p>${t('conference.cancelled')}</p></div>` : nothing);

/** What everybody sees. */
const SHOWN = { of: programOf, follow, load };

/** A page below `/c/{slug}`: renders `content(program)` once the program is there. */
export class ConferencePage extends Page {
  #cell = null;
  #stop = null;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.#cell = null;
  }

  /** Where the program is read. */
  get source() {
    return SHOWN;
  }

  #follow(slug) {
    const cell = this.source.of(slug);
    if (cell === this.#cell) return;
    this.#stop?.();
    this.#cell = cell;
    this.#stop = this.source.follow(slug, () => this.requestUpdate());
  }

  render() {
    const { slug } = this.params;
    if (!slug) return html``;
    this.#follow(slug);
    const { part, problem, stale } = this.#cell.value;
    const program = this.#cell.value.program ?? (part && this.isEnough(part) ? part : null);
    if (program) return html`${this.notice(program.conference)}${this.content(program, { problem, stale })}`;
    return problem ? html`<div class="page">${problemNote(problem, () => this.source.load(slug))}</div>` : this.placeholder();
  }

  /** What everybody has to know, whichever page of it they came for. */
  notice(conference) {
    return cancelledNote(conference);
  }

  /** Whether a part of the program has all that the page shows. */
  isEnough() {
    return false;
  }

  /** What stands where the content will be. */
  placeholder() {
    return html`<div class="page">${skeleton()}</div>`;
  }
}
