import { html, nothing } from 'lit';
import { remove } from '../lib/api.js';
import { number, t } from '../lib/i18n.js';
import { stamp } from '../lib/time.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { condition } from './states.js';

/** Who reads what happens, such as the figures, and whether they keep up: readers look at least once a minute. */
const LATE = 300;
/** Each service has one of these besides: they say how far they are only every minute or so, unless there is something to erase. */
const ERASURE = '.erasure';
const SELDOM = 120;

export const isErasure = ({ reader }) => reader.endsWith(ERASURE);
export const isUp = (reading) => reading.behind === 0 || (isErasure(reading) && reading.secondsBehind <= SELDOM);
const isGone = ({ readAt }, now) => now - Date.parse(readAt) > LATE * 1000;

function state(reading, now) {
  const { behind, secondsBehind, readAt } = reading;
  if (isGone(reading, now)) return html`${condition('DOWN', t('system.reading.gone'))}<small>${t('system.reading.since', { time: stamp(Date.parse(readAt)) })}</small>`;
  return isUp(reading) ? condition('UP', t('system.reading.up')) : condition(secondsBehind > LATE ? 'DOWN' : 'UP', t('system.reading.behind', { count: behind }));
}

async function askRemoval({ reader }, renew) {
  const sure = await confirm({ title: t('system.reading.remove.title', { reader }), text: t('system.reading.remove.text'), action: t('system.reading.remove'), danger: true });
  if (!sure) return;
  try {
    await remove(`/admin/readers/${encodeURIComponent(reader)}`);
    toast({ text: t('system.reading.removed', { reader }) });
  } catch (problem) {
    toastProblem(problem);
  }
  renew();
}

const removal = (reading, renew) => html`<button type="button" class="button small" aria-label=${t('system.reading.remove.title', { reader: reading.reader })}
  @click=${() => askRemoval(reading, renew)}>${t('system.reading.remove')}</button>`;

const name = ({ reader }) => (isErasure({ reader }) ? html`${reader.slice(0, -ERASURE.length)}<small>${t('system.reading.erases')}</small>` : reader);

const row = (reading, now, renew) => html`<tr><th scope="row">${name(reading)}</th><td>${state(reading, now)}</td><td class="wide number">${number(reading.number)}</td>
  <td class="row-actions">${isGone(reading, now) && !reading.needed ? removal(reading, renew) : nothing}</td></tr>`;

/**
 * @param {Array<object>} readings
 * @param {number} now when they were asked for
 * @param {() => void} renew after one was removed
 */
export const readingTable = (readings, now, renew) => html`<div class="table-box"><table class="table services">
  <thead><tr><th scope="col">${t('system.reading.reader')}</th><th scope="col">${t('system.reading.state')}</th><th scope="col" class="wide number">${t('system.reading.number')}</th>
    <th scope="col"><span class="hidden">${t('conferences.actions')}</span></th></tr></thead>
  <tbody>${readings.map((reading) => row(reading, now, renew))}</tbody></table></div>`;
