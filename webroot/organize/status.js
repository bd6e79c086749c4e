import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { actionsOn } from '../lib/lifecycle.js';
import { isAdmin, mayPublish } from '../lib/roles.js';
import { reload } from '../lib/work.js';
import { icon } from '../parts/icons.js';
import { lead, named } from '../workspace/transition.js';
import './history.js';

/** What most are here for, where it is offered. */
const FORWARD = new Set(['submit', 'approve', 'publish']);

/** Asks, then moves a conference on. */
export async function change(conference, action) {
  await lead(conference, action);
  await reload(conference.slug);
}

/** Before the platform has approved it, there is no program yet. */
const meaning = ({ status, approvedAt }) => t(status === 'DRAFT' && !approvedAt ? 'status.DRAFT.unapproved' : `status.${status}.means`);

/** Who may not do what comes next learns who may. */
const byOwner = (conference) => (conference.status === 'APPROVED' && !mayPublish(conference) ? html`<p>${t('status.APPROVED.by-owner')}</p>` : nothing);

/** Who sees the conference, and what can be done about it. */
export function statusPanel(conference) {
  const { status, slug } = conference;
  return html`<section class="panel status-panel ${status.toLowerCase()}"><div><h2><span class="status-dot"></span>${t(`status.${status}`)}</h2><p>${meaning(conference)}</p>${byOwner(conference)}</div>
    <p class="actions"><a class="button" href="/c/${slug}">${icon('external')}${t('status.look')}</a>
      ${isAdmin() ? html`<a class="button" href="/admin/conferences/new?from=${slug}">${icon('copy')}${t('status.duplicate')}</a>` : nothing}
      ${actionsOn(conference).map((action, i) => html`<button type="button" class="button ${i === 0 && FORWARD.has(action) ? 'primary' : ''}"
        @click=${() => change(conference, action)}>${t(`lifecycle.${named(conference, action)}`)}</button>`)}</p>
    <conference-history .conference=${conference}></conference-history></section>`;
}
