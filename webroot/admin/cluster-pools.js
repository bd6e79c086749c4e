import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';
import { vars } from '../parts/element.js';
import { isLate, poolsOf } from './cluster-rules.js';
import { isErasure, isUp } from './readings.js';
import { duration } from './words.js';

/** Those that erase are there for each service, and say seldom how far they are: only who is late is worth a line. */
const isShown = (reading) => !isErasure(reading) || !isUp(reading);

const reader = (reading) => html`<li class=${isLate(reading) ? 'high' : ''}><b>${reading.reader}</b><span class="number"><b>${number(reading.behind)}</b>
  <small>${reading.behind === 0 ? t('cluster.reading.up') : t('cluster.reading.behind', { time: duration(reading.secondsBehind * 1000) })}</small></span></li>`;

export const readerPanel = ({ readings }) => html`<section class="panel" aria-labelledby="cluster-readers"><div class="panel-head"><h2 id="cluster-readers">${t('cluster.readers')}</h2><span class="spring"></span>
    <small>${t('cluster.readers.note')}</small></div>
  ${readings ? html`<ul class="cluster-lines">${readings.filter(isShown).toSorted((a, b) => b.behind - a.behind).map(reader)}</ul>` : html`<p>${t('cluster.readers.unknown')}</p>`}</section>`;

const CONFERENCES = 'program.conferences';

function pool({ database, open, inUse, waiting, most }) {
  const share = most === 0 ? 0 : inUse / most;
  const notes = [waiting ? t('cluster.pool.waiting', { count: waiting }) : t('cluster.pool.waiting.none'), t('cluster.pool.open', { count: open })].join(' · ');
  return html`<li class=${waiting ? 'high' : ''}><span><b>${database === CONFERENCES ? t(`cluster.pool.${CONFERENCES}`) : database}</b><small>${notes}</small></span>
    <span class="meter ${waiting ? 'high' : ''}" aria-hidden="true" ${vars({ '--share': String(share) })}></span>
    <span class="number">${t('cluster.pool.in-use', { used: number(inUse), most: number(most) })}</span></li>`;
}

/** @param {string | null} chosen the node that is looked at; null for all */
export function poolPanel({ nodes }, chosen) {
  const looked = poolsOf(chosen === null ? nodes : nodes.filter(({ name }) => name === chosen));
  return html`<section class="panel" aria-labelledby="cluster-pools"><div class="panel-head"><h2 id="cluster-pools">${t('cluster.pools')}</h2><span class="spring"></span>
      <small>${t('cluster.pools.note')}</small></div>
    ${looked.length ? html`<ul class="cluster-lines pools">${looked.map(pool)}</ul>` : nothing}</section>`;
}
