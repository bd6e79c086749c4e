import { html, nothing } from 'lit';
import { get, post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { renewRoles } from '../lib/roles.js';
import { deviceZone, longDay } from '../lib/time.js';
import { skeleton } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { field, formFault } from '../parts/field.js';
import { picture } from '../parts/qr.js';
import { toast, toastProblem } from '../parts/toast.js';
import { again } from './again.js';
import './recovery-codes.js';

const FACTOR = '/auth/second-factor';
const APP = `${FACTOR}/authenticator`;

/** What the account asks for after its password: set up in two steps, with the recovery codes shown once at the end. */
class SecondFactor extends PlainElement {
  static properties = {
    asked: { type: Boolean }, passwordless: { type: Boolean }, factor: { state: true }, app: { state: true }, codes: { state: true },
    action: { state: true }, problem: { state: true }, busy: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.factor = await get(FACTOR);
    } catch (problem) {
      toastProblem(problem);
    }
  }

  /** Does what a form asks for; what went wrong stands in the form. */
  async #send(event, call) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    try {
      await call(Object.fromEntries(new FormData(event.target)));
      this.problem = null;
      await this.load();
      renewRoles();
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  #add = (event) => this.#send(event, async ({ factorPassword }) => {
    const [app, { generate }] = await Promise.all([post(APP, { password: factorPassword }), import('../vendor/lean-qr.js')]);
    this.code = generate(app.uri);
    this.app = app;
  });

  #confirm = (event) => this.#send(event, async ({ factorCode }) => {
    this.codes = (await post(`${APP}/confirmation`, { code: factorCode })).codes;
    this.app = null;
    this.action = null;
  });

  #renew = (event) => this.#send(event, async ({ factorPassword }) => {
    this.codes = (await post(`${FACTOR}/recovery-codes`, { password: factorPassword })).codes;
    this.action = null;
  });

  #remove = (event) => this.#send(event, async ({ factorPassword }) => {
    await remove(APP, undefined, { password: factorPassword });
    this.codes = null;
    this.action = null;
    toast({ text: t('factor.removed') });
  });

  #choose(action) {
    this.action = action;
    this.problem = null;
  }

  #password() {
    return again(this.passwordless, { name: 'factorPassword', problem: { fault: () => this.problem?.fault?.('password') } });
  }

  #form(submit, text, button, danger = false) {
    return html`<form @submit=${submit}><p>${text}</p>${formFault(this.problem)}${this.#password()}<p class="actions">
      <button class="button ${danger ? 'danger' : 'primary'}" ?disabled=${this.busy}>${button}</button>
      <button type="button" class="button" @click=${() => this.#choose(null)}>${t('confirm.cancel')}</button></p></form>`;
  }

  #telling() {
    return html`<form @submit=${this.#confirm}><p>${t('factor.scan')}</p>
      <div class="telling">${picture(this.code, t('factor.qr'))}<p>${t('factor.type')}<br /><code>${this.app.secret.match(/.{4}/g).join(' ')}</code></p></div>
      ${formFault(this.problem)}
      ${field({ name: 'factorCode', label: t('factor.code'), required: true, max: 20, autocomplete: 'one-time-code', inputmode: 'numeric',
        problem: { fault: () => this.problem?.fault?.('code') } })}
      <p class="actions"><button class="button primary" ?disabled=${this.busy}>${t('factor.confirm')}</button>
      <button type="button" class="button" @click=${() => (this.app = null)}>${t('confirm.cancel')}</button></p></form>`;
  }

  #app() {
    if (this.app) return this.#telling();
    const { authenticatorSince: since, passkeys } = this.factor;
    if (this.action === 'add') return this.#form(this.#add, t('factor.add.text'), t('factor.add'));
    if (this.action === 'remove') return this.#form(this.#remove, t(passkeys ? 'factor.remove.passkeys' : 'factor.remove.text'), t('factor.remove'), true);
    if (since) return html`<p>${t('factor.on', { day: longDay(Date.parse(since), deviceZone()) })}</p><p class="actions"><button type="button" class="button danger" @click=${() => this.#choose('remove')}>${t('factor.remove')}</button></p>`;
    return html`${this.asked && !passkeys ? html`<p class="notice">${t('factor.asked')}</p>` : nothing}<p>${t('factor.off')}</p><p class="actions"><button type="button" class="button" @click=${() => this.#choose('add')}>${t('factor.set-up')}</button></p>`;
  }

  /** Those of an account that asks for something they stand for. */
  #left() {
    const { authenticatorSince, passkeys, recoveryCodes } = this.factor;
    if (!authenticatorSince && !passkeys) return nothing;
    return html`<h3>${t('factor.codes')}</h3>${this.action === 'renew'
      ? this.#form(this.#renew, t('factor.renew.text'), t('factor.renew'))
      : html`<p class=${recoveryCodes < 3 ? 'notice' : nothing}>${t('factor.codes.left', { count: recoveryCodes })}</p>
        <p class="actions"><button type="button" class="button" @click=${() => this.#choose('renew')}>${t('factor.renew')}</button></p>`}`;
  }

  render() {
    if (!this.factor) return skeleton(1);
    if (this.codes) return html`<recovery-codes .codes=${this.codes} @kept=${() => (this.codes = null)}></recovery-codes>`;
    return html`${this.#app()}${this.#left()}`;
  }
}
customElements.define('second-factor', SecondFactor);
