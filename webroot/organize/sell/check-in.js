import { html } from 'lit';
import { get } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { mayCheckIn, maySell } from '../../lib/roles.js';
import { icon } from '../../parts/icons.js';
import { Loaded } from '../../workspace/loaded.js';
import './check-in-lists.js';
import { OrganizerPage } from '../organizer-page.js';

const items = (path) => get(path).then((list) => list.items);

/** Who is let in where, and how it goes there. */
class CheckInPage extends OrganizerPage {
  lists = new Loaded(this, items);
  types = new Loaded(this, items);

  may(conference) {
    return maySell(conference) && mayCheckIn(conference);
  }

  #renew = () => this.lists.renew();

  head({ conference }) {
    this.title(t('organize.place.check-in'), conference.title);
    return html`<h1>${t('organize.place.check-in')}</h1><span class="spring"></span>
      <a class="button" href="/c/${conference.slug}/check-in">${icon('external')}${t('check-in.door')}</a>`;
  }

  work({ conference }) {
    const path = `/conferences/${this.params.slug}`;
    this.lists.follow(`${path}/check-in-lists`);
    this.types.follow(`${path}/ticket-types`);
    return this.lists.view((lists) => this.types.view((types) => html`
      <check-in-lists .conference=${conference} .lists=${lists} .types=${types} .renew=${this.#renew}></check-in-lists>`));
  }
}
customElements.define('organize-check-in-page', CheckInPage);
