import { html, nothing } from 'lit';
import { get, post, put, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { renewRoles } from '../lib/roles.js';
import { deviceZone, longDay } from '../lib/time.js';
import { skeleton } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { field, formFault } from '../parts/field.js';
import { toast } from '../parts/toast.js';
import { again } from './again.js';
import './recovery-codes.js';
import { knowsPasskeys, makePasskey } from './webauthn.js';

const PASSKEYS = '/auth/passkeys';

/** The passkeys of who is signed in. Tells by `changed` that the account may ask for another second step now. */
class PasskeyList extends PlainElement {
  static properties = { passwordless: { type: Boolean }, items: { state: true }, codes: { state: true }, action: { state: true }, problem: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load().catch((problem) => (this.problem = problem));
  }

  async #load() {
    this.items = (await get(PASSKEYS)).items;
  }

  /** Does what a form asks for; what went wrong stands in the form. */
  async #send(event, call) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    try {
      await call(Object.fromEntries(new FormData(event.target)));
      this.#choose(null);
      await this.#load();
      renewRoles();
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  #add = (event) => this.#send(event, async ({ passkeyName, passkeyPassword }) => {
    const { publicKey } = await post(`${PASSKEYS}/options`, { password: passkeyPassword });
    const credential = await makePasskey(publicKey);
    const { recoveryCodes } = await post(PASSKEYS, { name: passkeyName, credential });
    this.codes = recoveryCodes;
    toast({ text: t('passkeys.added') });
  });

  #rename = (event) => this.#send(event, ({ passkeyName }) => put(`${PASSKEYS}/${this.action.passkey.id}/name`, { name: passkeyName }));

  #remove = (event) => this.#send(event, async ({ passkeyPassword }) => {
    await remove(`${PASSKEYS}/${this.action.passkey.id}`, undefined, { password: passkeyPassword });
    toast({ text: t('passkeys.removed') });
  });

  /** @param {{ form: 'add' | 'rename' | 'remove', passkey?: object } | null} action */
  #choose(action) {
    this.action = action;
    this.problem = null;
  }

  #name(value) {
    return field({ name: 'passkeyName', label: t('passkeys.name'), hint: t('passkeys.name.hint'), value, required: true, max: 100, problem: this.#fault('name') });
  }

  #password() {
    return again(this.passwordless, { name: 'passkeyPassword', problem: this.#fault('password') });
  }

  #fault(member) {
    return { fault: () => this.problem?.fault?.(member) };
  }

  #form(submit, fields, button, danger = false) {
    return html`<form @submit=${submit}>${formFault(this.problem)}${fields}<p class="actions">
      <button class="button ${danger ? 'danger' : 'primary'}" ?disabled=${this.busy}>${button}</button>
      <button type="button" class="button" @click=${() => this.#choose(null)}>${t('confirm.cancel')}</button></p></form>`;
  }

  #row(passkey) {
    const { name, createdAt, lastUsedAt } = passkey;
    const day = (time) => longDay(Date.parse(time), deviceZone());
    const used = lastUsedAt ? ` · ${t('passkeys.used', { day: day(lastUsedAt) })}` : '';
    return html`<li><span><b>${name}</b><small>${t('passkeys.since', { day: day(createdAt) })}${used}</small></span>
      <button type="button" class="button small" aria-label=${t('passkeys.rename.of', { name })} @click=${() => this.#choose({ form: 'rename', passkey })}>${t('passkeys.rename')}</button>
      <button type="button" class="button small" aria-label=${t('passkeys.remove.of', { name })} @click=${() => this.#choose({ form: 'remove', passkey })}>${t('passkeys.remove')}</button></li>`;
  }

  #below() {
    const { form, passkey } = this.action ?? {};
    if (form === 'add') return this.#form(this.#add, html`<p>${t('passkeys.add.text')}</p>${this.#name(navigator.userAgentData?.platform)}${this.#password()}`, t('passkeys.add.go'));
    if (form === 'rename') return this.#form(this.#rename, this.#name(passkey.name), t('passkeys.save'));
    if (form === 'remove') return this.#form(this.#remove, html`<p>${t('passkeys.remove.text', passkey)}</p>${this.#password()}`, t('passkeys.remove'), true);
    if (!knowsPasskeys()) return html`<p class="hint">${t('passkeys.unsupported')}</p>`;
    return html`<p class="actions"><button type="button" class="button" @click=${() => this.#choose({ form: 'add' })}>${t('passkeys.add')}</button></p>`;
  }

  render() {
    if (!this.items) return this.problem ? html`<p class="hint">${this.problem.message}</p>` : skeleton(1);
    if (this.codes) return html`<recovery-codes .codes=${this.codes} @kept=${() => (this.codes = null)}></recovery-codes>`;
    return html`<p>${t('passkeys.text')}</p>${this.items.length ? html`<ul class="sign-ins">${this.items.map((one) => this.#row(one))}</ul>` : nothing}${this.#below()}`;
  }
}
customElements.define('passkey-list', PasskeyList);
