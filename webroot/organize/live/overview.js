import { html, nothing } from 'lit';
import { get } from '../../lib/api.js';
import { Watch } from '../../lib/cell.js';
import { Problem } from '../../lib/http.js';
import { t } from '../../lib/i18n.js';
import { InRoom } from '../../lib/live-rooms.js';
import { mayModerate } from '../../lib/roles.js';
import { fold } from '../../lib/program.js';
import { now, shortDay, shownZone, time, zoneChoice } from '../../lib/time.js';
import { problemNote, skeleton } from '../../parts/bits.js';
import { icon } from '../../parts/icons.js';
import { Loaded } from '../../workspace/loaded.js';
import { OrganizerPage } from '../organizer-page.js';
import './icons.js';
import { deskRows, isWanted } from './overview-rows.js';
import './settings-form.js';
import './words-form.js';

/** More of them are found by their names. */
const MOST = 25;

/** Where something happens live or waits for somebody, and what can be done live at all. */
class LivePage extends OrganizerPage {
  static properties = { sought: { state: true } };
  watch = new Watch(this, now, zoneChoice);
  organizers = new InRoom(this);
  whole = new InRoom(this);
  settings = new Loaded(this, get);
  words = new Loaded(this, get);

  constructor() {
    super();
    this.sought = '';
  }

  may(conference) {
    return mayModerate(conference);
  }

  head({ conference }) {
    this.title(t('organize.place.live'), conference.title);
    return html`<h1>${t('organize.place.live')}</h1><span class="spring"></span><a class="button" href="${this.root}/live-figures">${icon('chart')}${t('live-figures.title')}</a>`;
  }

  work(program) {
    const { conference } = program;
    this.organizers.enter(`organizer:${conference.id}`);
    this.whole.enter(`conference:${conference.id}`);
    this.settings.follow(`/conferences/${conference.id}/live-settings`);
    this.words.follow(`/conferences/${conference.id}/chat-words`);
    const { problem, isKnown } = this.organizers.view;
    if (problem) return problemNote(new Problem(problem));
    return html`<div class="live-overview">${isKnown && this.whole.view.isKnown ? this.#desks(program) : skeleton()}
      <div class="live-forms">${this.settings.view((settings) => html`<live-settings-form .conference=${conference} .settings=${settings}></live-settings-form>`)}
        ${this.words.view((words) => html`<live-words-form .conference=${conference} .words=${words}></live-words-form>`)}</div></div>`;
  }

  #desks(program) {
    const rows = deskRows(program, this.organizers.view, this.whole.view, now.value);
    const wanted = rows.filter(isWanted);
    const words = fold(this.sought.trim());
    const others = rows.filter((row) => !isWanted(row) && fold(this.#name(row)).includes(words));
    return html`<div><section aria-labelledby="live-now"><h2 id="live-now">${t('live-page.wanted')}</h2>
        ${wanted.length ? this.#list(wanted, program) : html`<p class="hint">${t('live-page.nothing')}</p>`}</section>
      <section aria-labelledby="live-all"><div class="part-head"><h2 id="live-all">${t('live-page.all')}</h2><span class="spring"></span>
        <label class="search live-search">${icon('search')}<span class="hidden">${t('live-page.search')}</span><input type="search" placeholder=${t('live-page.search')} .value=${this.sought} @input=${({ target }) => (this.sought = target.value)}></label></div>
        ${others.length ? this.#list(others.slice(0, MOST), program) : html`<p class="hint">${t('live-page.no-match')}</p>`}
        ${others.length > MOST ? html`<p class="hint below">${t('live-page.more', { count: others.length - MOST })}</p>` : nothing}</section></div>`;
  }

  #name({ session }) {
    return session?.title ?? t('desk.whole');
  }

  #list(rows, { conference }) {
    return html`<ul class="live-desks">${rows.map((row) => html`<li><a href="${this.root}/live/${row.session?.id ?? 'conference'}"><span class="what"><b>${this.#name(row)}</b><small>${this.#about(row, conference)}</small></span>
      <span class="live-marks">${this.#marks(row)}</span>${icon('forward')}</a></li>`)}</ul>`;
  }

  #about({ session }, { timeZone }) {
    if (!session) return t('live-page.whole');
    const zone = shownZone(timeZone);
    return [session.start === null ? null : `${shortDay(session.start, zone)}, ${time(session.start, zone)}`, session.room?.name].filter(Boolean).join(' · ');
  }

  #marks({ running, fresh, polls, reports, state }) {
    const mark = (kind, text) => html`<span class="badge ${kind}">${text}</span>`;
    return html`${running ? mark('live', t('desk.live')) : nothing}${fresh ? mark('waiting', t('live-page.fresh', { count: fresh })) : nothing}
      ${polls ? mark('live', t('live-page.polls', { count: polls })) : nothing}${reports ? mark('', t('live-page.reports', { count: reports })) : nothing}
      ${state?.full ? mark('quiet', t('room-desk.full')) : nothing}${state?.delayedMinutes ? mark('quiet', t('live-page.late', { count: state.delayedMinutes })) : nothing}`;
  }
}
customElements.define('organize-live-page', LivePage);
