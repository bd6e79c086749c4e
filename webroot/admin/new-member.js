import { html } from 'lit';
import { get, post } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { field, formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toast } from '../parts/toast.js';

export const ROLES = ['OWNER', 'ORGANIZER', 'STAFF', 'MEMBER'];
const PAUSE = 250;

/** Takes somebody into an organization; says `added`. */
class NewMember extends PlainElement {
  static properties = { organization: {}, known: { state: true }, problem: { state: true }, busy: { state: true } };
  #timer;

  constructor() {
    super();
    this.known = [];
  }

  /** Accounts by the start of their e-mail address or name. */
  #suggest = ({ target }) => {
    clearTimeout(this.#timer);
    const typed = target.value.trim();
    if (target.name !== 'email' || typed.length < 2) return;
    this.#timer = setTimeout(async () => {
      const found = await get(`/admin/users?limit=8&q=${encodeURIComponent(typed)}`).catch(() => ({ items: [] }));
      this.known = found.items;
    }, PAUSE);
  };

  #submit = async (event) => {
    event.preventDefault();
    const form = event.target;
    const email = form.email.value.trim();
    this.busy = true;
    try {
      await post(`/organizations/${this.organization.id}/members`, { email, role: form.role.value });
      this.dispatchEvent(new Event('added'));
      this.problem = null;
      form.email.value = '';
      toast({ text: t('members.added', { name: email }) });
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  };

  render() {
    const { problem } = this;
    return html`<form class="panel new-member" @submit=${this.#submit} @input=${this.#suggest}><h3>${t('members.add')}</h3>${problem?.fault('email') ? '' : formFault(problem)}
      <div class="member-row">${field({ name: 'email', label: t('sign-in.email'), type: 'email', required: true, max: 254, autocomplete: 'off', problem, hint: t('members.add.hint'), suggestions: this.known.map((each) => each.email) })}
        ${field({ name: 'role', label: t('members.role.label'), value: 'ORGANIZER', options: ROLES.map((role) => [role, t(`members.role.${role}`)]) })}
        <button class="button primary" ?disabled=${this.busy}>${icon('plus')}${t('members.add.action')}</button></div></form>`;
  }
}
customElements.define('new-member', NewMember);
