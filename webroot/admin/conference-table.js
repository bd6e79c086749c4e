import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../lib/i18n.js';
import { actionsOn } from '../lib/lifecycle.js';
import { dateRange, stamp } from '../lib/time.js';
import { empty } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { named } from '../workspace/transition.js';
import { provisioningState, statusBadge } from './states.js';

const isDeleted = ({ status }) => status === 'DELETED';

/** Nothing is made before the approval. */
const made = ({ provisioning, approvedAt }) => (provisioning && approvedAt
  ? html`<a class="plain" href="/admin/provisionings/${provisioning.id}">${provisioningState(provisioning)}</a>`
  : nothing);

function name(conference) {
  const { slug, title, organization, startDate, endDate } = conference;
  return html`<th scope="row">${isDeleted(conference) ? title : html`<a href="/c/${slug}">${title}</a>`}<small>/c/${slug}</small>
    <small class="narrow">${organization?.name} · ${dateRange(startDate, endDate)}</small>
    ${isDeleted(conference) ? html`<small>${t('conferences.dropped', { time: stamp(Date.parse(conference.deleteAfter)) })}</small>` : nothing}</th>`;
}

function buttons(conference, actions) {
  const { slug, title } = conference;
  const act = (key, run) => html`<button type="button" class="button small" aria-label=${t(`conferences.${key}.title`, { title })} @click=${() => run(conference)}>${t(`conferences.${key}`)}</button>`;
  if (isDeleted(conference)) return act('restore', actions.restore);
  const link = (href, key, symbol) => html`<a class="icon-button" href=${href} aria-label=${t(`conferences.${key}.title`, { title })} title=${t(`conferences.${key}`)}>${icon(symbol)}</a>`;
  const lead = (action) => html`<button type="button" class="button small" aria-label=${t(`lifecycle.${named(conference, action)}.title`, { title })} @click=${() => actions.lead(conference, action)}>${t(`lifecycle.${named(conference, action)}`)}</button>`;
  return html`${actionsOn(conference).filter((action) => action !== 'withdraw' && action !== 'cancel').map(lead)}
    ${link(`/c/${slug}`, 'open', 'external')}${link(`/c/${slug}/organize`, 'organize', 'edit')}${link(`/admin/conferences/new?from=${slug}`, 'duplicate', 'copy')}
    <button type="button" class="icon-button" aria-label=${t('conferences.delete.title', { title })} title=${t('conferences.delete')} @click=${() => actions.remove(conference)}>${icon('trash')}</button>`;
}

const row = (conference, actions) => html`<tr>${name(conference)}
  <td class="wide">${conference.organization?.name}</td>
  <td class="wide dates">${dateRange(conference.startDate, conference.endDate)}</td>
  <td class="states">${statusBadge(conference)}${isDeleted(conference) ? nothing : made(conference)}</td>
  <td class="row-actions">${buttons(conference, actions)}</td></tr>`;

/** @param {number} total how many there are without any filter */
export function conferenceTable(found, total, actions) {
  if (total === 0) {
    return empty('calendar', t('conferences.none.title'), t('conferences.none.text'),
      html`<a class="button primary" href="/admin/conferences/new">${icon('plus')}${t('conferences.add')}</a>`);
  }
  if (found.length === 0) return empty('search', t('conferences.nothing.title'), t('conferences.nothing.text'), html`<a class="button" href="/admin/conferences">${t('filters.clear')}</a>`);
  return html`<div class="table-box"><table class="table conferences">
    <thead><tr><th scope="col">${t('conferences.conference')}</th><th scope="col" class="wide">${t('conferences.organization')}</th>
      <th scope="col" class="wide">${t('conferences.dates')}</th><th scope="col">${t('conferences.state')}</th><th scope="col"><span class="hidden">${t('conferences.actions')}</span></th></tr></thead>
    <tbody>${repeat(found, (each) => each.id, (each) => row(each, actions))}</tbody></table></div>`;
}
