import { html } from 'lit';
import { number, t } from '../lib/i18n.js';
import { stamp } from '../lib/time.js';
import { icon } from '../parts/icons.js';

const found = ({ checkedAt, brokenAt }) => (checkedAt ? (brokenAt ? 'broken' : 'whole') : 'unchecked');
const SYMBOLS = { whole: 'check', broken: 'warning', unchecked: 'clock' };

/** Whether the entries are what was written, as it was found the last time. */
export function auditChain(chain, busy, check) {
  const state = found(chain);
  const { checkedAt, checkedTo, brokenAt } = chain;
  return html`<div class="audit-chain" data-found=${state} role="status">${icon(SYMBOLS[state])}
    <p><b>${t(`audit.chain.${state}`)}</b><small>${t(`audit.chain.${state}.text`, { time: checkedAt ? stamp(Date.parse(checkedAt)) : '', count: checkedTo, number: number(brokenAt ?? 0) })}</small></p>
    <button type="button" class="button small" ?disabled=${busy} @click=${check}>${t(busy ? 'audit.checking' : 'audit.check')}</button></div>`;
}
