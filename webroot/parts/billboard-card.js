import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { hue, initials } from './bits.js';
import { vars } from './element.js';
import { icon } from './icons.js';

/**
 * An advertisement, which always says that it is one.
 * @param {{ sponsor: string, headline: string, text?: string, link: string }} advertisement
 * @param {{ follow?: (event: Event) => void, hide?: () => void }} actions a preview has none
 */
export const billboardCard = ({ sponsor, headline, text, link }, { follow, hide } = {}) => html`<aside class="billboard" aria-label=${t('billboard.of', { sponsor })}>
  <span class="billboard-mark" aria-hidden="true" ${vars({ '--hue': hue(sponsor) })}>${initials(sponsor)}</span>
  <p class="billboard-label"><b>${t('billboard.label')}</b><span>${sponsor}</span></p>
  <p class="billboard-text"><a href=${link} target="_blank" rel="sponsored noopener noreferrer" @click=${follow ?? nothing} @auxclick=${follow ?? nothing}>${headline}${icon('external')}</a>
    ${text ? html`<span>${text}</span>` : nothing}</p>
  ${hide ? html`<button type="button" class="icon-button" aria-label=${t('billboard.hide')} title=${t('billboard.hide')} @click=${hide}>${icon('close')}</button>` : nothing}</aside>`;
