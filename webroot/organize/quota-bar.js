import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { vars } from '../parts/element.js';

export const isFull = ({ size, taken }) => size !== undefined && taken >= size;

/** How many seats of a quota are held or sold. */
export const takenWords = ({ size, taken }) => (size === undefined
  ? t('quotas.taken.unlimited', { count: taken }) : t('quotas.taken', { taken, count: size }));

/** Numbers say it, the bar only shows it. */
export const quotaBar = (quota, name) => html`<span class="quota-bar ${isFull(quota) ? 'full' : ''}">
  <span class="quota-words">${name ? html`<span class="quota-name">${name}</span>` : nothing}<span>${takenWords(quota)}${isFull(quota) ? html` · <b>${t('quotas.full')}</b>` : nothing}</span></span>
  ${quota.size === undefined ? nothing : html`<span class="quota-line" aria-hidden="true" ${vars({ '--share': String(quota.size ? quota.taken / quota.size : 1) })}></span>`}</span>`;
