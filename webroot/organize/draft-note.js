import { html, nothing } from 'lit';
import { get } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { follow, workOf } from '../lib/work.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { countOf } from './release-counts.js';

/** Whoever works on a draft is told so, and how much of it nobody else sees yet. */
class DraftNote extends PlainElement {
  static properties = { conference: {}, state: { state: true } };
  #stop = null;
  #slug;
  #seen;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.#slug = this.#seen = null;
  }

  willUpdate() {
    const { slug } = this.conference;
    if (slug === this.#slug) return;
    this.#stop?.();
    this.#slug = slug;
    this.state = null;
    this.#stop = follow(slug, () => this.#look());
    this.#look();
  }

  /** It is another one with each version of what is worked on. */
  async #look() {
    const slug = this.#slug;
    const { program } = workOf(slug).value;
    if (!program || program.version === this.#seen) return;
    this.#seen = program.version;
    const state = await get(`/conferences/${slug}/draft`).catch(() => null);
    if (slug === this.#slug) this.state = state ?? this.state;
  }

  render() {
    if (this.state?.mode !== 'BY_HAND') return nothing;
    const count = countOf(this.state.unreleased);
    return html`<div class="banner-note draft-note" role="note">${icon('edit')}<p>${t('releases.note')} ${count ? t('releases.note.count', { count }) : t('releases.note.none')}</p>
      <a class="button small" href="/c/${this.#slug}/organize/releases">${t('organize.place.releases')}</a></div>`;
  }
}
customElements.define('draft-note', DraftNote);

export const draftNote = (conference) => html`<draft-note .conference=${conference}></draft-note>`;
