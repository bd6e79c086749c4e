import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { go, place } from '../lib/router.js';
import { maySignIn, signIn, signUp } from '../lib/session.js';
import { field, formFault } from '../parts/field.js';
import { Page } from '../parts/page.js';
import './passkey-button.js';
import './provider-buttons.js';
import './second-step.js';

/** Sign-in and sign-up: the same form but for the name. Some accounts ask for a code after the password. */
class SignInPage extends Page {
  static properties = { problem: { state: true }, challenge: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    if (maySignIn()) go(this.#next, { replace: true });
  }

  get #isNew() {
    return place.value.path.startsWith('/sign-up');
  }

  /** Only a path of this site: an address in a link must not lead away after the password was given. */
  get #next() {
    const url = new URL(this.query.get('next') ?? '/', location.origin);
    return url.origin === location.origin ? url.pathname + url.search : '/';
  }

  async #submit(event) {
    event.preventDefault();
    const { email, password, displayName } = Object.fromEntries(new FormData(event.target));
    this.busy = true;
    try {
      await (this.#isNew ? signUp(email.trim(), password, displayName.trim()) : signIn(email.trim(), password));
      this.#goOn();
    } catch (problem) {
      this.challenge = problem.challenge;
      this.problem = problem.challenge ? null : problem;
    } finally {
      this.busy = false;
    }
  }

  #goOn = () => {
    this.problem = null;
    go(this.#next, { replace: true });
  };

  #again = ({ detail: problem }) => {
    this.challenge = null;
    this.problem = problem;
  };

  #fault() {
    const { problem } = this;
    const known = problem?.code === 'CHALLENGE_ENDED' ? null : { 401: 'sign-in.wrong', 409: 'sign-up.taken', 429: 'sign-in.wait' }[problem?.status];
    return formFault(problem, known && t(known));
  }

  #second() {
    this.title(t('sign-in.code.title'));
    return html`<div class="page form"><div class="panel"><h1>${t('sign-in.code.title')}</h1>
      <second-step .challenge=${this.challenge} @signed-in=${this.#goOn} @ended=${this.#again}></second-step></div></div>`;
  }

  render() {
    if (this.challenge) return this.#second();
    const isNew = this.#isNew;
    const { problem } = this;
    this.title(t(isNew ? 'sign-up' : 'sign-in'));
    const next = this.query.get('next') ? `?next=${encodeURIComponent(this.query.get('next'))}` : '';
    return html`<div class="page form"><div class="panel"><h1>${t(isNew ? 'sign-up' : 'sign-in')}</h1><p>${t('sign-in.text')}</p>
      <form @submit=${this.#submit}>${this.#fault()}
        ${isNew ? field({ name: 'displayName', label: t('sign-in.name'), required: true, max: 100, autocomplete: 'name', problem }) : nothing}
        ${field({ name: 'email', label: t('sign-in.email'), type: 'email', required: true, max: 254, autocomplete: isNew ? 'username' : 'username webauthn', problem })}
        ${field({ name: 'password', label: t('sign-in.password'), type: 'password', required: true, min: isNew ? 8 : undefined, max: 128,
          hint: isNew ? t('sign-in.password.hint') : undefined, autocomplete: isNew ? 'new-password' : 'current-password', problem })}
        <button class="button primary" ?disabled=${this.busy}>${t(isNew ? 'sign-up' : 'sign-in')}</button></form>
      ${isNew ? nothing : html`<passkey-button @signed-in=${this.#goOn}></passkey-button>`}
      <provider-buttons .next=${this.#next}></provider-buttons>
      ${isNew ? nothing : html`<p class="below"><a href="/forgot-password">${t('sign-in.forgotten')}</a></p>`}
      <p class="below">${isNew ? html`${t('sign-in.known')} <a href="/sign-in${next}">${t('sign-in')}</a>` : html`${t('sign-in.new')} <a href="/sign-up${next}">${t('sign-up')}</a>`}</p>
    </div></div>`;
  }
}
customElements.define('sign-in-page', SignInPage);
