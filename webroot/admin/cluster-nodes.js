import { html, nothing, svg } from 'lit';
import { intl, number, t } from '../lib/i18n.js';
import { vars } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { LATE_MILLIS } from './cluster-rules.js';
import { shortId } from './services.js';
import { condition, sign } from './states.js';
import { duration, megabytes, percent } from './words.js';

/** Above this a bar says that somebody should look. */
const BUSY = 0.8;

const bar = (share, label) => html`<span class="meter ${share > BUSY ? 'high' : ''}" role="img" aria-label=${label} ${vars({ '--share': String(Math.min(1, share)) })}></span>`;

const perSecond = (value) => intl(Intl.NumberFormat, { maximumSignificantDigits: 2 }).format(value);

const millis = (count) => t('cluster.millis', { count: number(count) });

function load({ load: found }) {
  if (!found) return '';
  const { processor, requestsPerSecond, callsPerSecond } = found;
  return html`${processor === undefined ? nothing : bar(processor, t('cluster.load.share', { share: percent(processor) }))}
    ${t('cluster.requests', { count: perSecond(requestsPerSecond) })}<small>${t('cluster.calls', { count: perSecond(callsPerSecond) })}</small>`;
}

/** Drawn so that what is later than it should be reaches the top. */
function sparkline(spans, most) {
  const top = Math.max(most, LATE_MILLIS);
  const points = spans.map((lag, i) => `${((60 - spans.length + i) * 80) / 59},${22 - (20 * lag) / top}`).join(' ');
  return svg`<polyline points=${points}/>`;
}

function lag({ load: found }) {
  if (!found?.loopLagMillis.length) return '';
  const spans = found.loopLagMillis;
  const now = spans.at(-1);
  const most = Math.max(...spans);
  const text = t('cluster.lag.text', { now: millis(now), most: millis(most), minutes: number(Math.ceil((spans.length * found.loopLagSpanSeconds) / 60)) });
  return html`<svg class="sparkline ${now > LATE_MILLIS ? 'high' : ''}" viewBox="0 0 80 24" role="img" aria-label=${text}>${sparkline(spans, most)}</svg> ${millis(now)}`;
}

function memory({ memoryUsed, memoryMost }) {
  if (!memoryMost) return '';
  const share = memoryUsed / memoryMost;
  return html`${bar(share, t('system.memory.share', { share: percent(share) }))}${t('cluster.memory.of', { used: megabytes(memoryUsed), most: megabytes(memoryMost) })}`;
}

function runs({ running }) {
  if (!running) return '';
  const counts = Object.values(running).map(({ instances }) => instances).filter((count) => count > 0);
  return counts.length === 0 ? '' : html`${t('cluster.services', { count: counts.length })}<small>${t('cluster.instances', { count: counts.reduce((sum, each) => sum + each, 0) })}</small>`;
}

function state(node) {
  if (node.condition === 'SILENT') return html`${condition('SILENT')}<small>${t('cluster.silent')}</small>`;
  if (!node.drained) return condition(node.condition);
  const left = Object.values(node.running ?? {}).reduce((sum, { instances }) => sum + instances, 0);
  return left > 0
    ? html`${sign(['busy', 'drain'], t('cluster.draining'))}<small>${t('cluster.draining.left', { count: left })}</small>`
    : sign(['busy', 'drain'], t('cluster.drained'));
}

function drainButton({ name, drained }, { drain, undrain }) {
  if (!name) return nothing;
  return drained
    ? html`<button type="button" class="button small" aria-label="${t('cluster.undrain')}: ${name}" @click=${() => undrain(name)}>${t('cluster.undrain')}</button>`
    : html`<button type="button" class="button small" aria-label="${t('cluster.drain')}: ${name}" @click=${() => drain(name)}>${icon('drain')}${t('cluster.drain')}</button>`;
}

const isOlder = (node, nodes) => node.builtAt && nodes.some((other) => other.version !== node.version && other.builtAt > node.builtAt);

const row = (node, nodes, at, deeds) => html`<tr class=${node.drained ? 'drained' : ''}><th scope="row"><code title=${node.id}>${node.name ?? shortId(node.id)}</code>
    <small>${node.startedAt ? t('cluster.up', { time: duration(at - Date.parse(node.startedAt)) }) : nothing}</small></th>
  <td class="version">${node.version ?? (node.startedAt ? t('system.version.none') : '')}${isOlder(node, nodes) ? html` <span class="badge warn">${t('cluster.older')}</span>` : nothing}</td>
  <td>${runs(node)}</td><td>${load(node)}</td><td class="lag">${lag(node)}</td><td class="number">${memory(node)}</td><td>${state(node)}</td>
  <td class="row-actions">${drainButton(node, deeds)}</td></tr>`;

const awayRow = ({ name, drained }, { forget }) => html`<tr class="away"><th scope="row"><code>${name}</code><small>${t('cluster.away.note')}</small></th>
  <td></td><td></td><td></td><td></td><td></td><td>${sign(['bad', 'offline'], t('cluster.away'))}${drained ? html`<small>${t('cluster.drained')}</small>` : nothing}</td>
  <td class="row-actions"><button type="button" class="button small" aria-label="${t('cluster.forget')}: ${name}" @click=${() => forget(name)}>${t('cluster.forget')}</button></td></tr>`;

const COLUMNS = ['cluster.node', 'system.version', 'cluster.runs', 'cluster.load', 'cluster.lag', 'system.memory', 'cluster.state'];

/** @param {{ drain: (node: string) => void, undrain: (node: string) => void, forget: (node: string) => void }} deeds */
export const nodeTable = ({ nodes, away, at }, deeds) => html`<div class="table-box"><table class="table cluster-nodes">
  <thead><tr>${COLUMNS.map((key) => html`<th scope="col" class=${key === 'system.memory' ? 'number' : nothing}>${t(key)}</th>`)}<th scope="col"><span class="hidden">${t('conferences.actions')}</span></th></tr></thead>
  <tbody>${nodes.map((node) => row(node, nodes, Date.parse(at), deeds))}${away.map((node) => awayRow(node, deeds))}</tbody></table></div>`;
