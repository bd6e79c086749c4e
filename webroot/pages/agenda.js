import { html, nothing } from 'lit';
import { all } from '../lib/api.js';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { Page } from '../lib/page.js';
import { buckets, clashes } from '../lib/program.js';
import { load, programOf, stars } from '../lib/programs.js';
import { go, withQuery } from '../lib/router.js';
import { maySignIn, user } from '../lib/session.js';
import { longDay, now, shownZone, time, zoneChoice } from '../lib/time.js';
import { empty, problemNote, skeleton, zonePicker } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { sessionRow } from '../parts/schedule-list.js';
import { toggleStar } from '../parts/stars.js';

/** The starred sessions of one conference in order of time, with what overlaps. */
class AgendaPage extends Page {
  static properties = { conferences: { state: true } };
  watch = new Watch(this, stars, user, now, zoneChoice);
  #stop = null;

  connectedCallback() {
    super.connectedCallback();
    all('/conferences').then((items) => (this.conferences = items)).catch(() => {});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.followed = null;
  }

  get #slug() {
    const items = this.conferences ?? [];
    return this.query.get('conference') ?? localStorage.getItem('plenary.conference') ?? items[0]?.slug ?? null;
  }

  #cell(slug) {
    const cell = programOf(slug);
    if (this.followed !== cell) {
      this.#stop?.();
      this.followed = cell;
      this.#stop = cell.watch(() => this.requestUpdate());
    }
    return cell.value;
  }

  #chooser(slug) {
    const items = this.conferences ?? [];
    if (items.length < 2) return nothing;
    return html`<label class="pill">${icon('calendar')}<span class="hidden">${t('agenda.choose')}</span>
      <select @change=${(event) => go(withQuery({ conference: event.target.value }))}>${items.map((each) => html`
        <option value=${each.slug} ?selected=${each.slug === slug}>${each.title}</option>`)}</select>${icon('chevron')}</label>`;
  }

  #body(slug) {
    if (!maySignIn()) {
      return empty('star', t('agenda.sign-in.title'), t('agenda.sign-in.text'), html`<a class="button primary" href="/sign-in?next=/agenda">${t('sign-in')}</a>`);
    }
    if (!slug) return this.conferences ? empty('star', t('agenda.empty.title'), t('agenda.none.text'), html`<a class="button" href="/">${t('nav.conferences')}</a>`) : skeleton();
    const { program, problem } = this.#cell(slug);
    if (!program) return problem ? problemNote(problem, () => load(slug)) : skeleton();
    const mine = [...program.sessions.values()].filter((session) => stars.value.has(session.id));
    if (mine.length === 0) return empty('star', t('agenda.empty.title'), t('agenda.empty.text'), html`<a class="button" href="/c/${slug}/schedule">${t('agenda.empty.action')}</a>`);
    return this.#days(program, mine);
  }

  #days(program, mine) {
    const pairs = clashes(mine);
    const zone = shownZone(program.conference.timeZone);
    const days = program.days.map((day) => [day, mine.filter((session) => session.day === day.date && session.start !== null)]);
    const open = mine.filter((session) => session.start === null);
    return html`${pairs.length ? html`<p class="banner-note" role="status">${icon('warning')}${t('agenda.clashes', { count: pairs.length })}</p>` : nothing}
      ${days.filter(([, list]) => list.length).map(([day, list]) => html`<section class="agenda-day"><h2>${longDay(Date.parse(day.start), program.conference.timeZone)}</h2>
        ${buckets(list).map(([start, sessions]) => html`<section class="bucket"><h2>${time(start, zone)}</h2><div class="bucket-rows">
          ${sessions.map((session) => this.#row(session, pairs, program))}</div></section>`)}</section>`)}
      ${open.length ? html`<section class="agenda-day"><h2>${t('session.unscheduled')}</h2><div class="bucket-rows">${open.map((session) => this.#row(session, pairs, program))}</div></section>` : nothing}`;
  }

  #row(session, pairs, program) {
    const others = pairs.filter((pair) => pair.includes(session)).map(([a, b]) => (a === session ? b : a));
    const note = others.length
      ? html`<p class="overlap">${icon('warning')}${t('agenda.clash', { count: others.length, titles: others.map((each) => each.title).join(', ') })}</p>` : nothing;
    const { slug } = program.conference;
    return sessionRow(session, { starred: true, now: now.value, star: (each) => toggleStar(slug, each), href: `/c/${slug}/sessions/${session.id}`, note });
  }

  render() {
    const slug = this.#slug;
    const program = slug && maySignIn() ? this.#cell(slug).program : null;
    this.title(t('nav.agenda'), program?.conference.title);
    return html`<div class="page"><div class="page-head"><h1>${t('nav.agenda')}</h1><span class="spring"></span>${this.#chooser(slug)}
      ${program?.days[0] ? zonePicker(program.conference.timeZone, Date.parse(program.days[0].start)) : nothing}</div>${this.#body(slug)}</div>`;
  }
}
customElements.define('agenda-page', AgendaPage);
