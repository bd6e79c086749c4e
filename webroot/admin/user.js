import { html, nothing } from 'lit';
import { get, patch, post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { go } from '../lib/router.js';
import { stamp } from '../lib/time.js';
import { user as signedIn } from '../lib/session.js';
import { avatar } from '../parts/bits.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { Loaded } from '../workspace/loaded.js';
import { AdminPage } from './admin-page.js';

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

  head() {
    this.title(this.found.value?.displayName ?? t('admin.place.users'), t('nav.admin'));
    return html`<h1>${this.found.value?.displayName ?? t('admin.place.users')}</h1>`;
  }

  work() {
    return this.found.follow(this.#path).view((account) => html`${this.#facts(account)}${this.#password()}${this.#rights(account)}${this.#end(account)}`);
  }

  #facts({ displayName, email, admin, confirmed, disabled, createdAt, lastSignedInAt }) {
    return html`<section class="block"><p class="person">${avatar(displayName, 'big')}<span><b>${displayName}</b>
        ${admin ? html`<span class="badge admin">${t('profile.admin')}</span>` : nothing}${disabled ? html`<span class="badge">${t('users.disabled')}</span>` : nothing}
        <small>${email} · ${t(confirmed ? 'users.confirmed' : 'users.unconfirmed')}</small>
        <small>${t('users.since')}: ${stamp(Date.parse(createdAt))} · ${t('users.last')}: ${lastSignedInAt ? stamp(Date.parse(lastSignedInAt)) : t('users.never')}</small></span></p>
      ${confirmed ? nothing : html`<p class="hint">${t('users.confirm.text')}</p>
        <p class="actions"><button type="button" class="button" @click=${() => this.#change({ confirmed: true }, 'users.confirm.done')}>${t('users.confirm')}</button></p>`}</section>`;
  }

  #password() {
    return html`<section class="block"><h2>${t('users.password')}</h2><p class="hint">${t('users.password.text')}</p>
      ${this.link ? html`<label class="field">${t('users.link')}<input readonly .value=${this.link.address} @focus=${(event) => event.target.select()}></label>
        <p class="hint">${t('users.link.text', { time: stamp(Date.parse(this.link.expiresAt)) })}</p>
        <p class="actions"><button type="button" class="button primary" @click=${this.#copy}>${t('users.link.copy')}</button></p>`
        : html`<p class="actions"><button type="button" class="button" @click=${this.#issue}>${t('users.link.make')}</button>
          <button type="button" class="button" @click=${this.#signOut}>${t('users.sign-out')}</button></p>`}</section>`;
  }

  #rights({ admin, disabled, displayName: name }) {
    const toggle = (changes, key, danger) => html`<button type="button" class="button" @click=${() => this.#ask(changes, key, name, danger)}>${t(key)}</button>`;
    return html`<section class="block"><h2>${t('users.rights')}</h2><p class="actions">
      ${admin ? toggle({ admin: false }, 'users.unmake', true) : toggle({ admin: true }, 'users.make', true)}
      ${disabled ? toggle({ disabled: false }, 'users.enable') : toggle({ disabled: true }, 'users.disable', true)}</p></section>`;
  }

  #end({ displayName: name }) {
    return html`<section class="block"><h2>${t('users.delete')}</h2><p class="hint">${t('users.delete.text')}</p>
      <p class="actions"><button type="button" class="button danger" @click=${() => this.#delete(name)}>${t('users.delete')}</button></p></section>`;
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
      this.requestUpdate();
    }, done);
  }

  async #ask(changes, key, name, danger = false) {
    const sure = await confirm({ title: t(`${key}.title`, { name }), text: t(`${key}.text`), action: t(key), danger });
    if (sure) await this.#change(changes, `${key}.done`);
  }

  #signOut = () => this.#attempt(() => post(`${this.#path}/sign-out`), 'users.sign-out.done');

  #issue = () => this.#attempt(async () => {
    const { token, expiresAt } = await post(`${this.#path}/password-link`);
    this.link = { address: `${location.origin}/reset-password#${token}`, expiresAt };
  });

  #copy = () => this.#attempt(() => navigator.clipboard.writeText(this.link.address), 'users.link.copied');

  async #delete(name) {
    const sure = await confirm({ title: t('users.delete.title', { name }), text: t('users.delete.text'), action: t('users.delete'), danger: true });
    if (!sure) return;
    await this.#attempt(async () => {
      await remove(this.#path);
      go(this.params.id === signedIn.value?.id ? '/' : '/admin/users', { replace: true });
    }, 'users.delete.done');
  }
}
customElements.define('admin-user-page', UserPage);
