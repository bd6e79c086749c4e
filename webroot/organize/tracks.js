import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { trackName } from '../parts/bits.js';
import { vars } from '../parts/element.js';
import { field } from '../parts/field.js';
import { LayoutPage } from './layout-page.js';

const COLOR = /^#[0-9a-f]{6}$/i;

/** As a session of the track will look, by day and by night. */
function preview(track) {
  const sample = (theme) => html`<div class="color-sample" data-theme=${theme}>
    <article class="row-card" ${vars({ '--track': track.color })}><h3>${t('tracks.preview.session')}</h3><p class="foot">${trackName(track)}</p></article>
    <small>${t(`theme.${theme}`)}</small></div>`;
  return html`<div class="color-samples" role="group" aria-label=${t('tracks.preview')}>${sample('light')}${sample('dark')}</div>`;
}

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
      ${preview({ name: name || t('tracks.name'), color: COLOR.test(color) ? color : null })}`;
  }

  summary({ id, name, color }, count, program) {
    return html`<span class="what">${trackName(program.tracks.get(id) ?? { name, color })}${color ? '' : html`<small>${t('tracks.color.given')}</small>`}</span>`;
  }

  sessionsOf(track, program) {
    return [...program.sessions.values()].filter((session) => session.trackId === track.id);
  }
}
customElements.define('organize-tracks-page', TracksPage);
