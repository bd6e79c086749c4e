import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { buckets } from '../lib/program.js';
import { longDay, shownZone, time } from '../lib/time.js';

/** Some sessions of a program by day and time, those without a time at the end. */
export function byDay(program, sessions, row) {
  const { timeZone } = program.conference;
  const days = program.days.map((day) => [day, sessions.filter((session) => session.start !== null && session.day === day.date)]);
  const open = sessions.filter((session) => session.start === null);
  return html`${days.filter(([, list]) => list.length).map(([day, list]) => html`
      <section class="agenda-day"><h2>${longDay(Date.parse(day.start), timeZone)}</h2>
        ${buckets(list).map(([start, each]) => html`<section class="bucket"><h2>${time(start, shownZone(timeZone))}</h2>
          <div class="bucket-rows">${each.map(row)}</div></section>`)}</section>`)}
    ${open.length ? html`<section class="agenda-day"><h2>${t('session.unscheduled')}</h2><div class="bucket-rows">${open.map(row)}</div></section>` : nothing}`;
}
