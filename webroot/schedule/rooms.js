import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { inRoom } from '../lib/program.js';
import { stars } from '../lib/stars.js';
import { now, zoneChoice } from '../lib/time.js';
import { backTo, empty, missing, roomFacts, seats, zonePicker } from '../parts/bits.js';
import { byDay } from '../parts/by-day.js';
import { ConferencePage } from '../parts/conference-page.js';
import { icon } from '../parts/icons.js';
import { starredRow } from '../parts/starred-row.js';

class RoomsPage extends ConferencePage {
  watch = new Watch(this, now);

  #card(room, program) {
    const sessions = inRoom(program, room.id);
    const on = sessions.find((session) => session.start <= now.value && now.value < session.end);
    return html`<li><a href="/c/${program.conference.slug}/rooms/${room.id}"><b>${room.name}</b>
      ${room.description ? html`<span>${room.description}</span>` : nothing}
      ${on ? html`<span class="on">${t('room.now', { title: on.title })}</span>` : nothing}
      <small>${[t('sessions.count', { count: sessions.length }), seats(room)].filter(Boolean).join(' · ')}</small></a></li>`;
  }

  content(program) {
    const { conference } = program;
    this.title(t('rooms.title'), conference.title);
    const rooms = [...program.rooms.values()].sort((a, b) => a.position - b.position);
    return html`<div class="page wide">${backTo(conference)}
      <div class="page-head"><h1>${t('rooms.title')}</h1><p>${t('rooms.count', { count: rooms.length })}</p></div>
      ${rooms.length ? html`<ul class="place-cards">${rooms.map((room) => this.#card(room, program))}</ul>` : empty('pin', t('rooms.empty'), t('rooms.empty.text'))}</div>`;
  }
}
customElements.define('rooms-page', RoomsPage);

class RoomPage extends ConferencePage {
  watch = new Watch(this, stars, now, zoneChoice);

  content(program) {
    const { conference } = program;
    const all = `/c/${conference.slug}/rooms`;
    const room = program.rooms.get(this.params.id);
    if (!room) return html`<div class="page">${missing(t('room.missing'), html`<a class="button" href=${all}>${t('rooms.title')}</a>`)}</div>`;
    this.title(room.name, conference.title);
    const sessions = inRoom(program, room.id);
    return html`<article class="page"><a class="back" href=${all}>${icon('back')}${t('rooms.title')}</a>
      <div class="page-head place-head">${icon('pin', 'large')}<div><h1>${room.name}</h1><p>${[roomFacts(room), t('sessions.count', { count: sessions.length })].filter(Boolean).join(' · ')}</p></div>
        <span class="spring"></span>${zonePicker(conference.timeZone, sessions[0]?.start ?? Date.parse(conference.startDate))}</div>
      ${sessions.length ? byDay(program, sessions, (session) => starredRow(session, conference)) : empty('pin', t('room.empty'), t('room.empty.text'))}</article>`;
  }
}
customElements.define('room-page', RoomPage);
