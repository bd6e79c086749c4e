import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';

const CONDITIONS = { UP: ['good', 'check'], DOWN: ['bad', 'warning'], SILENT: ['bad', 'offline'] };

/** Never by color alone: a sign and words stand with it. */
export const sign = ([kind, symbol], text) => html`<span class="sign ${kind}">${icon(symbol)}${text}</span>`;

export const condition = (name, text = t(`system.condition.${name}`)) => sign(CONDITIONS[name], text);

const PROVISIONINGS = { READY: ['good', 'check'], FAILED: ['bad', 'warning'], CANCELLED: ['idle', 'close'] };

export const isRunning = ({ state }) => !(state in PROVISIONINGS);

export const provisioningState = (job) =>
  (isRunning(job) ? sign(['busy', 'clock'], t('provisioning.running')) : sign(PROVISIONINGS[job.state], t(`provisioning.${job.state}`)));

export const confirmation = (isConfirmed) => sign(...(isConfirmed ? [['good', 'check'], t('users.confirmed')] : [['idle', 'clock'], t('users.unconfirmed')]));

export const statusBadge = ({ status }) => html`<span class="badge status ${status.toLowerCase()}">${t(`conferences.status.${status}`)}</span>`;
