import { html } from 'lit';
import { Watch } from '../lib/cell.js';
import { byName, t } from '../lib/i18n.js';
import { inTrack } from '../lib/program.js';
import { stars } from '../lib/stars.js';
import { dayMonth, now, zoneChoice } from '../lib/time.js';
import { backTo, empty, missing, zonePicker } from '../parts/bits.js';
import { byDay } from '../parts/by-day.js';
import { ConferencePage } from '../parts/conference-page.js';
import { vars } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { starredRow } from '../parts/starred-row.js';

class TracksPage extends ConferencePage {
  #card(track, program) {
    const sessions = inTrack(program, track.id);
    const days = program.days.filter(({ date }) => sessions.some((session) => session.day === date)).map(({ date }) => dayMonth(date));
    const rooms = [...new Set(sessions.map((session) => session.room?.name).filter(Boolean))].sort(byName);
    const where = rooms.length > 2 ? t('rooms.count', { count: rooms.length }) : rooms.join(', ');
    return html`<li><a class="tinted" href="/c/${program.conference.slug}/tracks/${track.id}" ${vars({ '--track': track.color })}><b>${track.name}</b>
      <span>${[days.join(', '), where].filter(Boolean).join(' · ')}</span><small>${t('sessions.count', { count: sessions.length })}</small></a></li>`;
  }

  content(program) {
    const { conference } = program;
    this.title(t('tracks.title'), conference.title);
    const tracks = [...program.tracks.values()].sort((a, b) => a.position - b.position || byName(a.name, b.name));
    return html`<div class="page wide">${backTo(conference)}
      <div class="page-head"><h1>${t('tracks.title')}</h1><p>${t('tracks.count', { count: tracks.length })}</p></div>
      ${tracks.length ? html`<ul class="place-cards">${tracks.map((track) => this.#card(track, program))}</ul>` : empty('tag', t('tracks.empty'), t('tracks.empty.text'))}</div>`;
  }
}
customElements.define('tracks-page', TracksPage);

class TrackPage extends ConferencePage {
  watch = new Watch(this, stars, now, zoneChoice);

  content(program) {
    const { conference } = program;
    const all = `/c/${conference.slug}/tracks`;
    const track = program.tracks.get(this.params.id);
    if (!track) return html`<div class="page">${missing(t('track.missing'), html`<a class="button" href=${all}>${t('tracks.title')}</a>`)}</div>`;
    this.title(track.name, conference.title);
    const sessions = inTrack(program, track.id);
    return html`<article class="page"><a class="back" href=${all}>${icon('back')}${t('tracks.title')}</a>
      <div class="page-head place-head tinted" ${vars({ '--track': track.color })}><div><h1>${track.name}</h1><p>${t('sessions.count', { count: sessions.length })}</p></div>
        <span class="spring"></span><a class="button small" href="/c/${conference.slug}/schedule?track=${track.id}">${icon('calendar')}${t('track.in-schedule')}</a>
        ${zonePicker(conference.timeZone, sessions[0]?.start ?? Date.parse(conference.startDate))}</div>
      ${sessions.length ? byDay(program, sessions, (session) => starredRow(session, conference)) : empty('tag', t('track.empty'), t('track.empty.text'))}</article>`;
  }
}
customElements.define('track-page', TrackPage);
