import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { roomAddress } from '../lib/room-address.js';
import { icon } from '../parts/icons.js';
import { SecretList, dayOf } from '../workspace/secret-list.js';

/** What a screen may be, as it stands in its address. A code of a room opens both kinds. */
const [STAGE, SIGN] = ['stage', 'screen'];

/** The screens of a conference: a sign for the foyer, a sign and a stage for each room, and codes for those that show what is not for everybody. */
class StageScreens extends SecretList {
  static properties = { program: {} };
  words = 'screens';
  lives = { all: [1, 3, 7, 30, 90], usual: 7 };

  get path() {
    return `/conferences/${this.program.conference.slug}/stage-screens`;
  }

  wanted(data) {
    const [, roomId] = data.get('screen').split(' ');
    return { roomId: roomId ?? null, name: data.get('name') };
  }

  /** @param {object} [room] none for the foyer */
  #address(kind, room) {
    return `/c/${this.program.conference.slug}/${kind}${room ? `/${roomAddress(room)}` : ''}`;
  }

  /** What stands behind the sharp goes to no server by itself, and into no log. */
  secretOf({ roomId, code, asked }) {
    const [kind] = asked.get('screen').split(' ');
    const room = roomId && (this.program.rooms.get(roomId) ?? { id: roomId, name: '' });
    return { secret: `${location.origin}${this.#address(kind, room)}#${code}`, hint: html`${t('screens.typed')} <code>${code}</code>` };
  }

  facts({ roomId, expiresAt }) {
    const place = roomId ? this.program.rooms.get(roomId)?.name : t('screens.foyer');
    return html`<small>${[place, t('screens.expires', { day: dayOf(expiresAt) })].filter(Boolean).join(' · ')}</small>`;
  }

  get #rooms() {
    return [...this.program.rooms.values()].sort((a, b) => a.position - b.position);
  }

  fields() {
    const choices = (kind) => this.#rooms.map((room) => html`<option value="${kind} ${room.id}">${room.name}</option>`);
    return html`<div class="columns thirds"><label class="field">${t('screens.which')}<select name="screen">
          <optgroup label=${t('screens.signs')}><option value=${SIGN}>${t('screens.foyer')}</option>${choices(SIGN)}</optgroup>
          <optgroup label=${t('screens.stages')}>${choices(STAGE)}</optgroup></select></label>
        <label class="field">${t('screens.name')}<input name="name" required maxlength="100" pattern=".*\\S.*" autocomplete="off"></label>${this.life()}</div>`;
  }

  #links(kind, first = nothing) {
    const link = (address, name) => html`<a class="button small" href=${address} target="_blank">${icon('external')}${name}</a>`;
    return html`<p class="stages">${first === nothing ? nothing : link(this.#address(kind), first)}${this.#rooms.map((room) => link(this.#address(kind, room), room.name))}</p>`;
  }

  render() {
    if (this.#rooms.length === 0) return nothing;
    return html`<section class="panel stage-screens"><h2>${t('screens.title')}</h2>
      <h3>${t('screens.signs')}</h3><p class="hint">${t('screens.signs.text')}</p>${this.#links(SIGN, t('screens.foyer'))}
      <h3>${t('screens.stages')}</h3><p class="hint">${t('screens.text')}</p>${this.#links(STAGE)}
      <h3>${t('screens.codes')}</h3><p class="hint">${t('screens.codes.text')}</p>${this.list()}</section>`;
  }
}
customElements.define('stage-screens', StageScreens);
