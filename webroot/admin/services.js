import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { condition } from './states.js';

/** In the order of what stands on what. */
const SERVICES = ['web', 'admin', 'analytics', 'notes', 'program', 'conferences', 'profiles', 'speakers', 'organizations', 'auth', 'events'];

export const shortId = (id) => id.slice(0, 8);

/** Each service with the nodes it runs on; one that runs nowhere too. */
function servicesOf(nodes) {
  const names = new Set([...SERVICES, ...nodes.flatMap((node) => Object.keys(node.services))]);
  return [...names].map((name) => ({
    name,
    places: nodes.filter((node) => name in node.services).map((node) => ({ node, condition: node.services[name] })),
  }));
}

const isWell = ({ places }) => places.length > 0 && places.every((each) => each.condition === 'UP');

/** How many services and nodes are not as they should be. */
export const troubles = (nodes) =>
  servicesOf(nodes).filter((service) => !isWell(service)).length + nodes.filter(needsAttention).length;

const needsAttention = ({ condition: state, remarks = [] }) => state === 'SILENT' || remarks.some(({ code }) => code !== 'DEMO_LOADING');

function health(service) {
  const { places } = service;
  const down = places.filter((each) => each.condition !== 'UP').length;
  if (places.length === 0) return condition('SILENT', t('system.nowhere'));
  if (down === 0) return condition('UP', t('system.healthy'));
  return condition('DOWN', t(down === places.length ? 'system.down' : 'system.degraded', { count: down, all: places.length }));
}

const place = ({ node, condition: state }) => html`<a class="node-link ${state === 'UP' ? '' : 'bad'}" href="#node-${node.id}"
  >${shortId(node.id)}${state === 'UP' ? '' : html` · ${t(`system.condition.${state}`)}`}</a>`;

const row = (service) => html`<tr><th scope="row">${service.name}<small>${SERVICES.includes(service.name) ? t(`system.service.${service.name}`) : ''}</small></th>
  <td>${health(service)}</td><td><span class="node-links">${service.places.map(place)}</span></td></tr>`;

export const serviceTable = (nodes) => html`<div class="table-box"><table class="table services">
  <thead><tr><th scope="col">${t('system.service')}</th><th scope="col">${t('system.health')}</th><th scope="col">${t('system.runs-on')}</th></tr></thead>
  <tbody>${servicesOf(nodes).map(row)}</tbody></table></div>`;
