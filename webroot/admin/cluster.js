import { html } from 'lit';
import { get, put, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { Live } from '../workspace/live.js';
import { AdminPage } from './admin-page.js';
import { ClusterAlerts } from './cluster-alerts.js';
import { nodeTable } from './cluster-nodes.js';
import { poolPanel, readerPanel } from './cluster-pools.js';
import { servicePanel } from './cluster-services.js';
import { sign } from './states.js';
import { exactTime } from './words.js';

/** While something is not as it is wanted, somebody waits for it. */
const SOON = 1500;
const REFRESH = 4000;

const isSettled = ({ services }) => services.every(({ places }) => places.every(({ why }) => !why || why === 'AWAY' || why === 'REFUSED'));

const nodePath = (name) => `/admin/cluster/nodes/${encodeURIComponent(name)}`;

class ClusterPage extends AdminPage {
  cluster = new Live(this, () => get('/admin/cluster'), (state) => (isSettled(state) ? REFRESH : SOON));
  #alerts = new ClusterAlerts(this);
  /** The node that is changed and looked at; null for all. */
  #chosen = null;

  head() {
    this.title(t('admin.place.cluster'), t('nav.admin'));
    const { value, problem } = this.cluster.follow('cluster');
    return html`<h1>${t('admin.place.cluster')}</h1>${value ? this.#overall(value) : ''}<span class="spring"></span>
      <p>${value ? t(problem ? 'system.stale' : 'system.at', { time: exactTime(Date.parse(value.at)) }) : ''}</p>`;
  }

  #overall(state) {
    const drained = state.nodes.filter((node) => node.drained).length;
    return html`<span role="status">${this.#alerts.follow(state).sign}
      ${drained ? sign(['busy', 'drain'], t('cluster.drained-nodes', { count: drained })) : ''}</span>`;
  }

  work() {
    return this.cluster.view((state) => {
      const names = state.nodes.map(({ name }) => name).filter(Boolean);
      const chosen = names.includes(this.#chosen) ? this.#chosen : null;
      return html`${this.#alerts.follow(state).list}${nodeTable(state, this.#deeds)}
        <div class="block-head cluster-where">${this.#where(names, chosen)}</div>
        <div class="cluster-panels">${servicePanel(state, chosen, (service, instances) => this.#scale(service, instances, chosen))}
          ${readerPanel(state)}${poolPanel(state, chosen)}</div>`;
    });
  }

  #where(names, chosen) {
    const choose = ({ target }) => {
      this.#chosen = target.value || null;
      this.requestUpdate();
    };
    return html`<label class="field inline"><span>${t('cluster.where')}</span><select @change=${choose}>
      <option value="" .selected=${chosen === null}>${t('cluster.all-nodes')}</option>
      ${names.map((name) => html`<option value=${name} .selected=${name === chosen}>${name}</option>`)}</select></label>`;
  }

  #deeds = {
    drain: (node) => this.#after(() => put(`${nodePath(node)}/drain`), 'drain', node),
    undrain: (node) => this.#after(() => remove(`${nodePath(node)}/drain`)),
    forget: (node) => this.#after(() => remove(nodePath(node)), 'forget', node),
  };

  #scale(service, instances, node) {
    return this.#after(() => put(`/admin/cluster/services/${service}`, { instances, ...(node && { node }) }));
  }

  /** @param {string} [question] to be answered before */
  async #after(change, question, node) {
    if (question && !(await confirm({ title: t(`cluster.${question}.title`, { node }), text: t(`cluster.${question}.text`), action: t(`cluster.${question}`) }))) return;
    try {
      await change();
    } catch (problem) {
      toastProblem(problem);
    }
    this.cluster.renew();
  }
}

customElements.define('admin-cluster-page', ClusterPage);
