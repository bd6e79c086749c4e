import { html } from 'lit';
import { States } from '../lib/live-states.js';
import { go } from '../lib/router.js';
import { roomNamed } from '../lib/room-address.js';
import { roomsAt } from '../lib/rooms-at.js';
import { now } from '../lib/time.js';
import { pageOf, skeleton } from '../parts/bits.js';
import { ConferencePage } from '../parts/conference-page.js';

/** A short address for doors and screens: it leads to what is on in a room, or comes next there, else to what is on elsewhere. */
class RoomNowPage extends ConferencePage {
  states = new States(this);

  content(program) {
    const { slug, room: name } = this.params;
    const at = now.value;
    const row = roomsAt(program, at, this.states.of(program)).find(({ room }) => room && room === roomNamed(program, name));
    const session = row?.now[0] ?? row?.next[0];
    queueMicrotask(() => go(session ? pageOf(session, program.conference) : `/c/${slug}/now`, { replace: true }));
    return html`<div class="page">${skeleton()}</div>`;
  }
}
customElements.define('room-now-page', RoomNowPage);
