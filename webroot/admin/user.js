import { html, nothing } from 'lit';
import { get, patch, post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { go } from '../lib/router.js';
import { forgetAccount, renewSignIn, user as signedIn } from '../lib/session.js';
import { stamp } from '../lib/time.js';
import { avatar } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { Loaded } from '../workspace/loaded.js';
import { AdminPage } from './admin-page.js';
import { confirmation } from './states.js';

/** One account, and what an administrator does with it. */
class UserPage extends AdminPage {
  static properties = { link: { state: true } };
  found = new Loaded(this, (key) => get(key));

  get here() {
    return '/admin/users';
  }

  get #path() {
    return `/admin/users/${this.params.id}`;
  }

  get #isOwn() {
    return this.params.id === signedIn.value?.id;
  }

  head() {
    const { displayName: name = t('users.user'), admin, disabled } = this.found.value ?? {};
    this.title(name, t('nav.admin'));
    return html`<div class="head-text"><a class="back" href="/admin/users">${icon('back')}${t('admin.place.users')}</a>
      <div class="title-row"><h1>${name}</h1>${admin ? html`<span class="badge admin">${t('profile.admin')}</span>` : nothing}
        ${disabled ? html`<span class="badge">${t('users.disabled')}</span>` : nothing}${this.#isOwn ? html`<span class="badge own">${t('users.own')}</span>` : nothing}</div></div>`;
  }

  work() {
    return this.found.follow(this.#path).view((account) => html`${facts(account)}
      ${deeds('signing-in', [account.confirmed ? nothing : this.#confirming(), this.#password(), this.#signIns(), this.#secondFactor(account)])}
      ${deeds('rights', [this.#administering(account), this.#disabling(account), this.#deletion(account)])}`);
  }

  #confirming() {
    return deed('users.address', 'users.confirm.text', button('users.confirm', () => this.#change({ confirmed: true }, 'users.confirm.done')));
  }

  #password() {
    return deed('users.password', 'users.password.text', button('users.link.make', this.#issue), this.link && html`<div class="made-link">
      <label class="field">${t('users.link')}<input readonly .value=${this.link.address} @focus=${(event) => event.target.select()}></label>
      <button type="button" class="button primary" @click=${this.#copy}>${icon('copy')}${t('users.link.copy')}</button>
      <p class="hint">${t('users.link.text', { time: stamp(Date.parse(this.link.expiresAt)) })}</p></div>`);
  }

  #signIns() {
    return deed('users.sign-ins', 'users.sign-out.text', button('users.sign-out', this.#signOut));
  }

  #secondFactor({ displayName: name }) {
    return deed('users.factor.name', 'users.factor.text', button('users.factor', () => this.#resetFactor(name)));
  }

  async #resetFactor(name) {
    const sure = await confirm({ title: t('users.factor.title', { name }), text: t('users.factor.sure'), action: t('users.factor'), danger: true });
    if (sure) await this.#attempt(() => remove(`${this.#path}/second-factor`), 'users.factor.done');
  }

  #administering({ admin, displayName: name }) {
    const key = admin ? 'users.unmake' : 'users.make';
    return deed('profile.admin', `${key}.text`, button(key, () => this.#ask({ admin: !admin }, key, name, true)));
  }

  #disabling({ disabled, displayName: name }) {
    const key = disabled ? 'users.enable' : 'users.disable';
    return deed('users.access', `${key}.text`, button(key, () => this.#ask({ disabled: !disabled }, key, name, !disabled)));
  }

  #deletion({ displayName: name }) {
    return deed('users.delete', 'users.delete.text', button('users.delete', () => this.#delete(name), 'danger'));
  }

  async #attempt(act, done) {
    try {
      await act();
      if (done) toast({ text: t(done) });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #change(changes, done) {
    return this.#attempt(async () => {
      this.found.value = await patch(this.#path, changes);
    if (changes.disabled) this.link = undefined;
      this.requestUpdate();
      if (this.#isOwn) await this.#becomeWhatIsLeft();
    }, done);
  }

  /** Who takes rights from themselves must not go on as if they had them. */
  async #becomeWhatIsLeft() {
    await renewSignIn();
    if (!signedIn.value?.admin) go('/', { replace: true });
  }

  async #ask(changes, key, name, danger) {
    const from = this.#isOwn && OWN.has(key) ? `${key}.own` : key;
    const sure = await confirm({ title: t(`${key}.title`, { name }), text: t(`${from}.text`), action: t(key), danger });
    if (sure) await this.#change(changes, `${from}.done`);
  }

  #signOut = () => this.#attempt(async () => {
    await post(`${this.#path}/sign-out`);
    this.link = undefined;
    if (this.#isOwn) await renewSignIn();
  }, 'users.sign-out.done');

  #issue = () => this.#attempt(async () => {
    const { token, expiresAt } = await post(`${this.#path}/password-link`);
    this.link = { address: `${location.origin}/reset-password#${token}`, expiresAt };
  });

  #copy = () => this.#attempt(() => navigator.clipboard.writeText(this.link.address), 'users.link.copied');

  async #delete(name) {
    const from = this.#isOwn ? 'users.delete.own' : 'users.delete';
    const sure = await confirm({ title: t('users.delete.title', { name }), text: t(`${from}.text`), action: t('users.delete'), danger: true });
    if (!sure) return;
    await this.#attempt(async () => {
      const isOwn = this.#isOwn;
      await remove(this.#path);
      if (isOwn) forgetAccount();
      go(isOwn ? '/' : '/admin/users', { replace: true });
    }, `${from}.done`);
  }
}

/** What one had better know before doing it to oneself. */
const OWN = new Set(['users.unmake', 'users.disable']);

const facts = ({ displayName, email, confirmed, createdAt, lastSignedInAt }) => html`<section class="panel account">${avatar(displayName, 'huge')}<dl>
  <div class="whole-row"><dt>${t('sign-in.email')}</dt><dd>${email} ${confirmation(confirmed)}</dd></div>
  <div><dt>${t('users.since')}</dt><dd>${stamp(Date.parse(createdAt))}</dd></div>
  <div><dt>${t('users.last')}</dt><dd>${lastSignedInAt ? stamp(Date.parse(lastSignedInAt)) : t('users.never')}</dd></div></dl></section>`;

const deeds = (key, items) => html`<section class="block" aria-labelledby=${key}><h2 id=${key}>${t(`users.${key}`)}</h2><ul class="deeds">${items}</ul></section>`;

/** What can be done and what follows from it; below it what it has made. */
const deed = (title, text, action, made) => html`<li><div><b>${t(title)}</b><small>${t(text)}</small></div>${action}${made ?? nothing}</li>`;

const button = (key, run, kind = '') => html`<button type="button" class="button ${kind}" @click=${run}>${t(key)}</button>`;
customElements.define('admin-user-page', UserPage);
