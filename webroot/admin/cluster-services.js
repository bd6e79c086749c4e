import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';

/** It keeps what is wanted, and stays wherever it is. */
const STAYS = 'admin';

/** What is wanted on a node, or on each that runs it: from how many to how many. */
function wantedIn({ places }, chosen) {
  const counts = chosen === null ? places.map(({ wanted }) => wanted).filter((count) => count > 0) : [places.find(({ node }) => node === chosen)?.wanted ?? 0];
  return { least: counts.length ? Math.min(...counts) : 0, most: Math.max(0, ...counts) };
}

const shown = ({ least, most }) => (least === most ? number(most) : `${number(least)}–${number(most)}`);

/** A button that cannot be pressed any more loses the focus: it goes to the other one. */
function hold({ currentTarget: pressed }) {
  const other = [...pressed.parentElement.querySelectorAll('button')].find((button) => button !== pressed);
  requestAnimationFrame(() => pressed.disabled && !other.disabled && other.focus());
}

function stepper(scaled, chosen, mostInstances, scale) {
  const { service } = scaled;
  const wanted = wantedIn(scaled, chosen);
  const least = chosen === null || service === STAYS ? 1 : 0;
  const step = (by) => (event) => (scale(service, wanted.most + by), hold(event));
  const isNowhere = chosen === null && wanted.most === 0;
  return html`<div class="stepper" role="group" aria-label=${t('cluster.instances-of', { service })}>
    <button type="button" ?disabled=${wanted.most <= least} aria-label=${t('cluster.less', { service })} @click=${step(-1)}>−</button>
    <output>${shown(wanted)}</output>
    <button type="button" ?disabled=${isNowhere || wanted.most >= mostInstances} aria-label=${t('cluster.more', { service })} @click=${step(1)}>+</button></div>`;
}

function is({ instances, places }) {
  const nodes = places.filter((place) => place.instances > 0).length;
  return nodes === 0 ? t('cluster.nowhere') : t('cluster.is', { count: number(instances), nodes: t('cluster.nodes', { count: nodes }) });
}

const reason = ({ node, why, instances, wanted, reason: words }) => html`<li>${t(`cluster.why.${why}`, { node, count: Math.abs(wanted - instances), reason: words })}</li>`;

function differences({ instances, wanted, places }) {
  const found = places.filter(({ why }) => why);
  if (found.length === 0) return nothing;
  return html`<small class="unsettled">${t('cluster.wanted', { wanted: number(wanted), instances: number(instances) })}</small><ul class="reasons">${found.map(reason)}</ul>`;
}

const row = (scaled, chosen, mostInstances, scale) => html`<li><div class="grow"><b>${scaled.service}</b><small>${is(scaled)}</small>${differences(scaled)}</div>
  ${stepper(scaled, chosen, mostInstances, scale)}</li>`;

/**
 * @param {string | null} chosen the node that is changed; null for all
 * @param {(service: string, instances: number) => void} scale
 */
export function servicePanel({ services, mostInstances }, chosen, scale) {
  const instances = services.reduce((sum, each) => sum + each.instances, 0);
  return html`<section class="panel" aria-labelledby="cluster-services"><div class="panel-head"><h2 id="cluster-services">${t('system.services')}</h2><span class="spring"></span>
      <small>${t('cluster.instances', { count: instances })} · ${chosen ?? t('cluster.per-node')}</small></div>
    <ul class="scaled">${services.toReversed().map((scaled) => row(scaled, chosen, mostInstances, scale))}</ul></section>`;
}
