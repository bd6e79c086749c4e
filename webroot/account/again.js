import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { field } from '../parts/field.js';

/** The password once more, before what whoever finds a device unlocked must not do; where there is none, what stands for it. */
export const again = (passwordless, options) =>
  passwordless
    ? html`<p class="hint">${t('again.passwordless')}</p>`
    : field({ label: t('profile.password.current'), type: 'password', required: true, autocomplete: 'current-password', ...options });
