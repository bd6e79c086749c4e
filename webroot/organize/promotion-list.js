import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { dateOf, now } from '../lib/time.js';
import { empty } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { advertisementBody, advertisementFields, advertisementLabel, preview, readAdvertisement } from './promotion-form.js';
import { InPlace } from './in-place.js';
import { ownPicture } from './own-pictures.js';
import './promotion-picture.js';
import { PLACES, placeWords } from './promotion-places.js';

/** Why an advertisement is not shown, or that it is. */
function standing({ state, startsAt, endsAt, placements, offer }, sponsor, allowed, at) {
  if (state !== 'ACTIVE') return state;
  if (endsAt && Date.parse(endsAt) <= at) return 'OVER';
  if (startsAt && Date.parse(startsAt) > at) return 'SOON';
  return placements.some((each) => (offer || sponsor?.placements.includes(each)) && allowed.includes(each)) ? 'ON' : 'NOWHERE';
}

/** What the sponsors of a conference show. `renew` reads it again; `locked` only shows it. */
class PromotionList extends PlainElement {
  static properties = { conference: {}, sponsors: {}, types: {}, advertisements: {}, rules: {}, locked: {}, renew: {}, picturing: { state: true } };
  clock = new Watch(this, now);
  list = new InPlace(this, {
    path: () => `/conferences/${this.conference.slug}/promotions`,
    items: () => this.advertisements,
    read: readAdvertisement,
    body: advertisementBody,
    renew: () => this.renew(),
    hasOrder: false,
  });

  #form(id) {
    const advertisement = this.advertisements.find((each) => each.id === id);
    return this.list.formOf(id, advertisementLabel, (one) => html`${advertisementFields(one, { form: this.list.form, sponsors: this.sponsors, types: this.types, isNew: !advertisement, conference: this.conference })}
      ${preview(this.list.form.values, { sponsors: this.sponsors, types: this.types, slug: this.conference.slug, id, picture: ownPicture(this, this.conference.slug, advertisement) })}`);
  }

  /** What its picture is, beside the list's own forms. */
  #picture(advertisement, sponsor) {
    const close = () => {
      this.picturing = null;
      this.updateComplete.then(() => this.querySelector(`[data-do="picture ${advertisement.id}"]`)?.focus());
    };
    return html`<li class="open"><promotion-picture .conference=${this.conference} .advertisement=${advertisement} .sponsor=${sponsor} .renew=${this.renew} .close=${close}></promotion-picture></li>`;
  }

  #pictureButton({ id, headline, picture }) {
    const label = t('advertisement.picture.of', { name: headline });
    return this.locked ? nothing : html`<button type="button" class="button small" data-do="picture ${id}" aria-label=${label} @click=${() => (this.picturing = id)}>${t(picture ? 'advertisement.picture' : 'advertisement.picture.add')}</button>`;
  }

  #whose({ offer }, sponsor) {
    return offer ? `${t('offer.kind')}: ${this.types.find(({ id }) => id === offer.addOnId)?.name ?? t('offer.gone')}` : sponsor?.name;
  }

  #row(advertisement, i) {
    if (this.list.editing === advertisement.id) return html`<li class="open">${this.#form(advertisement.id)}</li>`;
    const { headline, startsAt, endsAt, placements } = advertisement;
    const sponsor = this.sponsors.find(({ id }) => id === advertisement.sponsorId);
    if (this.picturing === advertisement.id) return this.#picture(advertisement, sponsor);
    const allowed = PLACES.filter((each) => this.rules.placements.some(({ placement, most }) => placement === each && most > 0));
    const state = standing(advertisement, sponsor, allowed, now.value);
    const day = (at) => dateOf(Date.parse(at), this.conference.timeZone);
    const span = startsAt || endsAt ? `${startsAt ? day(startsAt) : '…'} – ${endsAt ? day(endsAt) : '…'}` : null;
    return html`<li><span class="what"><b>${headline}</b><span class="sales-line"><span class="badge promotion ${state.toLowerCase()}">${t(`advertisement.standing.${state}`)}</span><small>${this.#whose(advertisement, sponsor)}${span ? ` · ${span}` : ''}</small></span></span>
      <span class="sponsor-places"><small>${placeWords(placements) || t('sponsor.no-places')}</small></span>
      ${this.#pictureButton(advertisement)}${this.locked ? nothing : this.list.actions({ ...advertisement, name: headline }, i, () => this.list.remove({ ...advertisement, name: headline }, { title: t('advertisement.delete.title', { name: headline }) }))}</li>`;
  }

  #rows() {
    const adding = this.list.editing === 'new';
    if (this.advertisements.length === 0 && !adding) return empty('megaphone', t('advertisement.empty'), t(this.sponsors.length ? 'advertisement.empty.text' : 'advertisement.empty.sponsors'));
    return html`<ul class="layout-list sold-list">${repeat(this.advertisements, ({ id }) => id, (each, i) => this.#row(each, i))}
      ${adding ? html`<li class="open">${this.#form()}</li>` : nothing}</ul>`;
  }

  render() {
    const mayAdd = !this.locked && this.sponsors.length > 0;
    const addOn = this.types.find((type) => type.addOn && !type.addOn.variantOf);
    const offers = this.advertisements.some(({ offer }) => offer);
    return html`<section aria-labelledby="advertisements-title"><div class="part-head"><h2 id="advertisements-title">${t('advertisement.title')}</h2>
      <span class="spring"></span>${offers ? html`<a class="button small" href="/c/${this.conference.slug}/organize/sponsors/offers">${t('offer.report')}</a>` : nothing}
      ${addOn && !this.locked ? this.list.addButton(t('offer.new'), () => ({ offer: { addOnId: addOn.id, ticketTypeIds: [], unlessHad: true } })) : nothing}${mayAdd ? this.list.addButton(t('advertisement.new'), () => ({ sponsorId: this.sponsors[0].id })) : nothing}</div>${this.#rows()}</section>`;
  }
}
customElements.define('promotion-list', PromotionList);
