import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { billboardCard } from '../parts/billboard-card.js';
import { field } from '../parts/field.js';
import { momentField } from './moment-field.js';
import { placesField } from './promotion-places.js';

const STATES = ['DRAFT', 'ACTIVE', 'PAUSED'];

export const advertisementLabel = (name) => t(`advertisement.${name}`);

export const readAdvertisement = ({ sponsorId, headline = '', text = '', link = '', placements = [], weight = 10, startsAt = null, endsAt = null, mostPerDay = null, state = 'DRAFT' }) =>
  ({ sponsorId, headline, text, link, placements, weight, startsAt, endsAt, mostPerDay, state });

/** @param {{ form: object, sponsors: object[], isNew: boolean, conference: object }} about whose figures they are does not change */
export function advertisementFields(one, { form, sponsors, isNew, conference }) {
  const { values, problem } = form;
  const sponsor = sponsors.find(({ id }) => id === values.sponsorId);
  return html`<div class="columns">${isNew ? field(one('sponsorId', { options: sponsors.map(({ id, name }) => [id, name]) })) : nothing}
      ${field(one('state', { options: STATES.map((state) => [state, t(`advertisement.state.${state}`)]) }))}</div>
    ${field(one('headline', { required: true, max: 80 }))}${field(one('text', { max: 200 }))}
    ${field(one('link', { required: true, max: 2000, type: 'url', pattern: 'https://.*', placeholder: 'https://', hint: t('sponsor.link.hint') }))}
    ${sponsor && !sponsor.placements.length && !values.placements.length ? noPlaces(sponsor) : placesField({ legend: advertisementLabel('placements'), hint: t('advertisement.placements.hint'), chosen: values.placements, offered: sponsor?.placements ?? [], fault: problem?.fault('placements'), set: (places) => form.set('placements', places) })}
    <div class="columns sales-window">${momentField(one('startsAt'), conference)}${momentField(one('endsAt'), conference)}</div>
    <div class="columns">${field(one('weight', { type: 'number', required: true, min: 1, max: 100, hint: t('advertisement.weight.hint') }))}
      ${field(one('mostPerDay', { type: 'number', min: 1, max: 100, hint: t('advertisement.mostPerDay.hint') }))}</div>`;
}

/** The places come first, and are those of the sponsor: the way there is its button in the list above. */
const noPlaces = ({ id, name }) => html`<div class="group"><b>${advertisementLabel('placements')}</b><p class="hint">${t('advertisement.placements.none', { name })}</p>
  <p><button type="button" class="button small" @click=${() => document.querySelector(`[data-do="edit ${id}"]`)?.focus()}>${t('advertisement.placements.give', { name })}</button></p></div>`;

/** As people see it, in each of its places. */
export function preview(values, sponsors) {
  const sponsor = sponsors.find(({ id }) => id === values.sponsorId)?.name ?? '';
  const shown = { sponsor, headline: values.headline || t('advertisement.headline'), text: values.text, link: /^https:/.test(values.link) ? values.link : 'https://plenary.invalid/' };
  return html`<section class="promotion-preview" aria-label=${t('advertisement.preview')}><h3 class="label">${t('advertisement.preview')}</h3>
    ${values.placements.length ? nothing : html`<p class="hint">${t('advertisement.preview.none')}</p>`}
    ${values.placements.map((place) => html`<figure class="preview-${place.toLowerCase()}"><figcaption>${t(`promotions.place.${place}`)}</figcaption>${billboardCard(shown)}</figure>`)}</section>`;
}
