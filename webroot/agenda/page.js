import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { conferences, loadConferences } from '../lib/conferences.js';
import { degraded } from '../lib/degraded.js';
import { number, t } from '../lib/i18n.js';
import { news } from '../lib/news.js';
import { clashes } from '../lib/program.js';
import { follow, load, programOf } from '../lib/programs.js';
import { go, place, withQuery } from '../lib/router.js';
import { followSeats, seats, waitingFor } from '../lib/seats.js';
import { maySignIn, signInFor, user } from '../lib/session.js';
import { stars } from '../lib/stars.js';
import { now, shownZone, stampIn, zoneChoice } from '../lib/time.js';
import { empty, problemNote, skeleton, unreached, zonePicker } from '../parts/bits.js';
import { byDay } from '../parts/by-day.js';
import { saveCalendar } from '../parts/calendar.js';
import { showCode } from '../parts/code.js';
import { cancelledNote } from '../parts/conference-page.js';
import { icon } from '../parts/icons.js';
import { Page } from '../parts/page.js';
import { share } from '../parts/share.js';
import { starredRow } from '../parts/starred-row.js';
import { sharedAddress } from './shared-address.js';
import { subscribe } from './subscribe.js';

/** The sessions of one conference that are starred, or in which a seat was taken or is waited for, in order of time, with what overlaps. */
class AgendaPage extends Page {
  watch = new Watch(this, conferences, degraded, stars, seats, user, now, news, zoneChoice);
  #stop = null;
  #stopSeats = null;

  connectedCallback() {
    super.connectedCallback();
    loadConferences();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stopSeats?.();
    this.followed = null;
  }

  get #slug() {
    const items = conferences.value.items ?? [];
    return this.query.get('conference') ?? localStorage.getItem('plenary.conference') ?? items[0]?.slug ?? null;
  }

  #cell(slug) {
    const cell = programOf(slug);
    if (this.followed !== cell) {
      this.#stop?.();
      this.#stopSeats?.();
      this.followed = cell;
      this.#stop = follow(slug, () => this.requestUpdate());
      this.#stopSeats = maySignIn() ? followSeats(slug) : null;
    }
    return cell.value;
  }

  #chooser(slug) {
    const items = conferences.value.items ?? [];
    if (items.length < 2) return nothing;
    return html`<label class="pill">${icon('calendar')}<span class="hidden">${t('agenda.choose')}</span>
      <select @change=${(event) => go(withQuery({ conference: event.target.value }))}>${items.map((each) => html`
        <option value=${each.slug} ?selected=${each.slug === slug}>${each.title}</option>`)}</select>${icon('chevron')}</label>`;
  }

  #mine(program) {
    return [...program.sessions.values()].filter((session) => stars.value.has(session.id) || this.#hasSeat(program, session) || waitingFor(program.conference, session));
  }

  #hasSeat({ conference }, { id }) {
    return seats.value.slug === conference.slug && seats.value.sessions.get(id)?.mine;
  }

  /** Only what is kept under an account can be followed. */
  #follow() {
    if (!maySignIn()) return nothing;
    return html`<button type="button" class="button small" @click=${subscribe}>${icon('calendar')}${t('calendar.subscribe')}</button>`;
  }

  #takeAlong(program) {
    const mine = this.#mine(program);
    if (!mine.some((session) => session.start !== null)) return nothing;
    const title = t('shared-agenda.of', { title: program.conference.title });
    const address = sharedAddress(program.conference.slug, mine);
    return html`<button type="button" class="button small" @click=${() => share(title, address)}>${icon('share')}${t('share')}</button>
      <button type="button" class="button small" @click=${() => showCode(title, address, { text: t('code.text') })}>${icon('code')}${t('code')}</button>
      <button type="button" class="button small" @click=${() => saveCalendar(mine, program, t('nav.agenda'))}>${icon('download')}${t('calendar.download')}</button>`;
  }

  #body(slug) {
    if (!slug) return conferences.value.items ? empty('star', t('agenda.empty.title'), t('agenda.none.text'), html`<a class="button" href="/">${t('nav.conferences')}</a>`) : skeleton();
    const { program, problem } = this.#cell(slug);
    if (!program) return problem ? problemNote(problem, () => load(slug)) : skeleton();
    const mine = this.#mine(program);
    if (mine.length === 0 && degraded.value.includes('notes')) return unreached();
    if (mine.length === 0) return empty('star', t('agenda.empty.title'), t('agenda.empty.text'), html`<a class="button" href="/c/${slug}/schedule">${t('agenda.empty.action')}</a>`);
    return this.#days(program, mine);
  }

  #days(program, mine) {
    const pairs = clashes(mine);
    return html`${cancelledNote(program.conference)}${maySignIn() ? nothing : html`<p class="offer-note">${icon('star')}<span>${t('agenda.sign-in.text')}</span><a class="button small" href=${signInFor(place.value.address)}>${t('sign-in')}</a></p>`}
      ${pairs.length ? html`<p class="banner-note" role="status">${icon('warning')}${t('agenda.clashes', { count: pairs.length })}</p>` : nothing}
      ${byDay(program, mine, (session) => starredRow(session, program.conference, html`${this.#seat(program, session)}${this.#overlap(session, pairs)}`))}`;
  }

  #seat(program, session) {
    if (this.#hasSeat(program, session)) return html`<p class="own-seat">${icon('check')}${t('seat.mine')}</p>`;
    const entry = waitingFor(program.conference, session);
    if (!entry) return nothing;
    return entry.state === 'OFFERED'
      ? html`<p class="own-seat">${icon('check')}<span>${t('seat.wait.offered')}. ${t('seat.wait.until', { time: stampIn(Date.parse(entry.offeredUntil), shownZone(program.conference.timeZone)) })}</span></p>`
      : html`<p class="own-seat waits">${icon('clock')}${t('seat.wait.place', { place: number(entry.position) })}</p>`;
  }

  #overlap(session, pairs) {
    const others = pairs.filter((pair) => pair.includes(session)).map(([a, b]) => (a === session ? b : a));
    if (others.length === 0) return nothing;
    const [first] = others;
    return html`<p class="overlap">${icon('warning')}<span>${t('agenda.clash', { count: others.length, title: first.title, more: others.length - 1 })}</span></p>`;
  }

  render() {
    const slug = this.#slug;
    const program = slug ? this.#cell(slug).program : null;
    this.title(t('nav.agenda'), program?.conference.title);
    return html`<div class="page"><div class="page-head"><h1>${t('nav.agenda')}</h1><span class="spring"></span>${this.#chooser(slug)}${this.#follow()}${program ? this.#takeAlong(program) : nothing}
      ${program?.days[0] ? zonePicker(program.conference.timeZone, Date.parse(program.days[0].start)) : nothing}</div>${this.#body(slug)}</div>`;
  }
}
customElements.define('agenda-page', AgendaPage);
