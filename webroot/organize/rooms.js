import { html, nothing } from 'lit';
import { roomFacts } from '../parts/bits.js';
import { field } from '../parts/field.js';
import { t } from '../lib/i18n.js';
import { mayModerate } from '../lib/roles.js';
import { markdownField } from '../workspace/markdown-field.js';
import { LayoutPage } from './layout-page.js';
import './stage-screens.js';

class RoomsPage extends LayoutPage {
  kind = 'rooms';
  symbol = 'pin';
  isBound = true;

  read({ name, capacity, description }) {
    return { name, capacity, description };
  }

  fields(one) {
    return html`<div class="columns wide-first">${field(one('name', { required: true, max: 300 }))}
        ${field(one('capacity', { type: 'number', min: 0, max: 1_000_000 }))}</div>
      ${markdownField(one('description', { max: 20_000, hint: t('rooms.description.hint') }))}`;
  }

  summary(room) {
    return html`<span class="what"><b>${room.name}</b><small>${roomFacts(room)}</small></span>`;
  }

  work(program) {
    return html`${super.work(program)}${mayModerate(program.conference) ? html`<stage-screens .program=${program}></stage-screens>` : nothing}`;
  }

  sessionsOf(room, program) {
    return [...program.sessions.values()].filter((session) => session.slot?.roomId === room.id);
  }
}
customElements.define('organize-rooms-page', RoomsPage);
