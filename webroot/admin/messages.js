import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { file, get, post } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { go, withQuery } from '../lib/router.js';
import { stamp } from '../lib/time.js';
import { empty } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { Loaded } from '../workspace/loaded.js';
import { AdminPage } from './admin-page.js';
import { textOfMail } from './mail-text.js';
import './suppressions.js';
import { ago } from './words.js';

const PAUSE = 200;
const STATES = ['', 'QUEUED', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'DROPPED'];
const AGAIN = ['BOUNCED', 'FAILED'];
const SIGNS = { QUEUED: ['busy', 'clock'], SENT: ['good', 'check'], DELIVERED: ['good', 'check'], BOUNCED: ['bad', 'undo'], FAILED: ['bad', 'warning'], DROPPED: ['', 'close'] };

const SYMBOLS = { PUSH: 'device', SMS: 'phone' };
const KEPT_NOWHERE = { PUSH: 'mails.pushed', SMS: 'mails.texted' };

const page = (asked, cursor) => get(`/admin/messages?${new URLSearchParams({ limit: 50, ...asked, ...(cursor && { cursor }) })}`);

/** What was written to people, and whether it got there. Without a mail server the mails themselves are here too. */
class MessagesPage extends AdminPage {
  static properties = { open: { state: true }, mail: { state: true } };
  list = new Loaded(this, () => page(this.#asked));
  #timer;

  get #asked() {
    const state = this.query.get('state');
    const q = this.query.get('q')?.trim();
    return { ...(STATES.includes(state) && state && { state }), ...(q && { q }) };
  }

  head() {
    this.title(t('admin.place.messages'), t('nav.admin'));
    return html`<h1>${t('admin.place.messages')}</h1><span class="spring"></span>
      <label class="search">${icon('search')}<span class="hidden">${t('mails.search')}</span>
        <input type="search" maxlength="200" placeholder=${t('mails.search')} .value=${this.query.get('q') ?? ''} @input=${this.#search}></label>`;
  }

  get #suppressed() {
    return this.query.get('show') === 'suppressed';
  }

  #views() {
    const view = (show, name) => html`<button type="button" aria-pressed=${this.#suppressed === Boolean(show)} @click=${() => go(withQuery({ show, state: '' }), { replace: true })}>${t(name)}</button>`;
    return html`<div><div class="segmented views" role="group" aria-label=${t('admin.place.messages')}>${view('', 'admin.place.messages')}${view('suppressed', 'mails.suppressed')}</div></div>`;
  }

  work() {
    return html`${this.#views()}${this.#suppressed ? html`<suppressed-addresses .q=${this.#asked.q ?? ''}></suppressed-addresses>` : this.#messages()}`;
  }

  #messages() {
    return html`<div class="segmented views" role="group" aria-label=${t('mails.state')}>${STATES.map((state) => html`<button type="button"
        aria-pressed=${(this.#asked.state ?? '') === state} @click=${() => go(withQuery({ state }), { replace: true })}>${t(`mails.state.${state || 'ALL'}`)}</button>`)}</div>
      ${this.list.follow(JSON.stringify(this.#asked)).view(({ items, nextCursor }) => html`${items.length ? this.#table(items) : empty('mail', t('mails.none.title'), t('mails.none.text'))}
        ${nextCursor ? html`<p class="more"><button type="button" class="button" @click=${this.#more}>${t('users.more')}</button></p>` : nothing}`)}`;
  }

  #table(items) {
    return html`<div class="table-box"><table class="table mails"><thead><tr><th scope="col">${t('mails.message')}</th><th scope="col">${t('mails.state')}</th><th scope="col" class="wide">${t('mails.when')}</th></tr></thead>
      <tbody>${repeat(items, ({ id }) => id, (item) => this.#row(item))}</tbody></table></div>`;
  }

  #row(item) {
    const { id, kind, channel, state, address, subject, reason, attempts, createdAt } = item;
    const at = Date.parse(createdAt);
    const [mood, symbol] = SIGNS[state];
    const shown = this.open === id;
    return html`<tr><th scope="row"><button type="button" class="plain" aria-expanded=${shown} @click=${() => this.#toggle(item)}>${subject ?? t(`mails.kind.${kind}`)}</button>
        <small>${icon(SYMBOLS[channel] ?? 'mail')}${address ?? ''}</small>${shown ? this.#opened(item) : nothing}</th>
      <td><span class="sign ${mood}">${icon(symbol)}${t(`mails.state.${state}`)}</span>${reason ? html`<small class="reason">${reason}</small>` : nothing}${attempts > 1 ? html`<small>${t('mails.attempts', { count: attempts })}</small>` : nothing}</td>
      <td class="wide"><time datetime=${createdAt} title=${stamp(at)}>${ago(at)}</time></td></tr>`;
  }

  #opened({ id, channel, state, text }) {
    if (AGAIN.includes(state)) return html`<p><button type="button" class="button small" @click=${() => this.#again(id)}>${t('mails.again')}</button></p>`;
    if (KEPT_NOWHERE[channel]) return html`<pre class="mail">${text ?? t(KEPT_NOWHERE[channel])}</pre>`;
    return this.mail === undefined ? nothing : html`<pre class="mail">${this.mail ?? t('mails.elsewhere')}</pre>`;
  }

  async #toggle({ id, channel }) {
    this.open = this.open === id ? null : id;
    this.mail = undefined;
    if (!this.open || channel !== 'EMAIL') return;
    const mail = await file(`/admin/messages/${id}/mail`).then((blob) => blob.text()).then(textOfMail, () => null);
    if (this.open === id) this.mail = mail;
  }

  async #again(id) {
    try {
      await post(`/admin/messages/${id}/deliver`);
      toast({ text: t('mails.again.done') });
      this.list.renew();
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #search = ({ target }) => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => go(withQuery({ q: target.value }), { replace: true }), PAUSE);
  };

  #more = async () => {
    const { items, nextCursor } = this.list.value;
    try {
      const next = await page(this.#asked, nextCursor);
      this.list.value = { ...next, items: [...items, ...next.items] };
      this.requestUpdate();
    } catch (problem) {
      toastProblem(problem);
    }
  };
}
customElements.define('admin-messages-page', MessagesPage);
