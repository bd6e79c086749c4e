import { html, nothing } from 'lit';
import { get } from '../lib/api.js';
import { number, t } from '../lib/i18n.js';
import { allTalks } from '../lib/program.js';
import { isAdmin, maySell } from '../lib/roles.js';
import { dateRange } from '../lib/time.js';
import { icon } from '../parts/icons.js';
import { Loaded } from '../workspace/loaded.js';
import { conflictOf } from './conflicts.js';
import { exportsPanel } from './exports.js';
import { importRow } from './import-list.js';
import { OrganizerPage } from './organizer-page.js';
import { statusPanel } from './status.js';
import './prints.js';

/** So many conflicts can be read at a glance; the schedule editor shows all. */
const GLANCE = 8;
/** More of them are not counted. */
const REFUNDS = 50;

class Overview extends OrganizerPage {
  static properties = { all: { state: true } };
  conflicts = new Loaded(this, (slug) => get(`/conferences/${slug}/conflicts?draft=true`).then((list) => list.items));
  imports = new Loaded(this, (slug) => get(`/conferences/${slug}/imports?limit=1`).then((page) => page.items));
  tickets = new Loaded(this, async (slug) => {
    const [sales, refunds] = await Promise.all([get(`/conferences/${slug}/sales`), get(`/conferences/${slug}/orders?refund=DUE&limit=${REFUNDS}`)]);
    return { sales, refunds };
  });
  access = new Loaded(this, (slug) => get(`/admin/analytics/access?conference=${slug}`));

  head({ conference }) {
    const where = [conference.venue, conference.city].filter(Boolean).join(', ');
    return html`<h1>${t('organize.place.overview')}</h1>
      <p>${[dateRange(conference.startDate, conference.endDate), where].filter(Boolean).join(' · ')}</p>`;
  }

  #tiles(program) {
    const sessions = allTalks(program);
    const open = sessions.filter((session) => !session.isCancelled);
    const tile = (path, key, count) => html`<li><a class="tile" href=${this.root + path}><b>${number(count)}</b><span>${t(key, { count })}</span></a></li>`;
    return html`<ul class="tiles">
      ${tile('/sessions', 'overview.sessions', sessions.length)}
      ${tile('/sessions?when=scheduled', 'overview.scheduled', open.filter((session) => session.start !== null).length)}
      ${tile('/sessions?when=unscheduled', 'overview.unscheduled', open.filter((session) => session.start === null).length)}
      ${tile('/sessions?status=CANCELLED', 'overview.cancelled', sessions.length - open.length)}
      ${tile('/speakers', 'overview.speakers', program.speakers.size)}
      ${tile('/rooms', 'overview.rooms', program.rooms.size)}
      ${tile('/tracks', 'overview.tracks', program.tracks.size)}</ul>`;
  }

  /** How tickets sell, where any are sold, and what of it waits for somebody. */
  #sales(conference) {
    if (!maySell(conference)) return nothing;
    const { sales, refunds } = this.tickets.follow(conference.slug).value ?? {};
    if (!sales || (!sales.items.length && !sales.awaited && !refunds.items.length)) return nothing;
    const sold = sales.items.reduce((all, { tickets }) => all + tickets, 0);
    const tile = (path, key, count, more = '') => html`<li><a class="tile" href=${this.root + path}><b>${number(count)}${more}</b><span>${t(key, { count })}</span></a></li>`;
    return html`<h2 class="hidden">${t('organize.place.sales')}</h2><ul class="tiles">${tile('/sales', 'overview.sold', sold)}${tile('/orders?unpaid=true', 'overview.awaited', sales.awaited)}
      ${tile('/orders?refund=DUE', 'overview.refunds', refunds.items.length, refunds.nextCursor ? '+' : '')}</ul>`;
  }

  #conflicts(program) {
    const list = (conflicts) => {
      if (conflicts.length === 0) return html`<p class="fine">${icon('check')}${t('overview.conflicts.none')}</p>`;
      const shown = this.all ? conflicts : conflicts.slice(0, GLANCE);
      return html`<ul class="conflicts">${shown.map((conflict) => conflictOf(conflict, program))}</ul>
        ${shown.length < conflicts.length ? html`<p class="below"><button type="button" class="button small" @click=${() => (this.all = true)}>
          ${t('overview.conflicts.all', { count: conflicts.length })}</button></p>` : nothing}`;
    };
    const { value } = this.conflicts;
    return html`<section class="panel"><h2>${t('overview.conflicts')} ${value?.length ? html`<span class="badge">${number(value.length)}</span>` : nothing}</h2>
      ${this.conflicts.view(list)}</section>`;
  }

  #lastImport(program) {
    return html`<section class="panel"><h2>${t('overview.import')}</h2>${this.imports.view(([last]) => last
      ? html`<ul class="import-list">${importRow(last, program.conference.slug)}</ul>`
      : html`<p class="hint">${t('overview.import.none')}</p>`)}
      <p class="below"><a class="button small" href="${this.root}/imports">${icon('upload')}${t('imports.title')}</a></p></section>`;
  }

  #access() {
    return html`<section class="panel"><h2>${t('overview.access')}</h2>${this.access.view(({ views, distinctUsers }) => html`<ul class="tiles plain">
        <li><span class="tile"><b>${number(views)}</b><span>${t('overview.views', { count: views })}</span></span></li>
        <li><span class="tile"><b>${number(distinctUsers)}</b><span>${t('overview.users', { count: distinctUsers })}</span></span></li></ul>`)}
      ${isAdmin() ? html`<p class="below"><a class="button small" href="/admin/analytics?conference=${this.params.slug}">${icon('chart')}${t('overview.analytics')}</a></p>` : nothing}</section>`;
  }

  get needsProgram() {
    return false;
  }

  work(program) {
    const { conference } = program;
    this.title(t('nav.organize'), conference.title);
    if (!conference.approvedAt) return statusPanel(conference);
    this.conflicts.follow(conference.slug);
    this.imports.follow(conference.slug);
    this.access.follow(conference.slug);
    return html`${statusPanel(conference)}${this.#tiles(program)}${this.#sales(conference)}
      <div class="overview-columns"><div>${this.#conflicts(program)}${this.#access()}</div>
        <div>${exportsPanel(conference)}<print-panel .program=${program}></print-panel>${this.#lastImport(program)}</div></div>`;
  }
}
customElements.define('organize-page', Overview);
