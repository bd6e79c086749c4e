import { html, nothing } from 'lit';
import { get, post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { roomAddress } from '../lib/room-address.js';
import { dateOf, deviceZone } from '../lib/time.js';
import { skeleton } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { secretOnce } from '../workspace/secret-once.js';

const LIVES = [1, 3, 7, 30, 90];
const USUAL_LIFE = 7;

/** The projectors of a conference: where each room has its stage, and codes for screens that see what is not for everybody. */
class StageScreens extends PlainElement {
  static properties = { program: {}, items: { state: true }, open: { state: true }, made: { state: true }, unread: { state: true }, problem: { state: true }, busy: { state: true } };

  get #path() {
    return `/conferences/${this.program.conference.slug}/stage-screens`;
  }

  firstUpdated() {
    this.#load().catch((problem) => (this.unread = problem));
  }

  async #load() {
    this.items = (await get(this.#path)).items;
  }

  /** What was pressed is gone, and the focus with it. */
  async #show(what) {
    await this.updateComplete;
    this.querySelector(what)?.focus();
  }

  #toggle = (open) => {
    this.open = open;
    this.problem = null;
    return this.#show(open ? '[name=roomId]' : '.more');
  };

  #make = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    const { roomId, name, expiresInDays } = Object.fromEntries(new FormData(event.target));
    this.busy = true;
    try {
      this.made = await post(this.#path, { roomId, name, expiresInDays: Number(expiresInDays) });
      this.problem = null;
      this.open = false;
      await this.#load();
      await this.#show('.secret');
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  };

  async #revoke({ id, name }) {
    const sure = await confirm({ title: t('screens.revoke.title', { name }), text: t('screens.revoke.text'), action: t('screens.revoke'), danger: true });
    if (!sure) return;
    try {
      await remove(`${this.#path}/${id}`);
      if (this.made?.id === id) this.made = null;
      await this.#load();
      toast({ text: t('screens.revoked') });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #stageOf(room) {
    return `/c/${this.program.conference.slug}/stage/${roomAddress(room)}`;
  }

  #made({ roomId, name, code }) {
    const secret = `${location.origin}${this.#stageOf(this.program.rooms.get(roomId) ?? { id: roomId, name: '' })}#${code}`;
    return secretOnce({ label: t('screens.made', { name }), secret, of: 'screens', hint: html`${t('screens.typed')} <code>${code}</code>` });
  }

  #row(screen) {
    const { id, roomId, name, expiresAt } = screen;
    const facts = [this.program.rooms.get(roomId)?.name, t('screens.expires', { day: dateOf(Date.parse(expiresAt), deviceZone()) })].filter(Boolean).join(' · ');
    return html`<li data-screen=${id}><span><b>${name}</b><small>${facts}</small></span>
      <button type="button" class="button small" aria-label=${t('screens.revoke.title', { name })} @click=${() => this.#revoke(screen)}>${t('screens.revoke')}</button></li>`;
  }

  #form(rooms) {
    const { problem } = this;
    return html`<form @submit=${this.#make}>${formFault(problem, problem?.fault('name') ?? problem?.fault('roomId'))}
      <div class="columns"><label class="field">${t('screens.room')}<select name="roomId">${rooms.map((room) => html`<option value=${room.id}>${room.name}</option>`)}</select></label>
        <label class="field">${t('screens.name')}<input name="name" required maxlength="100" pattern=".*\\S.*" autocomplete="off"></label>
        <label class="field">${t('screens.life')}<select name="expiresInDays">${LIVES.map((days) => html`<option value=${days} ?selected=${days === USUAL_LIFE}>${t('screens.days', { count: days })}</option>`)}</select></label></div>
      <p class="actions"><button class="button primary" ?disabled=${this.busy}>${t('screens.make')}</button>
        <button type="button" class="button" @click=${() => this.#toggle(false)}>${t('confirm.cancel')}</button></p></form>`;
  }

  #codes(rooms) {
    if (this.unread) return html`<p class="hint">${this.unread.message}</p>`;
    if (!this.items) return skeleton(1);
    return html`${this.made ? this.#made(this.made) : nothing}
      ${this.items.length ? html`<ul class="api-tokens">${this.items.map((each) => this.#row(each))}</ul>` : nothing}
      ${this.open ? this.#form(rooms) : html`<p><button type="button" class="button more" @click=${() => this.#toggle(true)}>${icon('plus')}${t('screens.new')}</button></p>`}`;
  }

  render() {
    const rooms = [...this.program.rooms.values()].sort((a, b) => a.position - b.position);
    if (rooms.length === 0) return nothing;
    return html`<section class="panel stage-screens"><h2>${t('screens.title')}</h2><p class="hint">${t('screens.text')}</p>
      <p class="stages">${rooms.map((room) => html`<a class="button small" href=${this.#stageOf(room)} target="_blank">${icon('external')}${room.name}</a>`)}</p>
      <h3>${t('screens.codes')}</h3><p class="hint">${t('screens.codes.text')}</p>${this.#codes(rooms)}</section>`;
  }
}
customElements.define('stage-screens', StageScreens);
