import { html, nothing } from 'lit';
import { get, post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { deviceZone, longDay } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { again } from './again.js';
import { leave } from './way.js';

const password = (typed) => (typed.has('linkPassword') ? { password: typed.get('linkPassword') } : {});

/** The accounts elsewhere that open this one; where nobody knows people elsewhere, nothing. */
class LinkedAccounts extends PlainElement {
  static properties = { ways: { state: true }, providers: { state: true }, problem: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load().catch((problem) => (this.problem = problem));
  }

  async #load() {
    const [ways, { items }] = await Promise.all([get('/auth/identities'), get('/auth/providers')]);
    this.problem = null;
    this.providers = items;
    this.ways = ways;
  }

  async #begin({ id, name }) {
    if (this.busy) return;
    const typed = await confirm({ title: t('linked.link', { name }), text: this.#again(t('linked.sure', { name })), action: t('linked.go-on') });
    if (!typed) return;
    this.busy = true;
    try {
      const { address } = await post('/auth/identities', { provider: id, ...password(typed) });
      leave(address, { name, next: '/profile', linking: true });
    } catch (problem) {
      toastProblem(problem);
      this.busy = false;
    }
  }

  async #unlink({ id, provider: name }) {
    const typed = await confirm({ title: t('linked.unlink.title', { name }), text: this.#again(t('linked.unlink.sure', { name })), action: t('linked.unlink'), danger: true });
    if (!typed) return;
    try {
      await remove(`/auth/identities/${id}`, undefined, password(typed));
      toast({ text: t('linked.unlinked', { name }) });
    } catch (problem) {
      toastProblem(problem);
    }
    await this.#load().catch(toastProblem);
  }

  #again(text) {
    return html`<p>${text}</p>${again(!this.ways.password, { name: 'linkPassword' })}`;
  }

  #row(identity) {
    const { provider: name, email, linkedAt } = identity;
    const day = longDay(Date.parse(linkedAt), deviceZone());
    return html`<li><span><b>${name}</b><small>${email ? `${email} · ` : nothing}${t('linked.since', { day })}</small></span>
      <button type="button" class="button small" aria-label=${t('linked.unlink.of', { name })} @click=${() => this.#unlink(identity)}>${t('linked.unlink')}</button></li>`;
  }

  #others() {
    const linked = new Set(this.ways.identities.map(({ provider }) => provider));
    const others = this.providers.filter(({ name }) => !linked.has(name));
    if (!others.length) return nothing;
    return html`<p class="actions">${others.map((one) => html`<button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#begin(one)}>${t('linked.link', one)}</button>`)}</p>`;
  }

  render() {
    if (this.problem) return html`<section class="panel"><h2>${t('linked.title')}</h2><p class="hint">${this.problem.message}</p></section>`;
    if (!this.ways || (!this.providers.length && !this.ways.identities.length)) return nothing;
    return html`<section class="panel"><h2>${t('linked.title')}</h2><p>${t('linked.text')}</p>
      ${this.ways.identities.length ? html`<ul class="sign-ins">${this.ways.identities.map((one) => this.#row(one))}</ul>` : nothing}
      ${this.#others()}
      ${this.ways.password ? nothing : html`<p class="notice">${t('linked.no-password')} <a class="button small" href="/forgot-password">${t('linked.set-password')}</a></p>`}</section>`;
  }
}
customElements.define('linked-accounts', LinkedAccounts);
