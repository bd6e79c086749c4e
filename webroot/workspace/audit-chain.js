import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';
import { stamp } from '../lib/time.js';
import { icon } from '../parts/icons.js';

const found = ({ checkedAt, brokenAt }) => (checkedAt ? (brokenAt ? 'broken' : 'whole') : 'unchecked');
const SYMBOLS = { whole: 'check', broken: 'warning', unchecked: 'clock' };

const DAYS = [91, 180, 365, 730, 1825, 3650];

/** @param keep takes the days that somebody chose */
const kept = (days, keep) => html`<label class="chip select"><span class="hidden">${t('audit.kept')}</span>
  <select @change=${({ target }) => keep(Number(target.value))}>${[...new Set([...DAYS, days])].sort((one, other) => one - other)
    .map((each) => html`<option value=${each} .selected=${each === days}>${t('audit.kept.days', { count: each })}</option>`)}</select>${icon('chevron')}</label>`;

/** Whether the entries are what was written, as it was found the last time, and for how long they are kept where that can be chosen. */
export function auditChain(chain, { busy, check, keep }) {
  const state = found(chain);
  const { checkedAt, checkedTo, brokenAt } = chain;
  return html`<div class="audit-chain" data-found=${state} role="status">${icon(SYMBOLS[state])}
    <p><b>${t(`audit.chain.${state}`)}</b><small>${t(`audit.chain.${state}.text`, { time: checkedAt ? stamp(Date.parse(checkedAt)) : '', count: checkedTo, number: number(brokenAt ?? 0) })}</small></p>
    ${keep ? kept(chain.keptDays, keep) : nothing}<button type="button" class="button small" ?disabled=${busy} @click=${check}>${t(busy ? 'audit.checking' : 'audit.check')}</button></div>`;
}
