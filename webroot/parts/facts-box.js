import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { capital, languageName } from '../lib/languages.js';
import { asItStands } from '../lib/state-rules.js';
import { longDay, shownZone, span, zoneName } from '../lib/time.js';
import { minutes, newsBadge, roomFacts, status, timeOf } from './bits.js';
import { icon } from './icons.js';
import { fullness, remarks, streamLink, timeLeftBar } from './standing.js';

/** When and where a session takes place, and how that stands. @param {object} [state] as staff say it */
export function factsBox(session, conference, state, at) {
  const current = asItStands(session, state, at);
  const kind = [session.minutes && minutes(session), session.type && capital(session.type), languageName(session.language)].filter(Boolean).join(' · ');
  const isRunning = !current.isCancelled && current.start !== null && current.start <= at && at < current.end;
  return html`<div class="facts-box">
    <p class="fact-row">${icon('clock')}<span>${session.start === null ? t('session.unscheduled') : when(session, state, conference)}
      <small>${kind}</small></span>${newsBadge(session)}${status(current, at)}</p>
    ${isRunning ? timeLeftBar(current, at) : nothing}
    ${session.room ? html`<p class="fact-row">${icon('pin')}<span><a class="plain" href="/c/${conference.slug}/rooms/${session.room.id}">${session.room.name}</a><small>${roomFacts(session.room)}</small></span>${fullness(state, at, shownZone(conference.timeZone))}</p>` : nothing}
    ${notes(session, state, at)}</div>`;
}

/** Its published times, and the later ones where it is late. */
function when(session, { delayedMinutes } = {}, { timeZone }) {
  const zone = shownZone(timeZone);
  const published = timeOf(session, timeZone);
  const late = (delayedMinutes ?? 0) * 60_000;
  const times = late ? html`<s>${published}</s> <b>${span(session.start + late, session.end + late, zone)}</b>` : published;
  return html`${longDay(session.start, zone)}, ${times} <abbr title=${zone}>${zoneName(zone, session.start)}</abbr>`;
}

function notes(session, state, at) {
  const said = remarks(session, state, at);
  const stream = streamLink(state);
  return said.length > 0 || stream !== nothing ? html`<p class="fact-row stands">${said}${stream}</p>` : nothing;
}
