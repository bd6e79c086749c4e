import { html, nothing } from 'lit';
import { all, get, patch, post, remove } from '../lib/api.js';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { sync } from '../lib/notes.js';
import { go, isHeld } from '../lib/router.js';
import { forgetAccount, maySignIn, signInFor, signOut, user } from '../lib/session.js';
import { unsentScans } from '../lib/vault.js';
import { avatar } from '../parts/bits.js';
import { field, formFault } from '../parts/field.js';
import { languageSelect } from '../parts/language.js';
import { Page } from '../parts/page.js';
import { toast, toastProblem } from '../parts/toast.js';
import { OF_ORGANIZATIONS, OF_PERSONS } from '../workspace/api-tokens.js';
import { confirm } from '../workspace/confirm.js';
import { formNotice, saveBar } from '../workspace/form-parts.js';
import { Form } from '../workspace/form.js';
import { Loaded } from '../workspace/loaded.js';
import '../workspace/webhooks.js';
import { again } from './again.js';
import './advertisement-choice.js';
import './email.js';
import './linked-accounts.js';
import './passkey-list.js';
import './second-factor.js';
import './sign-ins.js';

const LABELS = {
  displayName: 'display-name',
  givenName: 'given-name',
  familyName: 'family-name',
  affiliation: 'affiliation',
  biography: 'biography',
  interests: 'interests',
};
const label = (name) => t(`profile.${LABELS[name]}`);

const read = ({ interests, ...profile }) => ({ ...Object.fromEntries(Object.keys(LABELS).map((name) => [name, profile[name]])), interests: interests.join(', ') });

/** Interests are typed as one text. */
const asSent = (changes) =>
  'interests' in changes ? { ...changes, interests: (changes.interests ?? '').split(',').map((each) => each.trim()).filter(Boolean) } : changes;

/** Who has given no other name goes by the one of the account. */
const named = (profile, account) => ({ ...profile, displayName: profile.displayName ?? account.displayName });

class ProfilePage extends Page {
  static properties = { passwordProblem: { state: true }, changing: { state: true }, endProblem: { state: true }, ending: { state: true } };
  watch = new Watch(this, user);
  form = new Form(this, read);
  me = new Loaded(this, () => this.#open());

  /** Also where the sign-in ended meanwhile; what is being typed stays. */
  updated() {
    if (!maySignIn() && !isHeld()) go(signInFor('/profile'), { replace: true });
  }

  async #open() {
    const [me, ways] = await Promise.all([get('/me'), get('/auth/identities')]);
    this.passwordless = !ways.password;
    const owned = new Set(me.memberships.filter(({ role, pending }) => role === 'OWNER' && !pending).map((each) => each.organizationId));
    this.organizations = owned.size ? (await all('/organizations')).filter(({ id }) => owned.has(id)) : [];
    this.form.open(named(me.profile, me.user));
    return me;
  }

  async #save(event) {
    event.preventDefault();
    const { user: account, closed } = this.me.value;
    const send = async (changes, etag) => named(await patch('/me', asSent(changes), etag), account);
    const profile = await this.form.submit(send, async () => named((await get('/me')).profile, account));
    if (!profile) return;
    this.me.value = { user: account, profile, closed };
    toast({ text: t('profile.saved') });
  }

  async #changePassword(event) {
    event.preventDefault();
    if (this.changing) return;
    const { currentPassword, newPassword } = Object.fromEntries(new FormData(event.target));
    this.changing = true;
    try {
      await post('/auth/password', { currentPassword, newPassword });
      await signOut().catch(() => {});
      toast({ text: t('profile.password.changed') });
      go('/sign-in');
    } catch (problem) {
      this.passwordProblem = problem;
    } finally {
      this.changing = false;
    }
  }

  /** Scans that wait to be sent go with the sign-in, and nobody would know who came in. */
  async #mayLeave() {
    const count = await unsentScans().catch(() => 0);
    return count === 0 || confirm({ title: t('profile.scans', { count }), text: t('profile.scans.text'), action: t('profile.scans.leave'), danger: true });
  }

  async #leave(everywhere) {
    if (!(await this.#mayLeave())) return;
    try {
      await sync();
      await signOut(everywhere);
      go('/');
    } catch (problem) {
      toastProblem(problem);
    }
  }

  async #end(event) {
    event.preventDefault();
    if (this.ending) return;
    const { password } = Object.fromEntries(new FormData(event.target));
    const sure = await confirm({ title: t('profile.end.title'), text: t('profile.end.sure'), action: t('profile.end.action'), danger: true });
    if (!sure) return;
    this.ending = true;
    try {
      await remove('/me', undefined, { password });
      forgetAccount();
      toast({ text: t('profile.end.done') });
      go('/');
    } catch (problem) {
      this.endProblem = problem;
    } finally {
      this.ending = false;
    }
  }

  #form() {
    const { form } = this;
    const one = (name, more) => field({ name, label: label(name), value: form.values[name], problem: form.problem, ...more });
    return html`<section class="panel"><form class="editor" @submit=${this.#save} @input=${form.typed}>${formNotice(form, label)}
      ${one('displayName', { required: true, max: 100, autocomplete: 'nickname' })}
      <div class="columns">${one('givenName', { max: 100, autocomplete: 'given-name' })}${one('familyName', { max: 100, autocomplete: 'family-name' })}</div>
      ${one('affiliation', { max: 200, autocomplete: 'organization' })}
      ${one('biography', { rows: true, max: 10_000, hint: t('profile.biography.hint') })}
      ${one('interests', { hint: t('profile.interests.hint') })}${saveBar(form)}</form></section>`;
  }

  #device() {
    return html`<section class="panel"><h2>${t('profile.device')}</h2><div class="panel-form">
      <label class="field">${t('language')}${languageSelect()}</label>
      <p class="actions"><button type="button" class="button" @click=${() => this.#leave(false)}>${t('profile.sign-out')}</button>
        <button type="button" class="button" @click=${() => this.#leave(true)}>${t('profile.sign-out-everywhere')}</button></p></div></section>`;
  }

  /** Those of the account, and of the organizations it owns. */
  #tokens(admin) {
    const panel = (title, text, path, scopes) => html`<section class="panel"><h2>${title}</h2><p>${text}</p><api-tokens .path=${path} .scopes=${scopes}></api-tokens></section>`;
    return html`${panel(t('tokens.title'), t('tokens.text'), '/me/tokens', admin ? [...OF_PERSONS, 'admin'] : OF_PERSONS)}
      ${this.organizations.map(({ id, name }) => panel(t('tokens.of', { organization: name }), t('tokens.text.organization'), `/organizations/${id}/tokens`, OF_ORGANIZATIONS))}`;
  }

  #owned() {
    return this.organizations.map(({ slug, name }) => html`<section class="panel"><h2>${name}</h2><p>${t('profile.organization.text')}</p>
      <p><a class="button" href="/admin/organizations/${slug}">${t('profile.organization.open')}</a></p></section>`);
  }

  #webhooks() {
    return this.organizations.map(({ id, name }) => html`<section class="panel"><h2>${t('webhooks.of', { organization: name })}</h2><p>${t('webhooks.text')}</p><web-hooks .path=${`/organizations/${id}/webhooks`}></web-hooks></section>`);
  }

  #password() {
    if (this.passwordless) return nothing;
    const problem = this.passwordProblem;
    return html`<section class="panel"><h2>${t('profile.password')}</h2><form @submit=${this.#changePassword}>${formFault(problem)}
      ${field({ name: 'currentPassword', label: t('profile.password.current'), type: 'password', required: true, autocomplete: 'current-password', problem })}
      ${field({ name: 'newPassword', label: t('profile.password.new'), type: 'password', required: true, min: 8, max: 128, autocomplete: 'new-password', hint: t('sign-in.password.hint'), problem })}
      <p><button class="button" ?disabled=${this.changing}>${t('profile.password.change')}</button></p></form></section>`;
  }

  #ending() {
    const problem = this.endProblem;
    return html`<section class="panel"><h2>${t('profile.end')}</h2><p>${t('profile.end.text')}</p><form @submit=${this.#end}>${formFault(problem)}
      ${again(this.passwordless, { name: 'password', label: t('profile.password'), problem })}
      <p><button class="button danger" ?disabled=${this.ending}>${t('profile.end.action')}</button></p></form></section>`;
  }

  #security(closed) {
    return html`<section class="panel"><h2>${t('passkeys.title')}</h2><passkey-list .passwordless=${this.passwordless} @changed=${() => this.querySelector('second-factor').load()}></passkey-list></section>
      <section class="panel"><h2>${t('factor.title')}</h2><second-factor .asked=${closed.length > 0} .passwordless=${this.passwordless}></second-factor></section>
      <section class="panel"><h2>${t('sign-ins.title')}</h2><sign-ins></sign-ins></section>`;
  }

  render() {
    this.title(t('profile.title'));
    if (!maySignIn() && !isHeld()) return nothing;
    return html`<div class="page">${this.me.follow('/me').view(({ user: account, profile, closed = [] }) => this.#view(account, named(profile, account).displayName, closed))}</div>`;
  }

  #view(account, name, closed) {
    const { email, admin } = account;
    return html`<div class="speaker-head">${avatar(name, 'huge')}<div><h1>${name}</h1>
        <p>${email}</p>${admin ? html`<span class="badge">${t('profile.admin')}</span>` : nothing}</div></div>
      ${this.#form()}${this.#device()}<advertisement-choice></advertisement-choice>
      <account-email .account=${account} .passwordless=${this.passwordless}></account-email>${this.#password()}<linked-accounts></linked-accounts>
      ${this.#security(closed)}
      ${this.#owned()}${this.#tokens(admin)}${this.#webhooks()}${this.#ending()}`;
  }
}
customElements.define('profile-page', ProfilePage);
