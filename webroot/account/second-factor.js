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
    this.#load();
  }

  async #load() {
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
      await this.#load();
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

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.codes.join('\n'));
      toast({ text: t('factor.codes.copied') });
    } catch {
      toast({ text: t('factor.codes.not-copied') });
    }
  }

  #password() {
    return again(this.passwordless, { name: 'factorPassword', problem: { fault: () => this.problem?.fault?.('password') } });
  }

  #form(submit, text, button, danger = false) {
    return html`<form @submit=${submit}><p>${text}</p>${formFault(this.problem)}${this.#password()}<p class="actions">
      <button class="button ${danger ? 'danger' : 'primary'}" ?disabled=${this.busy}>${button}</button>
      <button type="button" class="button" @click=${() => this.#choose(null)}>${t('confirm.cancel')}</button></p></form>`;
  }

  #codes() {
    const text = `data:text/plain;charset=utf-8,${encodeURIComponent(`${this.codes.join('\n')}\n`)}`;
    return html`<div class="recovery" role="status"><h3>${t('factor.codes')}</h3><p>${t('factor.codes.text')}</p>
      <ol>${this.codes.map((code) => html`<li><code>${code}</code></li>`)}</ol>
      <p class="actions"><button type="button" class="button" @click=${this.#copy}>${t('factor.codes.copy')}</button>
      <a class="button" href=${text} download="plenary-recovery-codes.txt">${t('factor.codes.download')}</a>
      <button type="button" class="button primary" @click=${() => (this.codes = null)}>${t('factor.codes.kept')}</button></p></div>`;
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

  #off() {
    if (this.app) return this.#telling();
    return this.action === 'add'
      ? this.#form(this.#add, t('factor.add.text'), t('factor.add'))
      : html`${this.asked ? html`<p class="notice">${t('factor.asked')}</p>` : nothing}<p>${t('factor.off')}</p><p><button type="button" class="button" @click=${() => this.#choose('add')}>${t('factor.set-up')}</button></p>`;
  }

  #on() {
    const { authenticatorSince, recoveryCodes } = this.factor;
    if (this.action === 'renew') return this.#form(this.#renew, t('factor.renew.text'), t('factor.renew'));
    if (this.action === 'remove') return this.#form(this.#remove, t('factor.remove.text'), t('factor.remove'), true);
    return html`<p>${t('factor.on', { day: longDay(Date.parse(authenticatorSince), deviceZone()) })}</p>
      <p class=${recoveryCodes < 3 ? 'notice' : nothing}>${t('factor.codes.left', { count: recoveryCodes })}</p>
      <p class="actions"><button type="button" class="button" @click=${() => this.#choose('renew')}>${t('factor.renew')}</button>
      <button type="button" class="button danger" @click=${() => this.#choose('remove')}>${t('factor.remove')}</button></p>`;
  }

  render() {
    if (!this.factor) return skeleton(1);
    if (this.codes) return this.#codes();
    return this.factor.authenticatorSince ? this.#on() : this.#off();
  }
}
customElements.define('second-factor', SecondFactor);
