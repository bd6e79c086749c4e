import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { put, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { user, userName } from '../lib/session.js';
import { avatar } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { toastProblem } from '../parts/toast.js';
import { LivePart, isStranger } from './part.js';
import { namesOf, withoutName } from './who-rules.js';

/** How many are here; for who is signed in also who, of those who agreed to be named, and whether they are among them. */
class LiveWho extends LivePart {
  static properties = { wanted: { state: true }, isOpen: { state: true } };

  #toggled = ({ newState }) => (this.isOpen = newState === 'open');

  #choose = async ({ target }) => {
    if (this.wanted !== undefined) return this.requestUpdate();
    const isShown = target.checked;
    this.wanted = isShown;
    try {
      await (isShown ? put : remove)(`/conferences/${this.where.slug}/presence/me`);
      this.rooms.room?.own((own) => (isShown ? { ...own, shownName: userName.value ?? '' } : withoutName(own)));
    } catch (problem) {
      toastProblem(problem);
    }
    this.wanted = undefined;
    return undefined;
  };

  #person = ({ id, name }) => html`<li>${avatar(name, 'medium')}<span>${name}</span>${id === user.value?.id ? html`<small>${t('live.who.you')}</small>` : nothing}</li>`;

  #list() {
    return html`<div id="live-who" class="live-who panel" popover role="dialog" aria-label=${t('live.who')} @beforetoggle=${this.#toggled}>${this.isOpen ? this.#people() : nothing}</div>`;
  }

  #people() {
    const { own, people, present } = this.view;
    const names = namesOf(people, t('live.who.nameless'));
    const others = present - people.length;
    return html`<p class="section-head"><b>${t('live.who')}</b></p>
      ${names.length ? html`<ul>${names.map(this.#person)}</ul>` : nothing}
      ${others > 0 ? html`<p class="hint">${t(names.length ? 'live.who.others' : 'live.who.unnamed', { count: others })}</p>` : nothing}
      <label class="field check"><input type="checkbox" .checked=${live(this.wanted ?? 'shownName' in own)} @change=${this.#choose}>
        <span>${t('live.who.show')}<small>${t('live.who.show.text')}</small></span></label>`;
  }

  render() {
    const { present } = this.view;
    if (!present) return nothing;
    const count = html`${icon('people')}${t('live.present', { count: present })}`;
    return isStranger() ? count : html`<button type="button" class="live-who-button" popovertarget="live-who">${count}${icon('chevron')}</button>${this.#list()}`;
  }
}
customElements.define('live-who', LiveWho);
