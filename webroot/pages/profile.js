import { html, nothing } from 'lit';
import { getWithEtag, patch, post } from '../lib/api.js';
import { Watch } from '../lib/cell.js';
import { chosenLanguage, t } from '../lib/i18n.js';
import { sync } from '../lib/notes.js';
import { Page } from '../lib/page.js';
import { go } from '../lib/router.js';
import { maySignIn, signOut, user } from '../lib/session.js';
import { avatar, problemNote, skeleton } from '../parts/bits.js';
import { field, formFault } from '../parts/field.js';
import { toast, toastProblem } from '../parts/toast.js';

const FIELDS = ['displayName', 'givenName', 'familyName', 'affiliation', 'biography'];

class ProfilePage extends Page {
  static properties = { me: { state: true }, failed: { state: true }, problem: { state: true }, passwordProblem: { state: true } };
  watch = new Watch(this, user);

  connectedCallback() {
    super.connectedCallback();
    if (maySignIn()) this.#load();
    else go('/sign-in?next=/profile', { replace: true });
  }

  async #load() {
    this.failed = null;
    try {
      const { data, etag } = await getWithEtag('/me');
      this.me = data;
      this.etag = etag;
    } catch (problem) {
      this.failed = problem;
    }
  }

  async #save(event) {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.target));
    const body = Object.fromEntries(FIELDS.map((name) => [name, form[name].trim() || null]));
    body.interests = form.interests.split(',').map((each) => each.trim()).filter(Boolean);
    try {
      const profile = await patch('/me', body, this.etag);
      this.etag = `"${profile.version}"`;
      this.me = { ...this.me, profile };
      this.problem = null;
      toast({ text: t('profile.saved') });
    } catch (problem) {
      this.problem = problem;
      if (problem.status === 412) await this.#load();
    }
  }

  async #changePassword(event) {
    event.preventDefault();
    const { currentPassword, newPassword } = Object.fromEntries(new FormData(event.target));
    try {
      await post('/auth/password', { currentPassword, newPassword });
      await signOut().catch(() => {});
      toast({ text: t('profile.password.changed') });
      go('/sign-in');
    } catch (problem) {
      this.passwordProblem = problem;
    }
  }

  async #leave(everywhere) {
    try {
      await sync();
      await signOut(everywhere);
      go('/');
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #language(event) {
    chosenLanguage.value = event.target.value || null;
    location.reload();
  }

  #form({ profile, user: account }) {
    const { problem } = this;
    const one = (name, label, more = {}) => field({ name, label: t(`profile.${label}`), value: profile[name] ?? '', problem, ...more });
    return html`<section class="panel"><form @submit=${this.#save}>
      ${formFault(problem, problem?.status === 412 ? t('profile.stale') : undefined)}
      ${one('displayName', 'display-name', { value: profile.displayName ?? account.displayName, required: true, max: 100, autocomplete: 'nickname' })}
      <div class="columns">${one('givenName', 'given-name', { max: 100, autocomplete: 'given-name' })}${one('familyName', 'family-name', { max: 100, autocomplete: 'family-name' })}</div>
      ${one('affiliation', 'affiliation', { max: 200, autocomplete: 'organization' })}
      ${one('biography', 'biography', { rows: true, max: 10_000, hint: t('profile.biography.hint') })}
      ${one('interests', 'interests', { value: profile.interests.join(', '), hint: t('profile.interests.hint') })}
      <p><button class="button primary">${t('profile.save')}</button></p></form></section>`;
  }

  #device() {
    return html`<section class="panel"><h2>${t('profile.device')}</h2><div class="panel-form">
      <label class="field">${t('language')}<select @change=${this.#language}><option value="" ?selected=${!chosenLanguage.value}>${t('language.auto')}</option>
        <option value="en" lang="en" ?selected=${chosenLanguage.value === 'en'}>English</option><option value="de" lang="de" ?selected=${chosenLanguage.value === 'de'}>Deutsch</option></select></label>
      <p class="actions"><button type="button" class="button" @click=${() => this.#leave(false)}>${t('profile.sign-out')}</button>
        <button type="button" class="button" @click=${() => this.#leave(true)}>${t('profile.sign-out-everywhere')}</button></p></div></section>`;
  }

  #password() {
    const problem = this.passwordProblem;
    return html`<section class="panel"><h2>${t('profile.password')}</h2><form @submit=${this.#changePassword}>${formFault(problem)}
      ${field({ name: 'currentPassword', label: t('profile.password.current'), type: 'password', required: true, autocomplete: 'current-password', problem })}
      ${field({ name: 'newPassword', label: t('profile.password.new'), type: 'password', required: true, min: 8, max: 128, autocomplete: 'new-password', hint: t('sign-in.password.hint'), problem })}
      <p><button class="button">${t('profile.password.change')}</button></p></form></section>`;
  }

  render() {
    this.title(t('profile.title'));
    const { me, failed } = this;
    if (!me) return html`<div class="page">${failed ? problemNote(failed, () => this.#load()) : skeleton()}</div>`;
    return html`<div class="page"><div class="speaker-head">${avatar(me.profile.displayName ?? me.user.displayName, 'huge')}<div><h1>${me.profile.displayName ?? me.user.displayName}</h1>
      <p>${me.user.email}</p>${me.user.admin ? html`<span class="badge">${t('profile.admin')}</span>` : nothing}</div></div>
      ${this.#form(me)}${this.#device()}${this.#password()}</div>`;
  }
}
customElements.define('profile-page', ProfilePage);
