import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { post } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { stamp } from '../lib/time.js';
import { empty } from '../parts/bits.js';
import { toast, toastProblem } from '../parts/toast.js';
import { provisioningState } from './states.js';
import { brief } from './words.js';

export const mayRetry = ({ state }) => state === 'FAILED' || state === 'CANCELLED';

export async function retry({ id, slug }, renew) {
  try {
    await post(`/admin/provisionings/${id}/retry`);
    toast({ text: t('provisioning.retried', { slug }) });
  } catch (problem) {
    toastProblem(problem);
  }
  renew();
}

function took({ state, steps, createdAt }) {
  const last = steps.at(-1);
  return state === 'READY' && last ? brief(Date.parse(last.reachedAt) - Date.parse(createdAt)) : '–';
}

const row = (each, renew) => html`<tr>
  <th scope="row"><a href="/admin/provisionings/${each.id}">${each.conference?.title ?? each.slug}</a><small>${each.slug} · ${each.organization?.name}</small></th>
  <td>${provisioningState(each)}${each.error ? html`<small class="reason">${each.error}</small>` : ''}</td>
  <td class="wide">${stamp(Date.parse(each.createdAt))}</td><td class="wide number">${took(each)}</td>
  <td class="row-actions">${mayRetry(each) ? html`<button type="button" class="button small" aria-label=${t('provisioning.retry.title', { slug: each.slug })}
    @click=${() => retry(each, renew)}>${t('provisioning.retry')}</button>` : ''}</td></tr>`;

export function provisioningTable(provisionings, renew) {
  if (provisionings.length === 0) return empty('clock', t('provisionings.none.title'), t('provisionings.none.text'));
  return html`<div class="table-box"><table class="table provisionings">
    <thead><tr><th scope="col">${t('conferences.conference')}</th><th scope="col">${t('conferences.state')}</th><th scope="col" class="wide">${t('provisioning.requested')}</th>
      <th scope="col" class="wide number">${t('provisioning.took')}</th><th scope="col"><span class="hidden">${t('conferences.actions')}</span></th></tr></thead>
    <tbody>${repeat(provisionings, (each) => each.id, (each) => row(each, renew))}</tbody></table></div>`;
}
