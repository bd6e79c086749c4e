import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';
import { audienceName } from './audience.js';
import { moment } from './bulletin-sending.js';

const sum = (figures) => figures.reduce((mails, figure) => mails + figure.mails, 0);

/** How far a bulletin has come: sums, and never who got it. */
export function bulletinReport({ bulletin, figures }, program, actions) {
  const { state, people, sendAt, endedAt } = bulletin;
  const states = Map.groupBy(figures, (figure) => figure.state);
  const reasons = figures.filter(({ reason }) => reason);
  return html`<section class="panel bulletin-report ${state.toLowerCase()}"><div class="panel-head"><h2><span class="badge ${state.toLowerCase()}">${t(`bulletin.state.${state}`)}</span></h2>
      <p class="actions">${actions}</p></div>
    <p>${t(`bulletin.about.${state}`, { when: moment(endedAt ?? sendAt, program.conference) })}</p>
    <p class="hint">${audienceName(bulletin, program)}</p>
    ${state === 'SCHEDULED' ? nothing : html`<div class="tiles plain" role="group" aria-label=${t('bulletin.figures')}>${tile(people, t('bulletin.people'))}
      ${[...states].map(([name, some]) => tile(sum(some), t(`bulletin.mails.${name}`)))}</div>`}
    ${reasons.length ? html`<h3>${t('bulletin.reasons')}</h3><ul class="reasons">${reasons.map(({ reason, mails }) => html`<li><b>${number(mails)}</b> ${reason}</li>`)}</ul>` : nothing}</section>`;
}

const tile = (value, text) => html`<div class="tile"><b>${number(value)}</b><span>${text}</span></div>`;
