import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { askShop, sells, shops } from '../lib/shops.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';

/** The way to the tickets of a conference, where there are any. */
class TicketsLink extends PlainElement {
  static properties = { slug: { attribute: false } };
  watch = new Watch(this, shops);

  willUpdate() {
    askShop(this.slug);
  }

  render() {
    return sells(this.slug) ? html`<a class="button primary" href="/c/${this.slug}/tickets">${icon('tag')}${t('nav.tickets')}</a>` : nothing;
  }
}
customElements.define('tickets-link', TicketsLink);
