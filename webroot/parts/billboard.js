import { html, nothing } from 'lit';
import { billboards, placeOf, wantBillboard } from '../lib/billboard.js';
import { Watch } from '../lib/cell.js';
import { draw, stops } from '../lib/draw.js';
import { t } from '../lib/i18n.js';
import { newId } from '../lib/ids.js';
import { forMe, isForSome, ownTypes, wantOwnTypes } from '../lib/own-types.js';
import { accountChoice, choosePromotions, deviceChoice, wantPromotionChoice, wantsPromotions } from '../lib/promotion-choice.js';
import { maySignIn, user } from '../lib/session.js';
import { followed, saw, shownToday } from '../lib/sightings.js';
import { billboardCard } from './billboard-card.js';
import { PlainElement } from './element.js';
import { icon } from './icons.js';
import { sponsorLogo } from './pictures.js';
import { toast, toastProblem } from './toast.js';

/** So long half of it has to be in sight. */
const LOOK = 1000;

const choose = (choice) => choosePromotions(choice).catch(toastProblem);
const show = () => choose('on');
/** For whoever is signed in, on all their devices. */
const words = (key) => t(maySignIn() ? `${key}.account` : key);

function hide() {
  choose('off');
  toast({ text: words('billboard.hidden'), action: t('undo'), run: show });
}

/** A place once it is known for whom its offers are: before that nothing is drawn, so that nothing changes while it is looked at. */
const known = (place) => (place?.advertisements.some(({ offer }) => offer && isForSome(offer)) && !wantOwnTypes() ? null : place);

/** An advertisement that is counted when it was in sight. */
class BillboardCard extends PlainElement {
  static properties = { advertisement: {}, slug: {}, placement: {}, view: {} };
  #timer;
  #sight = new IntersectionObserver((entries) => this.#came(entries.at(-1)), { threshold: 0.5 });
  /** A tab behind others shows nothing. */
  #turned = () => (document.visibilityState === 'visible' ? this.#look() : clearTimeout(this.#timer));

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#turned);
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#turned);
    this.#sight.disconnect();
    clearTimeout(this.#timer);
  }

  /** Says at once whether it is in sight. */
  #look() {
    this.#sight.disconnect();
    this.#sight.observe(this);
  }

  #came({ isIntersecting, intersectionRatio }) {
    clearTimeout(this.#timer);
    const seen = isIntersecting && intersectionRatio >= 0.5 && document.visibilityState === 'visible';
    if (seen) this.#timer = setTimeout(() => saw(this.advertisement, this), LOOK);
  }

  #follow = ({ type, button }) => (type === 'click' || button === 1) && followed(this.advertisement, this);

  render() {
    return this.advertisement ? billboardCard(this.advertisement, { slug: this.slug, follow: this.#follow, hide }) : nothing;
  }
}
customElements.define('billboard-card', BillboardCard);

/** What a place of a page shows; each page that is gone to draws anew. */
class BillboardPlace extends PlainElement {
  static properties = { slug: {}, placement: {}, subject: {} };
  watch = new Watch(this, billboards, deviceChoice, accountChoice, user, ownTypes);
  #view;
  #drawn = null;

  willUpdate(changed) {
    if (changed.has('slug') || changed.has('subject')) {
      this.#view = newId();
      this.#drawn = null;
    }
    wantBillboard(this.slug);
    const place = known(placeOf(this.slug, this.placement));
    // What was drawn stays while somebody looks at it.
    this.#drawn = place && (this.#drawn ?? draw(forMe(place.advertisements), { most: place.most, seed: this.#view, today: shownToday() }));
  }

  render() {
    return (this.#drawn ?? []).map((each) => html`<billboard-card .advertisement=${each} .slug=${this.slug} .placement=${this.placement} .view=${this.#view}></billboard-card>`);
  }
}
customElements.define('billboard-place', BillboardPlace);

let lastDrawn = {};

/** What was drawn stays while somebody looks at it, wherever in the list. */
function drawnFor(view, { advertisements, most }) {
  if (lastDrawn.view !== view) lastDrawn = { view, drawn: draw(forMe(advertisements), { most, seed: view, today: shownToday() }) };
  return lastDrawn.drawn;
}

/** What stands between sessions: nothing, unless the conference allows it after one of those from `from` to `to`, of all there are. */
class BillboardBetween extends PlainElement {
  static properties = { slug: {}, view: {}, from: {}, to: {}, all: {} };
  watch = new Watch(this, billboards, deviceChoice, accountChoice, user, ownTypes);

  willUpdate() {
    wantBillboard(this.slug);
  }

  render() {
    const place = known(placeOf(this.slug, 'SCHEDULE'));
    const stop = place ? stops(this.all, place).findIndex((each) => this.from < each && each <= this.to) : -1;
    const shown = stop < 0 ? undefined : drawnFor(this.view, place)[stop];
    return shown ? html`<billboard-card .advertisement=${shown} .slug=${this.slug} .placement=${'SCHEDULE'} .view=${this.view}></billboard-card>` : nothing;
  }
}
customElements.define('billboard-between', BillboardBetween);

/** Who supports the conference, by their levels. */
class SponsorList extends PlainElement {
  static properties = { slug: {} };
  watch = new Watch(this, billboards, deviceChoice, accountChoice, user);

  willUpdate() {
    wantBillboard(this.slug);
  }

  #level([level, sponsors], i) {
    return html`<div class="sponsor-level ${i === 0 ? 'first' : ''}">${level ? html`<h3 class="label">${level}</h3>` : nothing}<ul class="sponsors">${sponsors.map(({ id, name, line, link, logo }) => html`<li>
      <a href=${link} target="_blank" rel="sponsored noopener noreferrer">${sponsorLogo(this.slug, { id, logo })}<span><b>${name}</b>${line ? html`<small>${line}</small>` : nothing}</span>${icon('external')}</a></li>`)}</ul></div>`;
  }

  #choice(placements) {
    if (placements.length === 0 || !wantPromotionChoice()) return nothing;
    const on = wantsPromotions();
    return html`<p class="hint promotion-choice">${on ? t('billboard.on') : words('billboard.off')}
      <button type="button" class="link" @click=${on ? hide : show}>${t(on ? 'billboard.hide' : 'billboard.show')}</button></p>`;
  }

  render() {
    const { sponsors, placements } = billboards.value.get(this.slug) ?? { sponsors: [], placements: [] };
    const levels = [...Map.groupBy(sponsors, ({ level }) => level ?? '')];
    return html`${sponsors.length ? html`<section class="sponsor-section"><h2>${t('billboard.sponsors')}</h2>${levels.map((each, i) => this.#level(each, i))}</section>` : nothing}${this.#choice(placements)}`;
  }
}
customElements.define('sponsor-list', SponsorList);
