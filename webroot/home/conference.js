import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { idle } from '../lib/idle.js';
import { news } from '../lib/news.js';
import { dayAt, firstInstant, inRoom, inTrack } from '../lib/program.js';
import { go } from '../lib/router.js';
import { sells, shops } from '../lib/shops.js';
import { dateRange, dayMonth, now, shownZone, time, weekday, zoneChoice, zoneName } from '../lib/time.js';
import { archivedBadge, count, noProgram, trackName, zonePicker } from '../parts/bits.js';
import { calendarChoices } from '../parts/calendar.js';
import { ConferencePage } from '../parts/conference-page.js';
import { icon } from '../parts/icons.js';
import { conferenceLogo } from '../parts/pictures.js';
import '../parts/rich-text.js';

/** How many tracks and rooms are offered before all of them are asked for. */
const CHIPS = 16;

const narrow = matchMedia('(max-width: 45rem)');

/** Whether somebody comes from elsewhere, with a phone, while the conference runs: then they want to know what is on. */
const isInAHurry = (program) =>
  narrow.matches && dayAt(program, now.value) && !history.state?.from?.startsWith(`/c/${program.conference.slug}`);

class ConferenceStart extends ConferencePage {
  watch = new Watch(this, now, zoneChoice, news, shops);

  /** Nobody waits for it, and without a connection nothing is sold. */
  firstUpdated() {
    idle().then(() => import('../parts/billboard.js')).catch(() => {});
  }

  /** What is new leads on from here too, as the bell does. */
  #changes({ slug }) {
    const total = [...news.value.values()].filter((change) => change.slug === slug).length;
    return total ? html`<a class="button" href="/c/${slug}/changes">${icon('bell')}${t('conference.changes')} ${count(total)}</a>` : nothing;
  }

  #tickets({ slug }) {
    return sells(slug) ? html`<a class="button primary" href="/c/${slug}/tickets">${icon('tag')}${t('nav.tickets')}</a>` : nothing;
  }

  #days(program) {
    const { conference } = program;
    return html`<section><h2>${t('conference.days')}</h2><ol class="day-cards">${program.days.map((day) => {
      const talks = program.byDay.get(day.date).filter((session) => !session.isBreak);
      const first = talks[0];
      return html`<li><a href="/c/${conference.slug}/schedule?day=${day.index}"><b>${weekday(day.date, 'long')}</b>
        <span>${dayMonth(day.date)}</span>
        <small>${t('sessions.count', { count: talks.length })}${first ? ` · ${t('conference.from', { time: time(first.start, shownZone(conference.timeZone)) })}` : ''}</small></a></li>`;
    })}</ol></section>`;
  }

  #upNext(program) {
    const all = [...program.sessions.values()].filter((s) => s.start !== null && !s.isBreak && !s.isCancelled);
    const next = all.filter((session) => session.end > now.value).sort((a, b) => a.start - b.start).slice(0, 4);
    if (next.length === 0 || next[0].start > now.value + 24 * 3_600_000) return nothing;
    const { conference } = program;
    return html`<section><h2>${t('conference.next')}</h2><ul class="rows">${next.map((session) => html`<li>
      <a href="/c/${conference.slug}/sessions/${session.id}"><span class="when">${time(session.start, shownZone(conference.timeZone))}</span>
      <span><b>${session.title}</b><small>${session.room?.name ?? ''}</small></span></a></li>`)}</ul></section>`;
  }

  #tracks(program) {
    const tracks = [...program.tracks.values()].sort((a, b) => a.position - b.position);
    return this.#chips(program, 'tracks', tracks, inTrack, trackName);
  }

  #rooms(program) {
    const rooms = [...program.rooms.values()].sort((a, b) => a.position - b.position);
    return this.#chips(program, 'rooms', rooms, inRoom, (room) => html`${icon('pin')}${room.name}`);
  }

  /** The busiest ones, in their order, and the way to all of them. */
  #chips(program, kind, items, sessionsIn, name) {
    const base = `/c/${program.conference.slug}/${kind}`;
    // What nothing is planned for leads nowhere.
    const totals = items.map((item) => [item, sessionsIn(program, item.id).length]).filter(([, total]) => total > 0);
    if (totals.length === 0) return nothing;
    const busiest = new Set([...totals].sort(([, a], [, b]) => b - a).slice(0, CHIPS));
    return html`<section><div class="section-head"><h2>${t(`conference.${kind}`)}</h2><a href=${base}>${t(`conference.all-${kind}`)} ${count(items.length)}</a></div>
      <ul class="chips">${totals.filter((each) => busiest.has(each)).map(([item, total]) => html`<li><a class="chip" href="${base}/${item.id}">${name(item)} ${count(total)}</a></li>`)}</ul></section>`;
  }

  content(program) {
    const { conference } = program;
    if (isInAHurry(program)) {
      queueMicrotask(() => go(`/c/${conference.slug}/now`, { replace: true }));
      return this.placeholder();
    }
    this.title(conference.title);
    const at = firstInstant(program);
    const where = [conference.venue, conference.city].filter(Boolean).join(', ');
    return html`<div class="banner"><div class="page">${conferenceLogo(conference, 384)}
        <h1>${conference.title} ${archivedBadge(conference)}</h1>${conference.subtitle ? html`<p class="subtitle">${conference.subtitle}</p>` : nothing}
        <p class="facts"><span class="fact">${icon('calendar')}${dateRange(conference.startDate, conference.endDate)}</span>
          ${where ? html`<span class="fact">${icon('pin')}${where}</span>` : nothing}
          <span class="fact">${icon('globe')}${conference.timeZone.replaceAll('_', ' ')} (${zoneName(conference.timeZone, at)})</span></p>
        <p class="actions">${this.#tickets(conference)}<a class="button ${sells(conference.slug) ? '' : 'primary'}" href="/c/${conference.slug}/schedule">${icon('calendar')}${t('conference.to-schedule')}</a>
          <a class="button" href="/c/${conference.slug}/speakers">${icon('mic')}${t('nav.speakers')}</a>${this.#changes(conference)}</p>
      </div></div>
      <div class="page conference-body">
        <div class="main-column">
          ${conference.description ? html`<rich-text .text=${conference.description}></rich-text>` : nothing}
          ${program.sessions.size === 0 ? noProgram(conference) : nothing}
          ${this.#upNext(program)}${this.#tracks(program)}${this.#rooms(program)}
          <billboard-place .slug=${conference.slug} .placement=${'HOME'}></billboard-place></div>
        <div class="side-column">${this.#days(program)}
          <section><h2>${t('conference.times')}</h2>${zonePicker(conference.timeZone, at)}</section>
          ${calendarChoices(conference)}
          ${conference.url ? html`<section><h2>${t('conference.more')}</h2><a class="fact" href=${conference.url} target="_blank" rel="noopener">${icon('external')}${conference.url.replace(/^https?:\/\//, '')}</a></section>` : nothing}
        </div><sponsor-list .slug=${conference.slug}></sponsor-list></div>`;
  }
}
customElements.define('conference-page', ConferenceStart);
