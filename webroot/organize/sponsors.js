import { html } from 'lit';
import { get } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { mayPromote, maySeePromotions } from '../lib/roles.js';
import { Loaded } from '../workspace/loaded.js';
import './promotion-list.js';
import { OrganizerPage } from './organizer-page.js';
import './promotion-rules.js';
import './sponsor-list.js';

/** What is sold; whoever does not sell tickets sees what is for sale. */
const sold = (path) => items(`${path}/ticket-types`).catch(() => items(`${path}/shop`).then((list) => list.map(({ type }) => type)));

const items = (path) => get(path).then((list) => list.items);

/** Who supports the conference, what they show, and how much of it the conference allows. */
class SponsorsPage extends OrganizerPage {
  sponsors = new Loaded(this, items);
  advertisements = new Loaded(this, items);
  types = new Loaded(this, sold);
  rules = new Loaded(this, (path) => get(path));

  may(conference) {
    return maySeePromotions(conference);
  }

  #renew = () => Promise.all([this.sponsors.renew(), this.advertisements.renew()]);

  #renewRules = () => this.rules.renew();

  head({ conference }) {
    this.title(t('organize.place.sponsors'), conference.title);
    return html`<h1>${t('organize.place.sponsors')}</h1>`;
  }

  work({ conference }) {
    const path = `/conferences/${this.params.slug}`;
    this.sponsors.follow(`${path}/sponsors`);
    this.advertisements.follow(`${path}/promotions`);
    this.rules.follow(`${path}/promotion-rules`);
    this.types.follow(path);
    const locked = !mayPromote(conference);
    return this.sponsors.view((sponsors) => this.advertisements.view((advertisements) => this.rules.view((rules) => this.types.view((types) => html`
      <organize-sponsor-list .conference=${conference} .sponsors=${sponsors} .advertisements=${advertisements} .locked=${locked} .renew=${this.#renew}></organize-sponsor-list>
      <promotion-list .conference=${conference} .sponsors=${sponsors} .types=${types} .advertisements=${advertisements} .rules=${rules} .locked=${locked} .renew=${this.#renew}></promotion-list>
      <promotion-rules .conference=${conference} .rules=${rules} .locked=${locked} .renew=${this.#renewRules}></promotion-rules>`))));
  }
}
customElements.define('organize-sponsors-page', SponsorsPage);
