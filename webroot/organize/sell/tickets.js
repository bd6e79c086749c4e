import { html, nothing } from 'lit';
import { get } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { maySell } from '../../lib/roles.js';
import { withQuery } from '../../lib/router.js';
import { icon } from '../../parts/icons.js';
import { Live } from '../../workspace/live.js';
import { Loaded } from '../../workspace/loaded.js';
import './card-settings.js';
import { OrganizerPage } from '../organizer-page.js';
import './seller-form.js';
import './ticket-add-ons.js';
import './ticket-quotas.js';
import './ticket-types.js';
import './transfer-details.js';
import './vouchers.js';

/** While it is sold. */
const PAUSE = 15_000;

const PARTS = ['tickets', 'vouchers', 'payment'];

const items = (path) => get(path).then((list) => list.items);

/** What can be had to take part, and how many of it there are. */
class TicketsPage extends OrganizerPage {
  types = new Loaded(this, items);
  quotas = new Live(this, items, () => PAUSE);

  may(conference) {
    return maySell(conference);
  }

  get #path() {
    return `/conferences/${this.params.slug}`;
  }

  /** A quota that a type needs from now on has fewer seats left. */
  #renewTypes = () => Promise.all([this.types.renew(), this.quotas.renew()]);

  #renewQuotas = () => this.quotas.renew();

  head({ conference }) {
    this.title(t('organize.place.tickets'), conference.title);
    return html`<h1>${t('organize.place.tickets')}</h1><span class="spring"></span>
      <a class="button" href="/c/${conference.slug}/tickets">${icon('external')}${t('types.shop')}</a>`;
  }

  work({ conference }) {
    this.types.follow(`${this.#path}/ticket-types`);
    this.quotas.follow(`${this.#path}/quotas`);
    return html`${this.#tabs()}${this.types.view((types) => this.#shown(types, conference))}`;
  }

  get #part() {
    const part = this.query.get('part');
    return PARTS.includes(part) ? part : PARTS[0];
  }

  #tabs() {
    const tab = (part) => html`<a href=${withQuery({ part: part === PARTS[0] ? null : part })} aria-current=${part === this.#part ? 'page' : nothing}>${t(`types.part.${part}`)}</a>`;
    return html`<nav class="segmented sale-parts" aria-label=${t('types.parts')}>${PARTS.map(tab)}</nav>`;
  }

  #shown(types, conference) {
    if (this.#part === 'vouchers') return html`<ticket-vouchers .conference=${conference} .types=${types}></ticket-vouchers>`;
    if (this.#part === 'payment') return html`<card-settings .conference=${conference}></card-settings><transfer-details .conference=${conference}></transfer-details><seller-form .conference=${conference}></seller-form>`;
    return this.quotas.view((quotas) => html`<ticket-types .conference=${conference} .types=${types.filter(({ addOn }) => !addOn)} .quotas=${quotas} .renew=${this.#renewTypes}></ticket-types>
      <ticket-add-on-types .conference=${conference} .types=${types} .quotas=${quotas} .renew=${this.#renewTypes}></ticket-add-on-types>
      <ticket-quotas .conference=${conference} .types=${types} .quotas=${quotas} .renew=${this.#renewQuotas}></ticket-quotas>`);
  }
}
customElements.define('organize-tickets-page', TicketsPage);
