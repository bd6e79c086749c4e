import { html, nothing } from 'lit';
import { get, post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { deviceZone, longDay } from '../lib/time.js';
import { skeleton } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';

/** The devices at which somebody is signed in. Each can be ended from here, the one in front of them by signing out. */
class SignIns extends PlainElement {
  static properties = { items: { state: true }, problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load().catch((problem) => (this.problem = problem));
  }

  async #load() {
    const { items } = await get('/auth/sign-ins');
    this.problem = null;
    this.items = items.sort((a, b) => b.current - a.current);
  }

  /** What has ended meanwhile by itself needs no ending. */
  async #end(request) {
    try {
      await request().catch((problem) => problem.status === 404 || Promise.reject(problem));
      await this.#load();
      toast({ text: t('sign-ins.ended') });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #row({ id, browser, lastUsedAt, current }) {
    const name = browser ?? t('sign-ins.unknown');
    return html`<li><span><b>${name}</b><small>${current ? t('sign-ins.current') : t('sign-ins.used', { day: longDay(Date.parse(lastUsedAt), deviceZone()) })}</small></span>
      ${current ? icon('check') : html`<button type="button" class="button small" aria-label=${t('sign-ins.end.of', { name })} @click=${() => this.#end(() => remove(`/auth/sign-ins/${id}`))}>${t('sign-ins.end')}</button>`}</li>`;
  }

  render() {
    if (this.problem) return html`<p class="hint">${this.problem.message}</p>`;
    if (!this.items) return skeleton(1);
    return html`<ul class="sign-ins">${this.items.map((item) => this.#row(item))}</ul>
      ${this.items.length > 1 ? html`<p class="actions"><button type="button" class="button" @click=${() => this.#end(() => post('/auth/logout-others'))}>${t('sign-ins.end-others')}</button></p>` : nothing}`;
  }
}
customElements.define('sign-ins', SignIns);
