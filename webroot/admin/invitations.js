import { html, nothing } from 'lit';
import { get, post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { skeleton } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { ROLES } from './new-member.js';
import { day } from './words.js';

/** Who is invited to the organization at a `path` of the API; its `teams` may be joined with an invitation. */
class OrganizationInvitations extends PlainElement {
  static properties = { path: {}, teams: {}, items: { state: true }, unread: { state: true }, problem: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load().catch((problem) => (this.unread = problem));
  }

  async #load() {
    this.items = (await get(`${this.path}/invitations`)).items;
  }

  #invite = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    const form = event.target;
    const [email, teamId] = [form.email.value.trim(), form.teamId.value];
    this.busy = true;
    try {
      await post(`${this.path}/invitations`, { email, role: form.role.value, ...(teamId && { teamId }) });
      this.problem = null;
      form.email.value = '';
      await this.#load();
      toast({ text: t('invitations.sent', { email }) });
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  };

  async #done(what, text) {
    try {
      await what();
      await this.#load();
      toast({ text });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #state({ state, expiresAt, otherAddress }) {
    if (state === 'ACCEPTED') return t(otherAddress ? 'invitations.accepted-as' : 'invitations.accepted');
    return t(state === 'EXPIRED' ? 'invitations.expired' : 'invitations.pending', { time: day(Date.parse(expiresAt)) });
  }

  #row(invitation) {
    const { id, email, role, state, teamId } = invitation;
    const path = `${this.path}/invitations/${id}`;
    const team = this.teams.find((each) => each.id === teamId)?.name;
    const open = state !== 'ACCEPTED';
    const button = (name, press) => html`<button type="button" class="button small" aria-label="${t(`invitations.${name}`)}: ${email}" @click=${press}>${t(`invitations.${name}`)}</button>`;
    return html`<li><span class="grow"><b>${email}</b><small>${[t(`members.role.${role}`), team].filter(Boolean).join(' · ')}</small><small>${this.#state(invitation)}</small></span>
      ${open ? button('resend', () => this.#done(() => post(`${path}/resend`), t('invitations.sent', { email }))) : nothing}
      ${button(open ? 'revoke' : 'remove', () => this.#done(() => remove(path), t('invitations.revoked', { email })))}</li>`;
  }

  #form() {
    const { problem } = this;
    const choice = (name, label, options) => html`<label class="field">${label}<select name=${name}>${options.map(([value, text]) => html`<option value=${value} ?selected=${value === 'MEMBER'}>${text}</option>`)}</select></label>`;
    // Members are added beside it by a form with the same names: labels hold their inputs, nothing has an id.
    return html`<form class="panel new-member" @submit=${this.#invite}><h3>${t('invitations.new')}</h3>${formFault(problem, problem?.fault('email'))}
      <div class="invitation-row"><label class="field">${t('sign-in.email')}<input type="email" name="email" required maxlength="254" autocomplete="off"></label>
        ${choice('role', t('members.role.label'), ROLES.map((role) => [role, t(`members.role.${role}`)]))}
        ${choice('teamId', t('invitations.team'), [['', t('invitations.no-team')], ...this.teams.map(({ id, name }) => [id, name])])}
        <button class="button primary" ?disabled=${this.busy}>${icon('plus')}${t('invitations.invite')}</button></div></form>`;
  }

  render() {
    if (this.unread) return html`<p class="hint">${this.unread.message}</p>`;
    if (!this.items) return skeleton(1);
    return html`<section class="block" aria-labelledby="invitations"><h2 id="invitations">${t('invitations.title')}</h2><p class="hint">${t('invitations.text')}</p>
      ${this.items.length ? html`<ul class="members">${this.items.map((each) => this.#row(each))}</ul>` : nothing}${this.#form()}</section>`;
  }
}
customElements.define('organization-invitations', OrganizationInvitations);
