import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { PlainElement, vars } from '../lib/element.js';
import { t } from '../lib/i18n.js';
import { buckets } from '../lib/program.js';
import { shownZone, time, zoneName } from '../lib/time.js';
import { minutes, pageOf, people, phase, starButton, status, trackName } from './bits.js';
import { icon } from './icons.js';

/** @param {{ starred: boolean, now: number, star: Function, href: string, note?: unknown, beside?: boolean }} options */
export function sessionRow(session, { starred, now, star, href, note = nothing, beside = false }) {
  return html`<article class="row-card ${phase(session, now)} ${starred ? 'starred' : ''} ${session.isCancelled ? 'cancelled' : ''} ${session.track ? '' : 'plain'}"
    ${vars({ '--track': session.track?.color })}>
    <h3><a href=${href} data-session=${beside ? session.id : nothing}>${session.title}</a></h3>${people(session)}
    <p class="foot">${session.room ? html`<span class="fact room">${icon('pin')}<span>${session.room.name}</span></span>` : nothing}
      ${session.minutes ? html`<span class="fact">${icon('clock')}${minutes(session)}</span>` : nothing}${trackName(session.track)}<span class="spring"></span>${status(session, now)}</p>
    ${note}${starButton(session, starred, star)}</article>`;
}

/** One day by time; what filters leave out is not there. */
class ScheduleList extends PlainElement {
  static properties = { program: {}, day: {}, found: {}, stars: {}, now: {}, zone: {}, star: {} };

  /** The first view of a day that is on begins with what is on. */
  updated(changed) {
    if (!changed.has('day') || this.now < Date.parse(this.day.start) || this.now > Date.parse(this.day.end)) return;
    this.querySelector('.bucket.on')?.scrollIntoView({ block: 'start' });
  }

  #break(session) {
    return html`<a class="band" href=${pageOf(session, this.program.conference)} data-session=${session.id}><span>${icon(/lunch|dinner|mittag|meal/i.test(session.title) ? 'meal' : 'cup')}<b>${session.title}</b>
      <small>· ${minutes(session)}</small></span></a>`;
  }

  #session(session) {
    if (session.isBreak) return this.#break(session);
    const starred = this.stars.has(session.id);
    const { now } = this;
    const on = session.start <= now && now < session.end;
    return guard([session, starred, on, phase(session, now)], () =>
      sessionRow(session, { starred, now, star: this.star, href: pageOf(session, this.program.conference), beside: true }));
  }

  render() {
    const zone = shownZone(this.program.conference.timeZone);
    const groups = buckets(this.found);
    const name = zoneName(zone, this.found[0]?.start);
    const current = groups.findLast(([start, sessions]) => start <= this.now && sessions.some((session) => this.now < session.end))?.[0];
    return html`<div class="list">${repeat(groups, ([start]) => start, ([start, sessions]) => html`
      <section class="bucket ${start === current ? 'on' : ''}"><h2>${time(start, zone)}${start === current ? html` <small>${t('schedule.now')}</small>` : nothing}
          ${start === current || start === groups[0][0] ? html` <small>${name}</small>` : nothing}</h2>
        <div class="bucket-rows">${repeat(onceEach(sessions), (session) => session.id, (session) => this.#session(session))}</div></section>`)}</div>`;
  }
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
