import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Watch } from '../lib/cell.js';
import { ownFirst, withStates } from '../lib/change-words.js';
import { changesOf, followChanges, markSeen } from '../lib/changes.js';
import { t } from '../lib/i18n.js';
import { States } from '../lib/live-states.js';
import { news } from '../lib/news.js';
import { dayAt, firstInstant, isOn } from '../lib/program.js';
import { roomsAt, upcoming, withSeats, withStars } from '../lib/rooms-at.js';
import { go, withQuery } from '../lib/router.js';
import { stars } from '../lib/stars.js';
import { longDay, now, shownZone, time, zoneChoice } from '../lib/time.js';
import { until } from '../lib/until.js';
import { openBeside } from '../parts/beside.js';
import { count, empty, pageOf, zonePicker } from '../parts/bits.js';
import { ConferencePage } from '../parts/conference-page.js';
import { icon } from '../parts/icons.js';
import { toggleStar } from '../parts/stars.js';
import { toastProblem } from '../parts/toast.js';
import { changeList, summary } from './change-list.js';
import { roomRow } from './room-row.js';

/** So many changes stand beside the rooms. */
const SHOWN = 4;

/** What runs, how long still, and what comes next, over all rooms. */
class NowPage extends ConferencePage {
  watch = new Watch(this, now, stars, zoneChoice, news);
  states = new States(this);
  #stop = null;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = followChanges(this.params.slug);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  /** Free seats are a choice where some are known. */
  #choices(rows, choices, chosen) {
    const choice = (name) => html`<button type="button" aria-pressed=${chosen === name}
      @click=${() => go(withQuery({ only: name }), { replace: true })}>${t(`now.only.${name ?? 'all'}`)}${count((choices[name] ?? rows).length)}</button>`;
    const offered = choices.seats.length > 0 || chosen === 'seats' ? [null, 'starred', 'seats'] : [null, 'starred'];
    return html`<div class="segmented" role="group" aria-label=${t('now.filter')}>${offered.map(choice)}</div>`;
  }

  #head(program, problem, choices) {
    const { timeZone } = program.conference;
    const zone = shownZone(timeZone);
    return html`<div class="now-head"><div class="now-title"><h1>${t('now.title')}</h1><p>${longDay(now.value, zone)}, ${time(now.value, zone)}</p></div>
      ${choices}<span class="spring"></span>
      <span class="fresh ${problem ? 'stale' : ''}" role="status">${t(problem ? 'now.unreached' : 'now.live')}</span>${zonePicker(timeZone, isOn(program, now.value) ? now.value : firstInstant(program))}</div>`;
  }

  #rooms(rows, context) {
    return html`<div class="now-rooms">
      <div class="now-columns" aria-hidden="true"><span>${t('schedule.room')}</span><span>${t('now.column')}</span><span>${t('now.next')}</span></div>
      ${repeat(rows, ({ room }) => room?.id, (row) => roomRow(row, context))}</div>`;
  }

  /** Before the first day, after the last one, and when a day is done. */
  #nothing(program) {
    const { slug, timeZone, status } = program.conference;
    if (status === 'CANCELLED') return nothing;
    const zone = shownZone(timeZone);
    const next = program.days.find((day) => Date.parse(day.start) > now.value);
    const isBetween = next && next !== program.days[0];
    const title = isBetween ? 'now.done' : next || program.days.length === 0 ? 'now.none.title' : 'now.over';
    const start = next && Date.parse(next.start);
    const text = next ? t(isBetween ? 'now.done.text' : 'now.none.begin', { day: longDay(start, zone), time: time(start, zone) }) : t('now.none.text');
    return empty('clock', t(title), text, html`<a class="button" href="/c/${slug}/schedule">${t('conference.to-schedule')}</a>`);
  }

  #changes(program) {
    const { conference } = program;
    const changes = withStates(changesOf(conference.slug).value, program, this.states.of(program));
    const items = ownFirst(changes.items, stars.value);
    if (items.length === 0) return nothing;
    const all = `/c/${conference.slug}/changes`;
    const seen = () => markSeen(conference.slug).catch(toastProblem);
    return html`<section class="panel since"><div class="section-head"><h2>${t('change.since')}</h2><button type="button" @click=${seen}>${t('change.seen')}</button></div>
        <p class="hint">${summary(changes, stars.value, shownZone(conference.timeZone))}</p>${changeList(items.slice(0, SHOWN), program, stars.value)}
        ${items.length > SHOWN ? html`<p class="below"><a href=${all}>${t('change.all')}</a></p>` : nothing}</section>
      <a class="since-brief ${stars.value.has(items[0].sessionId) ? 'own' : ''}" href=${all}>${icon('bell')}<span><b>${(items[0].after ?? items[0].before).title}</b>
        <small>${summary(changes, stars.value, shownZone(conference.timeZone))}</small></span>${icon('forward')}</a>`;
  }

  #side(program) {
    const changes = this.#changes(program);
    const next = dayAt(program, now.value) ? this.#next(program) : nothing;
    return changes === nothing && next === nothing ? nothing : html`<aside class="now-side">${changes}${next}</aside>`;
  }

  #next(program) {
    const [first] = upcoming(program, stars.value, now.value, this.states.of(program));
    if (!first || first.start > now.value + 12 * 3_600_000) return nothing;
    const { conference } = program;
    return html`<section class="panel your-next"><h2>${t('now.yours')}</h2>
      <a href=${pageOf(first, conference)} data-session=${first.id}><span class="when">${time(first.start, shownZone(conference.timeZone))}</span>
        <span><b>${first.title}</b><small>${[first.room?.name, t('now.in', { time: until(first.start - now.value) })].filter(Boolean).join(' · ')}</small></span></a></section>`;
  }

  content(program, { problem }) {
    const { conference } = program;
    const open = this.query.get('session');
    if (open) import('../parts/session-drawer.js');
    else this.title(t('now.title'), conference.title);
    const states = this.states.of(program);
    const rows = roomsAt(program, now.value, states);
    const choices = { starred: withStars(rows, stars.value), seats: withSeats(rows, states, now.value) };
    const chosen = choices[this.query.get('only')] ? this.query.get('only') : null;
    const shown = choices[chosen] ?? rows;
    this.star ??= (session) => toggleStar(this.params.slug, session);
    const context = { conference, at: now.value, zone: shownZone(conference.timeZone), states, stars: stars.value, star: this.star };
    return html`<div class="now" @click=${openBeside}>${this.#head(program, problem, rows.length ? this.#choices(rows, choices, chosen) : nothing)}
      <div class="now-body">${rows.length === 0 ? this.#nothing(program)
        : shown.length === 0 ? none(chosen, conference)
        : html`<p class="now-clock" aria-hidden="true"><b>${time(now.value, context.zone)}</b> ${t('schedule.now')}</p>${this.#rooms(shown, context)}`}
        ${this.#side(program)}</div></div>
      <session-drawer .program=${program} .sessionId=${open}></session-drawer>`;
  }
}

const none = (chosen, { slug }) => (chosen === 'seats' ? empty('clock', t('now.seats.title'), t('now.seats.text'))
  : empty('star', t('now.starred.title'), t('now.starred.text'), html`<a class="button" href="/agenda?conference=${slug}">${t('nav.agenda')}</a>`));
customElements.define('now-page', NowPage);
