import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { all, get } from '../lib/api.js';
import { number, t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';
import { megabytes } from './words.js';

const MAIN = 'main';
const nameOf = (server) => (server === MAIN ? t('placements.main') : server);

/** Where the conferences of organizations are; null where the program does not answer, which keeps nobody from the rest. */
export async function placements() {
  try {
    const [{ items: servers }, places] = await Promise.all([get('/admin/database-servers'), all('/admin/placements')]);
    return { servers, byOrganization: new Map(places.map((each) => [each.organizationId, each])) };
  } catch {
    return null;
  }
}

const server = ({ name, at, organizations, conferences, answers }) => html`<li class=${answers ? '' : 'high'}><span><b>${nameOf(name)}</b><small>${answers ? at : t('placements.away', { at })}</small></span>
  <span class="number">${t('placements.organizations', { count: organizations })} · ${t('organizations.conferences', { count: conferences })}</span></li>`;

/** Worth a look where there is more than one. */
export const serverPanel = (found) => (found && found.servers.length > 1
  ? html`<section class="panel placement-servers" aria-labelledby="placement-servers"><div class="panel-head"><h2 id="placement-servers">${t('placements.servers')}</h2><span class="spring"></span>
      <small>${t('placements.servers.note')}</small></div><ul class="cluster-lines">${found.servers.map(server)}</ul></section>`
  : nothing);

function picker(servers, chosen, organization, choose) {
  return html`<label class="pill"><span class="hidden">${t('placements.choose', { name: organization.name })}</span><select .value=${live(chosen)} @change=${({ target }) => choose(organization, target.value)}>
    ${chosen ? nothing : html`<option value="" selected>${t('placements.usual')}</option>`}
    ${servers.map(({ name }) => html`<option value=${name} ?selected=${name === chosen}>${nameOf(name)}</option>`)}</select>${icon('chevron')}</label>`;
}

/**
 * The server of an organization. It is chosen as long as there are no conferences; later they are moved by a command.
 *
 * @param {(organization: object, server: string) => void} choose
 */
export function placement(found, organization, choose) {
  const place = found?.byOrganization.get(organization.id);
  if (!found || (!place && found.servers.length === 1)) return '–';
  if (found.servers.length > 1 && !place?.conferences) return picker(found.servers, place?.server ?? '', organization, choose);
  const notes = [place.bytes === undefined ? t('placements.size.unknown') : megabytes(place.bytes)];
  if (place.elsewhere) notes.push(t('placements.elsewhere', { count: number(place.elsewhere) }));
  return html`${nameOf(place.server)}<small>${notes.join(' · ')}</small>`;
}
