import { html } from 'lit';
import { follow, load, programOf } from '../lib/programs.js';
import { problemNote, skeleton } from './bits.js';
import { Page } from './page.js';

/** A page below `/c/{slug}`: renders `content(program)` once the program is there. */
export class ConferencePage extends Page {
  #cell = null;
  #stop = null;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.#cell = null;
  }

  #follow(slug) {
    const cell = programOf(slug);
    if (cell === this.#cell) return;
    this.#stop?.();
    this.#cell = cell;
    this.#stop = follow(slug, () => this.requestUpdate());
  }

  render() {
    const { slug } = this.params;
    if (!slug) return html``;
    this.#follow(slug);
    const { part, problem, stale } = this.#cell.value;
    const program = this.#cell.value.program ?? (part && this.isEnough(part) ? part : null);
    if (program) return this.content(program, { problem, stale });
    return problem ? html`<div class="page">${problemNote(problem, () => load(slug))}</div>` : this.placeholder();
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
