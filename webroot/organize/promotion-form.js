import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { billboardCard, mailCard } from '../parts/billboard-card.js';
import { field } from '../parts/field.js';
import { momentField } from './moment-field.js';
import { MAIL, OFFER_PLACES, placesField } from './promotion-places.js';
import { typeChoice } from './sell/type-choice.js';

const STATES = ['DRAFT', 'ACTIVE', 'PAUSED'];

export const advertisementLabel = (name) => t(`advertisement.${name}`);

export const readAdvertisement = ({ sponsorId, headline = '', text = '', link = '', placements = [], weight = 10, startsAt = null, endsAt = null, mostPerDay = null, state = 'DRAFT', offer }) =>
  ({ ...(offer ? { addOnId: offer.addOnId, ticketTypeIds: [...offer.ticketTypeIds].sort(), unlessHad: offer.unlessHad } : { sponsorId, link }), headline, text, placements, weight, startsAt, endsAt, mostPerDay, state });

const OFFER = ['addOnId', 'ticketTypeIds', 'unlessHad'];

/** What is typed as the API takes it: an offer is said as a whole. */
export function advertisementBody(changes, values, isNew) {
  const said = isNew ? Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== '')) : changes;
  if (!OFFER.some((name) => name in said)) return said;
  const rest = Object.fromEntries(Object.entries(said).filter(([name]) => !OFFER.includes(name)));
  return { ...rest, offer: Object.fromEntries(OFFER.map((name) => [name, values[name]])) };
}

/** What is offered, and to whom. */
function offerFields(one, form, types) {
  const addOns = types.filter(({ addOn }) => addOn && !addOn.variantOf);
  const gone = addOns.some(({ id }) => id === form.values.addOnId) ? [] : [[form.values.addOnId, t('offer.gone')]];
  return html`${field(one('addOnId', { options: [...gone, ...addOns.map(({ id, name }) => [id, name])], hint: t('advertisement.addOnId.hint') }))}
    ${typeChoice(form, types.filter(({ addOn }) => !addOn), { label: advertisementLabel('ticketTypeIds'), hint: t('advertisement.ticketTypeIds.hint') })}
    ${field(one('unlessHad', { type: 'checkbox', hint: t('advertisement.unlessHad.hint') }))}`;
}

/**
 * @param {{ form: object, sponsors: object[], types: object[], isNew: boolean, conference: object }} about whose figures they are does not
 *   change
 */
export function advertisementFields(one, { form, sponsors, types, isNew, conference }) {
  const { values, problem } = form;
  const isOffer = 'addOnId' in values;
  const sponsor = isOffer ? { placements: OFFER_PLACES } : sponsors.find(({ id }) => id === values.sponsorId);
  return html`<div class="columns">${isNew && !isOffer ? field(one('sponsorId', { options: sponsors.map(({ id, name }) => [id, name]) })) : nothing}
      ${field(one('state', { options: STATES.map((state) => [state, t(`advertisement.state.${state}`)]) }))}</div>
    ${field(one('headline', { required: true, max: 80 }))}${field(one('text', { max: 200 }))}
    ${isOffer ? offerFields(one, form, types) : field(one('link', { required: true, max: 2000, type: 'url', pattern: 'https://.*', placeholder: 'https://', hint: t('sponsor.link.hint') }))}
    ${sponsor && !sponsor.placements.length && !values.placements.length ? noPlaces(sponsor) : placesField({ legend: advertisementLabel('placements'), hint: t(isOffer ? 'offer.placements.hint' : 'advertisement.placements.hint'), chosen: values.placements, offered: sponsor?.placements ?? [], fault: problem?.fault('placements'), set: (places) => form.set('placements', places) })}
    <div class="columns sales-window">${momentField(one('startsAt'), conference)}${momentField(one('endsAt'), conference)}</div>
    <div class="columns">${field(one('weight', { type: 'number', required: true, min: 1, max: 100, hint: t('advertisement.weight.hint') }))}
      ${field(one('mostPerDay', { type: 'number', min: 1, max: 100, hint: t('advertisement.mostPerDay.hint') }))}</div>`;
}

/** The places come first, and are those of the sponsor: the way there is its button in the list above. */
const noPlaces = ({ id, name }) => html`<div class="group"><b>${advertisementLabel('placements')}</b><p class="hint">${t('advertisement.placements.none', { name })}</p>
  <p><button type="button" class="button small" @click=${() => document.querySelector(`[data-do="edit ${id}"]`)?.focus()}>${t('advertisement.placements.give', { name })}</button></p></div>`;

/** As people see it, in each of its places. @param {{ sponsors: object[], types: object[], slug: string, id?: string, picture?: object }} about */
export function preview(values, { sponsors, types, slug, id, picture }) {
  const { name: sponsor = '', logo } = sponsors.find(({ id }) => id === values.sponsorId) ?? {};
  const addOn = types.find(({ id }) => id === values.addOnId);
  const shown = { id, picture, sponsorId: values.sponsorId, logo, ...(addOn && { offer: { addOnId: addOn.id, price: addOn.price, currency: addOn.currency } }), sponsor, headline: values.headline || t('advertisement.headline'), text: values.text, link: /^https:/.test(values.link ?? '') ? values.link : 'https://plenary.invalid/' };
  return html`<section class="promotion-preview" aria-label=${t('advertisement.preview')}><h3 class="label">${t('advertisement.preview')}</h3>
    ${values.placements.length ? nothing : html`<p class="hint">${t('advertisement.preview.none')}</p>`}
    ${values.placements.map((place) => html`<figure class="preview-${place.toLowerCase()}"><figcaption>${t(`promotions.place.${place}`)}</figcaption>${place === MAIL ? mailCard(shown) : billboardCard(shown, { slug })}</figure>`)}</section>`;
}
