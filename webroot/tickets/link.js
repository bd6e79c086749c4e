import { html, nothing } from 'lit';
import { getOpen } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';

/** The way to the tickets of a conference, where there are any. */
class TicketsLink extends PlainElement {
  static properties = { slug: { attribute: false }, sells: { state: true } };
  #asked;

  async willUpdate() {
    const { slug } = this;
    if (slug === this.#asked) return;
    this.#asked = slug;
    this.sells = false;
    const { data } = await getOpen(`/conferences/${slug}/shop`).catch(() => ({ data: { items: [] } }));
    if (slug === this.slug) this.sells = data.items.length > 0;
  }

  render() {
    return this.sells ? html`<a class="button" href="/c/${this.slug}/tickets">${icon('tag')}${t('nav.tickets')}</a>` : nothing;
  }
}
customElements.define('tickets-link', TicketsLink);
