import { html, nothing } from 'lit';
import { get, post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { dateOf, deviceZone } from '../lib/time.js';
import { skeleton } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { secretOnce } from '../workspace/secret-once.js';

const LIVES = [1, 7, 30, 90];
const USUAL_LIFE = 7;

/** Links by which speakers, and whoever stands for a room, see the draft before everybody does. */
class PreviewLinks extends PlainElement {
  static properties = { conference: {}, items: { state: true }, open: { state: true }, made: { state: true }, unread: { state: true }, problem: { state: true }, busy: { state: true } };

  get #path() {
    return `/conferences/${this.conference.slug}/draft/previews`;
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
    return this.#show(open ? '[name=label]' : '.more');
  };

  #make = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    const { label, expiresInDays } = Object.fromEntries(new FormData(event.target));
    this.busy = true;
    try {
      this.made = await post(this.#path, { label, expiresInDays: Number(expiresInDays) });
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

  async #revoke({ id, label }) {
    const sure = await confirm({ title: t('previews.revoke.title', { name: label }), text: t('previews.revoke.text'), action: t('previews.revoke'), danger: true });
    if (!sure) return;
    try {
      await remove(`${this.#path}/${id}`);
      if (this.made?.id === id) this.made = null;
      await this.#load();
      toast({ text: t('previews.revoked') });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  /** What stands behind the sharp goes to no server by itself, and into no log. */
  #made({ label, token }) {
    const secret = `${location.origin}/c/${this.conference.slug}/preview#${token}`;
    return secretOnce({ label: t('previews.made', { name: label }), secret, of: 'previews', hint: nothing });
  }

  #row(link) {
    const { id, label, expiresAt } = link;
    return html`<li data-preview=${id}><span><b>${label}</b><small>${t('previews.expires', { day: dateOf(Date.parse(expiresAt), deviceZone()) })}</small></span>
      <button type="button" class="button small" aria-label=${t('previews.revoke.title', { name: label })} @click=${() => this.#revoke(link)}>${t('previews.revoke')}</button></li>`;
  }

  #form() {
    const { problem } = this;
    return html`<form @submit=${this.#make}>${formFault(problem, problem?.fault('label'))}
      <div class="columns"><label class="field">${t('previews.label')}<input name="label" required maxlength="200" pattern=".*\\S.*" autocomplete="off"></label>
        <label class="field">${t('previews.life')}<select name="expiresInDays">${LIVES.map((days) => html`<option value=${days} ?selected=${days === USUAL_LIFE}>${t('previews.days', { count: days })}</option>`)}</select></label></div>
      <p class="actions"><button class="button primary" ?disabled=${this.busy}>${t('previews.make')}</button>
        <button type="button" class="button" @click=${() => this.#toggle(false)}>${t('confirm.cancel')}</button></p></form>`;
  }

  #links() {
    if (this.unread) return html`<p class="hint">${this.unread.message}</p>`;
    if (!this.items) return skeleton(1);
    return html`${this.made ? this.#made(this.made) : nothing}
      ${this.items.length ? html`<ul class="api-tokens">${this.items.map((each) => this.#row(each))}</ul>` : nothing}
      ${this.open ? this.#form() : html`<p><button type="button" class="button more" @click=${() => this.#toggle(true)}>${icon('plus')}${t('previews.new')}</button></p>`}`;
  }

  render() {
    return html`<section class="panel"><h2>${t('previews.title')}</h2><p class="hint">${t('previews.text')}</p>${this.#links()}</section>`;
  }
}
customElements.define('preview-links', PreviewLinks);
