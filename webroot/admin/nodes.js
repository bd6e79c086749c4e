import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { stamp } from '../lib/time.js';
import { vars } from '../parts/element.js';
import { shortId } from './services.js';
import { condition } from './states.js';
import { duration, megabytes, percent } from './words.js';

function memory({ memoryUsed, memoryMost }) {
  const share = memoryUsed / memoryMost;
  const text = t('system.memory.of', { used: megabytes(memoryUsed), most: megabytes(memoryMost) });
  return html`<span class="memory" role="img" aria-label=${t('system.memory.share', { share: percent(share) })} ${vars({ '--share': String(share) })}></span><small>${text}</small>`;
}

function facts(node, at) {
  const startedAt = Date.parse(node.startedAt);
  return html`<dl>
    <div><dt>${t('system.uptime')}</dt><dd>${duration(at - startedAt)}<small>${t('system.since', { time: stamp(startedAt) })}</small></dd></div>
    <div><dt>${t('system.version')}</dt><dd>${node.version ?? t('system.version.none')}${node.commit ? html`<small><code>${node.commit}</code>, ${stamp(Date.parse(node.builtAt))}</small>` : nothing}</dd></div>
    <div><dt>${t('system.memory')}</dt><dd>${memory(node)}</dd></div>
    <div><dt>${t('system.services')}</dt><dd>${Object.keys(node.services).join(', ')}</dd></div></dl>`;
}

const remarks = ({ remarks: all = [] }) => all.map(({ code, about }) => html`<p class="banner-note">${t(`system.remark.${code}`, { about })}</p>`);

const card = (node, at) => html`<li class="panel node" id="node-${node.id}"><h3><code title=${node.id}>${shortId(node.id)}</code>${condition(node.condition)}</h3>
  ${node.condition === 'SILENT' ? html`<p class="hint">${t('system.silent')}</p>` : nothing}${remarks(node)}${node.startedAt ? facts(node, at) : nothing}</li>`;

/** @param {number} at when they were asked */
export const nodeCards = (nodes, at) => html`<ul class="nodes">${nodes.map((node) => card(node, at))}</ul>`;
