import { html, nothing } from 'lit';
import { byName, t } from '../lib/i18n.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { formNotice } from '../workspace/form-parts.js';
import { audienceOptions, isOfTickets } from './audience.js';
import { inWords } from './bulletin-sending.js';
import { placeholders } from './placeholders.js';

const PLACEHOLDERS = ['person.name', 'conference.title', 'conference.link', 'agenda.link'];

const label = (name) => t(`bulletin.${name}`);

/** The form of a draft, which keeps itself. */
export function bulletinForm(form, program, { count, types }, { typed, test, send, remove }) {
  const one = (name, more) => field({ name, label: label(name), value: form.values[name], problem: form.problem, ...more });
  const sorted = (items, name) => [['', t('bulletin.choose')], ...[...items.values()].map((each) => [each.id, each[name]]).sort((a, b) => byName(a[1], b[1]))];
  const { audience } = form.values;
  return html`<form class="panel panel-form bulletin-form" @input=${typed} @submit=${(event) => (event.preventDefault(), send())}>${formNotice(form, label)}
    <div class="columns">${one('audience', { options: audienceOptions(program.conference) })}
      ${audience === 'SESSION' ? one('sessionId', { options: sorted(program.sessions, 'title') }) : nothing}
      ${isOfTickets(audience) ? one('ticketTypeId', { options: [['', t('bulletin.ticketTypeId.all')], ...(types ?? []).map(({ id, name }) => [id, name])] }) : nothing}
      ${audience === 'TRACK' ? one('trackId', { options: sorted(program.tracks, 'name') }) : nothing}</div>
    <p class="audience-count" role="status">${icon('people')}${count.value ? inWords(count.value) : count.problem ? count.problem.message : t('audience.counting')}</p>
    ${one('subject', { max: 150 })}
    <div>${one('text', { rows: true, max: 20_000, hint: t('bulletin.text.hint') })}
      ${placeholders(PLACEHOLDERS)}</div>
    ${one('language', { options: ['en', 'de'].map((each) => [each, t(`bulletin.language.${each}`)]), hint: t('bulletin.language.hint') })}
    <p class="hint kept" role="status">${t(form.busy || form.isChanged ? 'bulletin.keeping' : 'bulletin.kept')}</p>
    <p class="actions"><button class="button primary">${icon('mail')}${t('bulletin.send')}</button>
      <button type="button" class="button" @click=${test}>${t('bulletin.test')}</button><span class="spring"></span>
      <button type="button" class="button" @click=${remove}>${icon('trash')}${t('bulletin.delete')}</button></p></form>`;
}
