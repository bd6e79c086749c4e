import { html } from 'lit';
import { number, t } from '../lib/i18n.js';
import { condition } from './states.js';

/** Who reads what happens, such as the figures, and whether they keep up: readers look every few seconds. */
const LATE = 300;

const state = ({ behind, secondsBehind }) =>
  behind === 0 ? condition('UP', t('system.reading.up')) : condition(secondsBehind > LATE ? 'DOWN' : 'UP', t('system.reading.behind', { count: behind }));

const row = (reading) => html`<tr><th scope="row">${reading.reader}</th><td>${state(reading)}</td><td class="number">${number(reading.number)}</td></tr>`;

export const readingTable = (readings) => html`<div class="table-box"><table class="table services">
  <thead><tr><th scope="col">${t('system.reading.reader')}</th><th scope="col">${t('system.reading.state')}</th><th scope="col" class="number">${t('system.reading.number')}</th></tr></thead>
  <tbody>${readings.map(row)}</tbody></table></div>`;
