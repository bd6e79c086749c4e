import { html, nothing } from 'lit';
import { get, post } from '../lib/api.js';
import { Watch } from '../lib/cell.js';
import { send } from '../lib/http.js';
import { t } from '../lib/i18n.js';
import { go } from '../lib/router.js';
import { renewRoles } from '../lib/roles.js';
import { maySignIn, signInFor, user } from '../lib/session.js';
import { problemNote, skeleton } from '../parts/bits.js';
import { formFault } from '../parts/field.js';
import { Page } from '../parts/page.js';
import { toast } from '../parts/toast.js';

const KEPT = 'plenary.invitation';

/** The token stands behind the #, where no server and no log gets to see it; it waits here while somebody signs in or up. */
function takeToken() {
  const token = location.hash.slice(1);
  if (token) sessionStorage.setItem(KEPT, token);
  return token || sessionStorage.getItem(KEPT);
}

/** Where the link in an invitation leads. Another address than the one that was invited is told only with consent. */
class InvitationPage extends Page {
  static properties = { offer: { state: true }, spent: { state: true }, email: { state: true }, problem: { state: true }, busy: { state: true } };
  account = new Watch(this, user);
  #token = takeToken();

  connectedCallback() {
    super.connectedCallback();
    if (this.#token) this.#check();
  }

  async #check() {
    this.problem = null;
    try {
      this.offer = (await send('POST', '/invitations/check', { body: { token: this.#token } })).data;
      if (maySignIn()) this.email = (await get('/me')).user.email;
    } catch (problem) {
      if (problem.status === 400 || problem.status === 404) this.#end();
      else this.problem = problem;
    }
  }

  #end() {
    this.spent = true;
    sessionStorage.removeItem(KEPT);
  }

  get #isOther() {
    return this.email && this.email !== this.offer.email;
  }

  #accept = async () => {
    if (this.busy) return;
    this.busy = true;
    try {
      await post('/invitations/accept', { token: this.#token, otherAddress: Boolean(this.#isOther) });
      sessionStorage.removeItem(KEPT);
      toast({ text: t('invitation.done', { organization: this.offer.organization }) });
      await renewRoles();
      go('/', { replace: true });
    } catch (problem) {
      if (problem.status === 404) this.#end();
      else this.problem = problem;
    } finally {
      this.busy = false;
    }
  };

  #join() {
    if (!maySignIn()) {
      return html`<p>${t('invitation.sign-in')}</p><p class="actions"><a class="button primary" href="/sign-up?next=%2Finvitation">${t('sign-up')}</a>
        <a class="button" href=${signInFor('/invitation')}>${t('sign-in')}</a></p>`;
    }
    return html`${this.#isOther ? html`<p role="alert">${t('invitation.other', { invited: this.offer.email, own: this.email, organization: this.offer.organization })}</p>` : nothing}
      ${formFault(this.problem)}
      <p class="actions"><button type="button" class="button primary" ?disabled=${this.busy || !this.email} @click=${this.#accept}>${t(this.#isOther ? 'invitation.accept-as' : 'invitation.accept', { email: this.email })}</button></p>`;
  }

  #body() {
    if (!this.#token) return html`<p>${t('invitation.empty')}</p>`;
    if (this.spent) return html`<p role="alert">${t('invitation.spent')}</p>`;
    if (!this.offer) return this.problem ? problemNote(this.problem, () => this.#check()) : skeleton(1);
    const { organization, team } = this.offer;
    return html`<p>${team ? t('invitation.text.team', { organization, team }) : t('invitation.text', { organization })}</p>${this.#join()}`;
  }

  render() {
    this.title(t('invitation.title'));
    return html`<div class="page form"><div class="panel"><h1>${t('invitation.title')}</h1>${this.#body()}</div></div>`;
  }
}
customElements.define('invitation-page', InvitationPage);
