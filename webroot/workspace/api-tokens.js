import { html, nothing } from 'lit';
import { get, post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { dateOf, deviceZone } from '../lib/time.js';
import { skeleton } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from './confirm.js';
import { secretOnce } from './secret-once.js';

/** What the tokens of an organization may be for. */
export const OF_ORGANIZATIONS = ['read', 'program:write', 'conferences:write'];
/** What those of a person may be for; administrators have one more. */
export const OF_PERSONS = ['read', 'account:read', 'notes:read', 'notes:write', 'program:write', 'conferences:write', 'organizations:write'];

const LIVES = [7, 30, 90, 180, 366];
const USUAL_LIFE = 90;
const dayOf = (time) => dateOf(Date.parse(time), deviceZone());
const isOver = ({ expiresAt }) => Date.parse(expiresAt) <= Date.now();

/** The tokens for programs at a `path` of the API, which may be for some `scopes`: made here, shown once, and revoked. */
class ApiTokens extends PlainElement {
  static properties = { path: {}, scopes: {}, items: { state: true }, open: { state: true }, made: { state: true }, unread: { state: true }, problem: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load().catch((problem) => (this.unread = problem));
  }

  async #load() {
    this.items = (await get(this.path)).items;
  }

  /** What was pressed is gone, and the focus with it. */
  async #show(what) {
    await this.updateComplete;
    this.querySelector(what)?.focus();
  }

  #toggle = (open) => {
    this.open = open;
    this.problem = null;
    return this.#show(open ? '[name=name]' : '.more');
  };

  #make = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(event.target);
    this.busy = true;
    try {
      this.made = await post(this.path, { name: data.get('name'), scopes: data.getAll('scopes'), expiresInDays: Number(data.get('expiresInDays')) });
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
    const sure = await confirm({ title: t('tokens.revoke.title', { name }), text: t('tokens.revoke.text'), action: t('tokens.revoke'), danger: true });
    if (!sure) return;
    try {
      // What was revoked meanwhile elsewhere is as it should be.
      await remove(`${this.path}/${id}`).catch((problem) => problem.status === 404 || Promise.reject(problem));
      if (this.made?.id === id) this.made = null;
      await this.#load();
      toast({ text: t('tokens.revoked') });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  /** Organizations' tokens are secrets of OAuth clients, too, which have to know their id. */
  get #isOfClients() {
    return this.path.startsWith('/organizations/');
  }

  #row(token) {
    const { id, name, hint, scopes, expiresAt, lastUsedAt } = token;
    const used = lastUsedAt ? t('tokens.used', { day: dayOf(lastUsedAt) }) : t('tokens.unused');
    const end = t(isOver(token) ? 'tokens.expired' : 'tokens.expires', { day: dayOf(expiresAt) });
    return html`<li><span><b>${name}</b><small><code>${hint}</code></small>${this.#isOfClients ? html`<small>${t('tokens.client')} <code>${id}</code></small>` : nothing}<small>${scopes.join(', ')}</small><small>${end} · ${used}</small></span>
      <button type="button" class="button small" aria-label=${t('tokens.revoke.title', { name })} @click=${() => this.#revoke(token)}>${t('tokens.revoke')}</button></li>`;
  }

  #form() {
    const { problem } = this;
    const scope = (each) => html`<label class="field check"><input type="checkbox" name="scopes" value=${each}><span>${t(`tokens.scope.${each}`)}<small><code>${each}</code></small></span></label>`;
    // Several of these forms may be on one page: labels hold their inputs, nothing has an id.
    return html`<form @submit=${this.#make}>${formFault(problem, problem?.fault('name') ?? problem?.fault('scopes'))}
      <div class="columns"><label class="field">${t('tokens.name')}<input name="name" required maxlength="100" pattern=".*\\S.*" autocomplete="off"></label>
        <label class="field">${t('tokens.life')}<select name="expiresInDays">${LIVES.map((days) => html`<option value=${days} ?selected=${days === USUAL_LIFE}>${t('tokens.days', { count: days })}</option>`)}</select></label></div>
      <fieldset class="scopes"><legend>${t('tokens.scopes')}</legend>${this.scopes.map(scope)}</fieldset>
      <p class="actions"><button class="button primary" ?disabled=${this.busy}>${t('tokens.make')}</button>
        <button type="button" class="button" @click=${() => this.#toggle(false)}>${t('confirm.cancel')}</button></p></form>`;
  }

  render() {
    if (this.unread) return html`<p class="hint">${this.unread.message}</p>`;
    if (!this.items) return skeleton(1);
    return html`${this.made ? secretOnce({ label: t('tokens.made', { name: this.made.name }), secret: this.made.secret, of: 'tokens', hint: nothing }) : nothing}
      ${this.items.length ? html`<ul class="api-tokens">${this.items.map((each) => this.#row(each))}</ul>` : nothing}
      ${this.open ? this.#form() : html`<p><button type="button" class="button more" @click=${() => this.#toggle(true)}>${icon('plus')}${t('tokens.new')}</button></p>`}`;
  }
}
customElements.define('api-tokens', ApiTokens);
