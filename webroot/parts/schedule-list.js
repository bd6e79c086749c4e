import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { Gradual } from '../lib/gradual.js';
import { t } from '../lib/i18n.js';
import { newId } from '../lib/ids.js';
import { news } from '../lib/news.js';
import { buckets } from '../lib/program.js';
import { asItStands } from '../lib/state-rules.js';
import { shownZone, time, zoneChoice, zoneName } from '../lib/time.js';
import { minutes, newsBadge, pageOf, people, phase, starButton, status, trackName } from './bits.js';
import { LargeElement, vars } from './element.js';
import { icon } from './icons.js';
import { remarks } from './standing.js';

/**
 * What it says is compared and made anew only where that changed: filters hide hundreds at once.
 * @param {{ starred: boolean, now: number, star: Function, href: string, standing?: object, when?: string, note?: unknown, beside?: boolean, hidden?: boolean }} options
 *   `when`: its day and time, where the list does not say them
 */
export function sessionRow(session, options) {
  const { starred, now, href, standing, when, note = nothing, beside = false, hidden = false } = options;
  const current = asItStands(session, standing, now);
  const shown = [session, standing, starred, isOn(current, now), href, when, note, beside, news.value.get(session.id), zoneChoice.value];
  return html`<article class="row-card ${phase(current, now)} ${starred ? 'starred' : ''} ${session.isCancelled ? 'cancelled' : ''} ${session.track ? '' : 'plain'}"
    ?hidden=${hidden} ${vars({ '--track': session.track?.color })}>${guard(shown, () => content(session, { note, beside, ...options }))}</article>`;
}

const content = (session, { starred, now, star, href, standing, when, note, beside }) => html`
  <h3 lang=${session.language ?? nothing}><a href=${href} data-session=${beside ? session.id : nothing}>${session.title}</a></h3>${people(session)}
  <p class="foot">${when ? html`<span class="fact">${icon('calendar')}${when}</span>` : nothing}${session.room ? html`<span class="fact room">${icon('pin')}<span>${session.room.name}</span></span>` : nothing}
    ${session.minutes && !when ? html`<span class="fact">${icon('clock')}${minutes(session)}</span>` : nothing}${trackName(session.track)}<span class="spring"></span>${newsBadge(session)}${status(asItStands(session, standing, now), now)}${remarks(session, standing, now).slice(0, 1)}</p>
  ${note}${starButton(session, starred, star)}`;

const isOn = ({ start, end }, at) => start !== null && start <= at && at < end;

/** More rows than a telephone shows; a larger window asks for more. */
const FIRST = 8;
/** About as high as a row, in pixels. */
const ROW = 104;

/**
 * One day by time. Rows are slow to make and quick to show again: they are made when one comes near them, and what filters
 * leave out is hidden.
 */
class ScheduleList extends LargeElement {
  static properties = { program: {}, day: {}, found: {}, stars: {}, states: {}, now: {}, news: {}, zone: {}, star: {}, whole: {} };
  #rows = new Gradual();
  #end = new IntersectionObserver((entries) => this.#comeNear(entries.at(-1)), { rootMargin: '0px 0px 200% 0px' });
  /** The browser's own search, which takes the focus, is for all rows. */
  #everything = async () => {
    if (!this.hasUpdated) await this.updateComplete;
    this.#more(Infinity);
  };

  connectedCallback() {
    super.connectedCallback();
    addEventListener('blur', this.#everything);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('blur', this.#everything);
    this.#end.disconnect();
  }

  willUpdate(changed) {
    if (changed.has('day')) this.view = newId();
    if (changed.has('program') || changed.has('day')) {
      this.groups = buckets(this.program.byDay.get(this.day.date)).map(([start, sessions]) => [start, onceEach(sessions)]);
    }
    const found = new Set(this.found);
    const rows = this.groups.flatMap(([, sessions]) => sessions).filter((session) => found.has(session));
    this.current = rows.findLast((session) => isOn(this.#asItStands(session), this.now))?.start;
    const upToNow = rows.findLastIndex((session) => session.start === this.current) + 1;
    this.#rows.take(rows, this.whole ? Infinity : Math.max(upToNow + FIRST, changed.has('program') ? this.#rows.length : 0));
  }

  updated(changed) {
    this.#end.disconnect();
    this.#end.observe(this.querySelector('.rest'));
    if (changed.has('day')) this.#begin();
  }

  /** The first view of a day that is on begins with what is on. */
  #begin() {
    if (this.now < Date.parse(this.day.start) || this.now > Date.parse(this.day.end)) return;
    this.querySelector('.bucket.on')?.scrollIntoView({ block: 'start' });
  }

  #comeNear({ isIntersecting, rootBounds, boundingClientRect }) {
    if (isIntersecting) this.#more(FIRST + Math.ceil((rootBounds.bottom - boundingClientRect.top) / ROW));
  }

  #more(count) {
    if (this.#rows.missing === 0) return;
    this.#rows.more(count);
    this.requestUpdate();
  }

  #break(session) {
    return html`<a class="band" ?hidden=${!this.#rows.isShown(session)} href=${pageOf(session, this.program.conference)} data-session=${session.id}>
      <span>${icon(/lunch|dinner|mittag|meal/i.test(session.title) ? 'meal' : 'cup')}<b>${session.title}</b>
      <small>· ${minutes(session)}</small></span></a>`;
  }

  #asItStands(session) {
    return asItStands(session, this.states?.get(session.id), this.now);
  }

  #session(session) {
    if (session.isBreak) return this.#break(session);
    const starred = this.stars.has(session.id);
    const hidden = !this.#rows.isShown(session);
    const { now } = this;
    const standing = this.states?.get(session.id);
    const current = this.#asItStands(session);
    return guard([session, standing, starred, hidden, this.news.get(session.id), isOn(current, now), phase(current, now)], () =>
      sessionRow(session, { starred, hidden, now, standing, star: this.star, href: pageOf(session, this.program.conference), beside: true }));
  }

  /** Something else may stand between sessions, where that is known: the element says whether. */
  #between([from, to]) {
    return html`<billboard-between .slug=${this.program.conference.slug} .view=${this.view} .from=${from} .to=${to} .all=${this.found.length}></billboard-between>`;
  }

  #bucket([start, sessions], i, isFirst, zoneName, span) {
    const isCurrent = start === this.current;
    return html`<section class="bucket ${i < FIRST / 2 ? 'first' : ''} ${isCurrent ? 'on' : ''}" ?hidden=${!sessions.some((session) => this.#rows.isShown(session))}>
      <h2>${time(start, shownZone(this.program.conference.timeZone))}${isCurrent ? html` <small>${t('schedule.now')}</small>` : nothing}
        ${isCurrent || isFirst ? html` <small>${zoneName}</small>` : nothing}</h2>
      <div class="bucket-rows">${repeat(sessions, (session) => session.id, (session) => this.#session(session))}${span[1] > span[0] ? this.#between(span) : nothing}</div></section>`;
  }

  render() {
    const name = zoneName(shownZone(this.program.conference.timeZone), this.found[0]?.start);
    const first = this.groups.find(([, sessions]) => sessions.some((session) => this.#rows.isShown(session)))?.[0];
    const groups = this.groups.map(([start, sessions]) => [start, sessions.filter((session) => this.#rows.isDrawn(session))]);
    const spans = spansOf(groups, (session) => !session.isBreak && this.#rows.isShown(session));
    return html`<div class="list">${repeat(groups.filter(([, sessions]) => sessions.length > 0), ([start]) => start,
      (group, i) => this.#bucket(group, i, group[0] === first, name, spans.get(group[0])))}
      <div class="rest" ${vars({ '--height': `${this.#rows.missing * ROW}px` })}></div></div>`;
  }
}

/** By its start, how many sessions that count stand before a group, and how many at its end. */
function spansOf(groups, counts) {
  let count = 0;
  return new Map(groups.map(([start, sessions]) => {
    const from = count;
    count += sessions.filter(counts).length;
    return [start, [from, count]];
  }));
}

/** Breaks that a file lists in every room appear once. */
function onceEach(sessions) {
  const seen = new Set();
  return sessions.filter((session) => {
    if (!session.isBreak) return true;
    const isNew = !seen.has(session.title);
    seen.add(session.title);
    return isNew;
  });
}
customElements.define('schedule-list', ScheduleList);
