import { html, nothing } from 'lit';
import { all } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { go, withQuery } from '../lib/router.js';
import { icon } from '../parts/icons.js';
import { filterBy, firstOf, searchBox, showMore } from '../workspace/list-tools.js';
import { Live } from '../workspace/live.js';
import { AdminPage } from './admin-page.js';
import { conferenceActions } from './conference-actions.js';
import { filterConferences, STATUSES } from './conference-filter.js';
import { conferenceTable } from './conference-table.js';
import { provisioningTable } from './provisionings.js';
import { saveTable } from './save-table.js';
import { isRunning } from './states.js';
import { conferences } from './tables.js';

const SOON = 1500;
const LATER = 30_000;

/** Deleted ones are listed only where they are asked for. */
async function load() {
  const [conferences, deleted, organizations, provisionings] = await Promise.all(
    ['/conferences', '/conferences?status=DELETED', '/organizations', '/admin/provisionings'].map(all),
  );
  const byId = new Map(organizations.map((each) => [each.id, each]));
  const made = new Map(provisionings.map((each) => [each.conferenceId, each]));
  const known = new Set([...conferences, ...deleted].map(({ id }) => id));
  const withOrganization = (each) => ({ ...each, organization: byId.get(each.organizationId) });
  return {
    items: [...conferences, ...deleted].map((each) => ({ ...withOrganization(each), provisioning: made.get(each.id) })),
    organizations,
    provisionings: provisionings.map((each) => ({ ...withOrganization(each), isGone: !known.has(each.conferenceId) })),
  };
}

class ConferencesPage extends AdminPage {
  list = new Live(this, load, (value) => (value.provisionings.some(isRunning) ? SOON : LATER));
  actions = conferenceActions(() => this.#renew());

  /** The row of the button that was pressed may be gone, and the focus with it. */
  async #renew() {
    await this.list.renew();
    await this.updateComplete;
    if (document.activeElement === document.body) this.closest('main').focus({ preventScroll: true });
  }

  get #view() {
    return this.query.get('view') === 'provisionings' ? 'provisionings' : 'conferences';
  }

  head() {
    this.title(t('admin.place.conferences'), t('nav.admin'));
    return html`<h1>${t('admin.place.conferences')}</h1><span class="spring"></span>
      ${this.list.value ? saveTable('conferences', () => conferences(this.#listed(this.list.value).found)) : nothing}
      <a class="button primary" href="/admin/conferences/new">${icon('plus')}${t('conferences.add')}</a>`;
  }

  work() {
    return this.list.follow('all').view((found) => html`${this.#tabs(found)}${this.#view === 'provisionings'
      ? provisioningTable(found.provisionings, () => this.list.renew())
      : this.#conferences(found)}`);
  }

  #tabs({ items, provisionings }) {
    const tab = (view, count) => html`<a href=${view === 'conferences' ? '/admin/conferences' : `/admin/conferences?view=${view}`}
      aria-current=${this.#view === view ? 'page' : nothing}>${t(`conferences.view.${view}`)} <span>${count}</span></a>`;
    return html`<nav class="segmented views" aria-label=${t('conferences.view')}>${tab('conferences', items.length)}${tab('provisionings', provisionings.length)}</nav>`;
  }

  #listed({ items }) {
    const wanted = Object.fromEntries(['q', 'status', 'organization'].map((name) => [name, this.query.get(name) ?? '']));
    return { wanted, ...filterConferences(items, wanted) };
  }

  #conferences({ items, organizations }) {
    const { wanted, found, counts } = this.#listed({ items });
    return html`${filters(wanted, counts, organizations)}
      <p class="hidden" role="status">${t('conferences.found', { count: found.length })}</p>
      ${conferenceTable(firstOf(found), items.length, this.actions)}${showMore(found)}`;
  }
}

function filters({ status }, counts, organizations) {
  const choose = (value) => go(withQuery({ status: value, shown: null }), { replace: true });
  const chip = (name) => html`<button type="button" class="chip" aria-pressed=${status === name} @click=${() => choose(name)}
    >${t(`conferences.status.${name || 'all'}`)}<span class="count">${counts[name]}</span></button>`;
  return html`<div class="list-tools" role="group" aria-label=${t('conferences.filters')}>${searchBox(t('conferences.search'))}
    ${organizations.length > 1 ? filterBy('organization', t('conferences.all-organizations'), organizations.map((each) => [each.slug, each.name])) : nothing}
    <div class="chips">${['', ...STATUSES].map(chip)}</div></div>`;
}
customElements.define('admin-conferences-page', ConferencesPage);
