import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { vars } from '../parts/element.js';
import { field } from '../parts/field.js';
import { countries } from '../workspace/countries.js';
import { formNotice, saveBar } from '../workspace/form-parts.js';
import { markdownField } from '../workspace/markdown-field.js';

const COLOR = /^#[0-9a-f]{6}$/i;

const label = (name) => t(`details.${name}`);

/** How the colors will look, corrected so that text on them stays legible, in both themes. */
function colorPreview(values) {
  const primary = values['colors/primary'];
  const source = COLOR.test(primary) ? primary : 'var(--brand-default)';
  const sample = (theme) => html`<div class="color-sample branded" data-theme=${theme} ${vars({ '--brand-source': source })}>
    <b>${values.title}</b><span class="button primary small">${t('conference.to-schedule')}</span>
    <span class="sample-link">${t('nav.schedule')}</span>
    <small>${t(`theme.${theme}`)}</small></div>`;
  return html`<div class="color-samples" role="group" aria-label=${t('details.preview')}>${sample('light')}${sample('dark')}</div>`;
}

/** @param {import('../workspace/form.js').Form} form */
export function detailsForm(form, save) {
  const { values, problem } = form;
  const one = (name, more) => field({ name, label: label(name), value: values[name], problem, ...more });
  return html`<form class="editor" @submit=${save} @input=${form.typed}>${formNotice(form, label)}
    <section class="panel panel-form"><h2>${t('details.part.what')}</h2>
      ${one('title', { required: true, max: 300 })}${one('subtitle', { max: 300 })}
      ${one('acronym', { min: 4, max: 32, hint: t('details.acronym.hint') })}
      ${markdownField({ name: 'description', label: label('description'), value: values.description, problem, max: 20_000, hint: t('details.description.hint') })}</section>
    <section class="panel panel-form"><h2>${t('details.part.when')}</h2>
      <div class="columns three">${one('startDate', { type: 'date', required: true, min: '1900-01-01', max: '2199-12-31' })}
        ${one('endDate', { type: 'date', required: true, min: values.startDate, max: '2199-12-31' })}
        ${one('timeZone', { required: true, max: 64, suggestions: Intl.supportedValuesOf('timeZone'), hint: t('details.timeZone.hint') })}</div>
      <div class="columns three">${one('venue', { max: 300 })}${one('city', { max: 100 })}
        ${one('country', { options: [['', t('country.none')], ...countries()] })}</div>
      ${one('url', { type: 'url', max: 2000, pattern: 'https?://\\S+', placeholder: 'https://' })}
      ${one('logoUrl', { type: 'url', max: 2000, pattern: 'https?://\\S+', placeholder: 'https://', hint: t('details.logoUrl.hint') })}</section>
    <section class="panel panel-form"><h2>${t('details.part.colors')}</h2><p class="hint">${t('details.colors.hint')}</p>
      <div class="columns">${one('colors/primary', { type: 'color' })}${one('colors/accent', { type: 'color' })}</div>${colorPreview(values)}</section>
    ${saveBar(form)}</form>`;
}
