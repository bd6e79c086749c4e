import { html, nothing } from 'lit';
import { byName, t } from '../lib/i18n.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { formNotice, saveBar } from '../workspace/form-parts.js';
import { markdownField } from '../workspace/markdown-field.js';
import '../workspace/links-field.js';
import { fields, ifChangeable } from './archived.js';
import './credits-field.js';
import { languageOptions } from './languages.js';
import './slot-field.js';

const STATUSES = ['CONFIRMED', 'TENTATIVE', 'CANCELLED'];

const label = (name) => t(`session.field.${name}`);

/**
 * Everything about a session that an organizer writes.
 * @param {import('../workspace/form.js').Form} form
 * @param {string | undefined} id undefined while the session is not there yet
 * @param {{ save: (event: Event) => void, remove: () => void }} actions
 */
export function sessionForm(form, program, id, { save, remove }) {
  const { values, problem } = form;
  const one = (name, more) => field({ name, label: label(name), value: values[name], problem, ...more });
  const text = (name) => markdownField({ name, label: label(name), value: values[name], problem, max: 100_000, hint: t('session.hint.markdown') });
  const tracks = [...program.tracks.values()].sort((a, b) => byName(a.name, b.name)).map(({ id: value, name }) => [value, name]);
  return html`<form class="editor" @submit=${save} @input=${form.typed} @edited=${form.edited}>${formNotice(form, label)}${fields(program.conference, html`
    <section class="panel panel-form"><h2>${t('session.part.what')}</h2>
      ${one('title', { required: true, max: 300 })}${one('subtitle', { max: 500 })}
      <div class="columns three">${one('trackId', { options: [['', t('sessions.track.none')], ...tracks] })}
        ${one('type', { max: 500, suggestions: typesOf(program) })}${one('language', { options: languageOptions(values.language, t('session.language.none')) })}</div>
      ${text('summary')}${text('description')}</section>
    <section class="panel panel-form"><h2>${t('session.part.when')}</h2>
      <slot-field .program=${program} .sessionId=${id} .slot=${values.slot} .problem=${problem}></slot-field>
      <div class="columns">${one('status', { options: STATUSES.map((each) => [each, t(`session.status.${each}`)]), hint: t(`session.status.${values.status}.means`) })}</div></section>
    <section class="panel panel-form"><h2>${t('session.part.who')}</h2>
      <credits-field .conference=${program.conference} .credits=${values.speakers} .problem=${problem}></credits-field></section>
    <section class="panel panel-form"><h2>${t('session.part.more')}</h2>
      <div class="columns">${one('url', { type: 'url', max: 2000, pattern: 'https?://\\S+', placeholder: 'https://' })}${one('license', { max: 500 })}</div>
      <links-field name="links" .label=${t('session.links')} .links=${values.links} .problem=${problem}></links-field>
      ${one('doNotRecord', { type: 'checkbox' })}</section>`)}
    ${ifChangeable(program.conference, saveBar(form, { action: id ? undefined : t('sessions.create'), more: id
      ? html`<button type="button" class="button danger" @click=${remove}>${icon('trash')}${t('session.delete')}</button>` : nothing }))}</form>`;
}

/** Of the sessions there are, in the order of names. */
export const typesOf = (program) => [...new Set([...program.sessions.values()].map((session) => session.type).filter(Boolean))].sort(byName);
