import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { place } from '../lib/router.js';
import { signInFor } from '../lib/session.js';
import { formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';

/**
 * What is wrong with a form as a whole, and what was changed elsewhere while somebody typed here.
 * @param {import('./form.js').Form} form
 * @param {(name: string) => string} label of a value
 */
export function formNotice(form, label) {
  const { problem, elsewhere } = form;
  if (problem?.status === 401) return signedOut();
  if (problem?.status === 412) return changedElsewhere(elsewhere, label);
  const hidden = problem?.errors.filter(({ pointer }) => !(pointer.slice(1).split('/')[0] in form.values || pointer.slice(1) in form.values)) ?? [];
  return html`${formFault(problem)}${hidden.length
    ? html`<ul class="form-faults">${hidden.map(({ pointer, detail }) => html`<li><code>${pointer}</code> ${detail}</li>`)}</ul>`
    : nothing}`;
}

const signedOut = () => html`<div class="conflict" role="alert"><p>${icon('warning')}${t('form.signed-out')}</p>
  <p class="actions"><a class="button small" href=${signInFor(place.value.address)} target="_blank">${icon('external')}${t('form.sign-in')}</a></p></div>`;

function changedElsewhere(elsewhere, label) {
  return html`<div class="conflict" role="alert"><p>${icon('warning')}${t('form.stale')}</p>
    <ul class="form-faults">${elsewhere.map(({ name, value, kept }) => html`<li><b>${label(name)}</b>:
      ${t(kept ? 'form.stale.kept' : 'form.stale.taken', { value: brief(value) })}</li>`)}</ul></div>`;
}

function brief(value) {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'object') return t('form.stale.changed');
  const text = String(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

/** The buttons at the end of a form; they stay in sight while there is something to save. */
export function saveBar(form, { action = t('form.save'), more = nothing } = {}) {
  const changed = form.isChanged;
  return html`<div class="save-bar ${changed ? 'changed' : ''}">
    <button class="button primary" ?disabled=${form.busy || !changed}>${form.busy ? t('form.saving') : action}</button>
    ${changed ? html`<button type="button" class="button" @click=${() => form.reset()}>${t('form.reset')}</button>` : nothing}
    <span class="hint" role="status">${changed ? t('form.unsaved') : nothing}</span><span class="spring"></span>${more}</div>`;
}
