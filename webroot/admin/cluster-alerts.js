import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { number, t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';
import { LATE_MILLIS, alertsOf, firstSeen, lasting } from './cluster-rules.js';
import { sign } from './states.js';
import { exactTime } from './words.js';

const ERASURE = '.erasure';
const millis = (count) => t('cluster.millis', { count: number(count) });

/** What each says, and what stands beside it. */
const WORDS = {
  silent: (said) => t('cluster.alert.silent', said),
  away: (said) => t('cluster.alert.away', said),
  down: ({ node, services }) => t('cluster.alert.down', { node, services: services.join(', ') }),
  nowhere: (said) => t('cluster.alert.nowhere', said),
  refused: ({ service, node, reason }) => t('cluster.alert.refused', { service, node, reason }),
  unsettled: ({ service, instances, wanted }) => t('cluster.alert.unsettled', { service, instances: number(instances), wanted: number(wanted) }),
  remark: ({ code, about }) => t(`system.remark.${code}`, { about }),
  reader: ({ reader, behind, isErasure }) => (isErasure ? t('cluster.alert.erasure', { service: reader.slice(0, -ERASURE.length) }) : t('cluster.alert.reader', { reader, count: behind })),
  pool: ({ database, waiting }) => t('cluster.alert.pool', { database: database === 'program.conferences' ? t('cluster.pool.program.conferences') : database, count: waiting }),
  lag: ({ node }) => t('cluster.alert.lag', { node, late: millis(LATE_MILLIS) }),
};

const most = ({ kind, said }) => (kind === 'lag' ? t('cluster.alert.most', { late: millis(said.most) }) : null);
const from = ({ kind, said }) => (kind === 'remark' ? t('cluster.alert.from', { nodes: said.nodes.join(', ') }) : null);
const note = (alert) => [alert.since ? t('cluster.alert.since', { time: exactTime(alert.since) }) : null, most(alert), from(alert)].filter(Boolean).join(', ');

/** What an operator is told above all else, until it is over or they have said that they know. */
export class ClusterAlerts {
  #host;
  #state;
  #all = [];
  #seen = new Map();
  #known = new Set();

  /** @param {import('lit').LitElement} host */
  constructor(host) {
    this.#host = host;
  }

  /** What is over is told anew when it comes again. */
  follow(state) {
    if (state === this.#state) return this;
    this.#state = state;
    const found = alertsOf(state);
    const now = Date.parse(state.at);
    this.#seen = firstSeen(found, this.#seen, now);
    this.#all = lasting(found, this.#seen, now);
    this.#known = new Set([...this.#known].filter((id) => this.#seen.has(id)));
    return this;
  }

  get #told() {
    return this.#all.filter(({ id }) => !this.#known.has(id));
  }

  get sign() {
    const told = this.#told;
    if (told.length) return sign([told[0].level, 'warning'], t('cluster.alerts', { count: told.length }));
    return this.#all.length ? sign(['idle', 'check'], t('cluster.alerts.known', { count: this.#all.length })) : sign(['good', 'check'], t('cluster.well'));
  }

  #know(id) {
    this.#known.add(id);
    this.#host.requestUpdate();
    this.#host.updateComplete.then(() => this.#host.querySelector('.cluster-alerts button')?.focus());
  }

  #again = () => {
    this.#known.clear();
    this.#host.requestUpdate();
  };

  #row = (alert) => {
    const words = WORDS[alert.kind](alert.said);
    const beside = note(alert);
    return html`<li class=${alert.level}>${icon('warning')}<span><b>${words}</b>${beside ? html` <small>${beside}</small>` : nothing}</span>
      <button type="button" aria-label="${t('cluster.alert.known')}: ${words}" @click=${() => this.#know(alert.id)}>${t('cluster.alert.known')}</button></li>`;
  };

  get list() {
    const told = this.#told;
    const known = this.#all.length - told.length;
    const hidden = known ? html`<p class="cluster-known"><button type="button" class="link" @click=${this.#again}>${t('cluster.alerts.again', { count: known })}</button></p>` : nothing;
    return html`${told.length ? html`<ul class="cluster-alerts" aria-label=${t('cluster.alerts.label')}>${repeat(told, ({ id }) => id, this.#row)}</ul>` : nothing}${hidden}`;
  }
}
