import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { trackName } from '../parts/bits.js';
import { field } from '../parts/field.js';
import { LayoutPage } from './layout-page.js';

class TracksPage extends LayoutPage {
  kind = 'tracks';
  symbol = 'tag';

  read({ name, color }) {
    return { name, color };
  }

  fields(one) {
    const { name, color } = this.form.values;
    return html`<div class="columns">${field(one('name', { required: true, max: 300 }))}
        ${field(one('color', { type: 'color', hint: t('tracks.color.hint') }))}</div>
      <p class="preview-row"><span class="hint">${t('tracks.preview')}</span>${trackName({ name: name || t('tracks.name'), color: /^#[0-9a-f]{6}$/i.test(color) ? color : null })}</p>`;
  }

  summary(track) {
    return html`<span class="what">${trackName({ ...track, color: track.color ?? null })}</span>`;
  }

  sessionsOf(track, program) {
    return [...program.sessions.values()].filter((session) => session.trackId === track.id).length;
  }
}
customElements.define('organize-tracks-page', TracksPage);
