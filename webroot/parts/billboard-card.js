import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { money } from '../lib/money.js';
import { hue, initials } from './bits.js';
import { vars } from './element.js';
import { icon } from './icons.js';
import { advertisementPicture, sponsorLogo } from './pictures.js';

const FEW = 20;

/** Of an offer: what it costs, and how many there are still where they are few. */
const offerWords = ({ price, currency, left }) => [price ? money(price, currency) : t('billboard.free'), left !== undefined && left <= FEW ? t('billboard.left', { count: left }) : null].filter(Boolean).join(' · ');

/**
 * What a conference offers itself, which leads to buying it for a ticket of one's own.
 * @param {{ headline: string, text?: string, offer: { addOnId: string, price: number, currency: string, left?: number } }} shown
 * @param {{ slug: string, follow?: (event: Event) => void, hide?: () => void }} actions a preview has none
 */
const offerCard = ({ id, headline, text, offer, picture }, { slug, follow, hide }) => html`<aside class="billboard offer ${picture ? 'with-picture' : ''}" aria-label=${t('billboard.offer')}>
  ${picture ? advertisementPicture(slug, { id, picture }) : html`<span class="billboard-mark" aria-hidden="true">${icon('tag')}</span>`}
  <p class="billboard-label"><b>${t('billboard.offer')}</b><span>${offerWords(offer)}</span></p>
  <p class="billboard-text"><a href="/c/${slug}/add-ons?add-on=${offer.addOnId}" @click=${follow ?? nothing} @auxclick=${follow ?? nothing}>${headline}</a>
    ${text ? html`<span>${text}</span>` : nothing}</p>${hideButton(hide)}</aside>`;

const hideButton = (hide) => (hide ? html`<button type="button" class="icon-button" aria-label=${t('billboard.hide')} title=${t('billboard.hide')} @click=${hide}>${icon('close')}</button>` : nothing);

/**
 * An advertisement, which always says that it is one.
 * @param {{ sponsor: string, headline: string, text?: string, link: string }} advertisement
 * @param {{ slug?: string, follow?: (event: Event) => void, hide?: () => void }} actions a preview has none
 */
export const billboardCard = (shown, actions = {}) => (shown.offer ? offerCard(shown, actions) : sponsorCard(shown, actions));

/** Its own picture, else that of its sponsor. */
const mark = ({ id, sponsorId, sponsor, logo, picture }, slug) => (picture ? advertisementPicture(slug, { id, picture }) : html`<span class="billboard-mark ${logo ? 'pictured' : ''}" aria-hidden="true" ${vars({ '--hue': hue(sponsor) })}>${logo ? sponsorLogo(slug, { id: sponsorId, logo }) : initials(sponsor)}</span>`);

const sponsorCard = (shown, { slug, follow, hide }) => {
  const { sponsor, headline, text, link, picture } = shown;
  return html`<aside class="billboard ${picture ? 'with-picture' : ''}" aria-label=${t('billboard.of', { sponsor })}>
  ${mark(shown, slug)}
  <p class="billboard-label"><b>${t('billboard.label')}</b><span>${sponsor}</span></p>
  <p class="billboard-text"><a href=${link} target="_blank" rel="sponsored noopener noreferrer" @click=${follow ?? nothing} @auxclick=${follow ?? nothing}>${headline}${icon('external')}</a>
    ${text ? html`<span>${text}</span>` : nothing}</p>
  ${hideButton(hide)}</aside>`;
};

/** The same below a mail, which is light in any scheme and has no pictures. */
export const mailCard = ({ sponsor, headline, text, link }) => html`<div class="billboard-mail"><p class="billboard-label"><b>${t('billboard.label')}</b><span>${sponsor}</span></p>
  <p><a href=${link} target="_blank" rel="sponsored noopener noreferrer">${headline}</a>${text ? html`<br>${text}` : nothing}</p><p class="none">${t('billboard.none')}</p></div>`;
