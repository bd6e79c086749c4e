import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { money } from '../lib/money.js';
import { hue, initials } from './bits.js';
import { vars } from './element.js';
import { icon } from './icons.js';
import { sponsorLogo } from './pictures.js';

const FEW = 20;

/** Of an offer: what it costs, and how many there are still where they are few. */
const offerWords = ({ price, currency, left }) => [price ? money(price, currency) : t('billboard.free'), left !== undefined && left <= FEW ? t('billboard.left', { count: left }) : null].filter(Boolean).join(' · ');

/**
 * What a conference offers itself, which leads to buying it for a ticket of one's own.
 * @param {{ headline: string, text?: string, offer: { addOnId: string, price: number, currency: string, left?: number } }} shown
 * @param {{ slug: string, follow?: (event: Event) => void, hide?: () => void }} actions a preview has none
 */
const offerCard = ({ headline, text, offer }, { slug, follow, hide }) => html`<aside class="billboard offer" aria-label=${t('billboard.offer')}>
  <span class="billboard-mark" aria-hidden="true">${icon('tag')}</span>
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

const sponsorCard = ({ sponsorId, sponsor, logo, headline, text, link }, { slug, follow, hide }) => html`<aside class="billboard" aria-label=${t('billboard.of', { sponsor })}>
  <span class="billboard-mark ${logo ? 'pictured' : ''}" aria-hidden="true" ${vars({ '--hue': hue(sponsor) })}>${logo ? sponsorLogo(slug, { id: sponsorId, logo }) : initials(sponsor)}</span>
  <p class="billboard-label"><b>${t('billboard.label')}</b><span>${sponsor}</span></p>
  <p class="billboard-text"><a href=${link} target="_blank" rel="sponsored noopener noreferrer" @click=${follow ?? nothing} @auxclick=${follow ?? nothing}>${headline}${icon('external')}</a>
    ${text ? html`<span>${text}</span>` : nothing}</p>
  ${hideButton(hide)}</aside>`;
