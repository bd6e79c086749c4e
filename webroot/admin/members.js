import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { all, post, remove } from '../lib/api.js';
import { byName, t } from '../lib/i18n.js';
import { renewRoles } from '../lib/roles.js';
import { user } from '../lib/session.js';
import { avatar } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { ROLES } from './new-member.js';
import { day } from './words.js';

const nameOf = ({ profile, userId }) => profile?.displayName ?? userId;

/** Who belongs to an organization, with what they may do there. */
class OrganizationMembers extends PlainElement {
  static properties = { organization: {}, members: {} };

  get #path() {
    return `/organizations/${this.organization.id}/members`;
  }

  /** Shown at once, and taken back when it is refused. */
  async #change(members, request, done) {
    const before = this.members;
    this.members = members;
    try {
      await request();
      toast({ text: done });
    } catch (problem) {
      this.members = before;
      toastProblem(problem);
    }
  }

  #setRole(member, role) {
    const changed = this.members.map((each) => (each === member ? { ...each, role } : each));
    return this.#change(changed, () => post(this.#path, { userId: member.userId, role }),
      t('members.changed', { name: nameOf(member), role: t(`members.role.${role}`) }));
  }

  async #remove(member) {
    const name = nameOf(member);
    const sure = await confirm({ title: t('members.remove.title', { name }), text: t('members.remove.text', { organization: this.organization.name }), action: t('members.remove'), danger: true });
    if (!sure) return;
    await this.#change(this.members.filter((each) => each !== member), () => remove(`${this.#path}/${member.userId}`), t('members.removed', { name }));
  }

  get #ownsIt() {
    return this.members.some(({ userId, role }) => userId === user.value?.id && role === 'OWNER');
  }

  /** Both roles change at once, or neither. */
  async #handOver(member) {
    const [name, organization] = [nameOf(member), this.organization.name];
    const sure = await confirm({ title: t('members.hand-over.title', { organization, name }), text: t('members.hand-over.text', { name }), action: t('members.hand-over'), danger: true });
    if (!sure) return;
    const role = (each) => (each === member ? 'OWNER' : each.userId === user.value.id ? 'ORGANIZER' : each.role);
    await this.#change(this.members.map((each) => ({ ...each, role: role(each) })), () => post(`/organizations/${this.organization.id}/owner`, { userId: member.userId }), t('members.handed-over', { name }));
    await renewRoles();
  }

  #renew = async () => {
    this.members = await all(this.#path).catch((problem) => (toastProblem(problem), this.members));
  };

  #row(member) {
    const name = nameOf(member);
    return html`<li>${avatar(name, 'medium')}<span class="grow"><b>${name}</b>${member.pending ? html`<span class="badge" title=${t('members.pending.text')}>${t('members.pending')}</span>` : ''}<small>${[member.profile?.affiliation, t('members.since', { time: day(Date.parse(member.since)) })].filter(Boolean).join(' · ')}</small></span>
      <label class="pill"><span class="hidden">${t('members.role', { name })}</span><select .value=${live(member.role)} @change=${(event) => this.#setRole(member, event.target.value)}>
        ${ROLES.map((role) => html`<option value=${role} ?selected=${role === member.role}>${t(`members.role.${role}`)}</option>`)}</select>${icon('chevron')}</label>
      ${this.#ownsIt && member.userId !== user.value.id && !member.pending ? html`<button type="button" class="button small" aria-label=${t('members.hand-over.title', { organization: this.organization.name, name })} @click=${() => this.#handOver(member)}>${t('members.hand-over')}</button>` : nothing}
      <button type="button" class="icon-button" aria-label=${t('members.remove.title', { name })} title=${t('members.remove')} @click=${() => this.#remove(member)}>${icon('trash')}</button></li>`;
  }

  render() {
    const rank = ({ role }) => ROLES.indexOf(role);
    const sorted = [...this.members].sort((a, b) => rank(a) - rank(b) || byName(nameOf(a), nameOf(b)));
    return html`<section class="block" aria-labelledby="members"><h2 id="members">${t('members.title')}</h2><p class="hint">${t('members.text')}</p>
      ${sorted.length ? html`<ul class="members">${repeat(sorted, (each) => each.userId, (each) => this.#row(each))}</ul>` : html`<p class="hint">${t('members.none')}</p>`}
      <new-member .organization=${this.organization} @added=${this.#renew}></new-member></section>`;
  }
}
customElements.define('organization-members', OrganizationMembers);
