import { html, nothing, render } from 'lit';
import { get, post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { dateOf, deviceZone } from '../lib/time.js';
import { skeleton } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { picture } from '../parts/qr.js';
import { toast, toastProblem } from '../parts/toast.js';

const FEED = '/me/agenda-feed';
const NAME = 'Plenary';

const addressOf = (token) => `${location.origin}/api/v1/me/agenda.ics?token=${token}`;
/** Devices hand this scheme to their calendar. */
const webcal = (address) => address.replace(/^https?:/, 'webcal:');

/** Where calendars that live in the web are told of an address. */
const PLACES = [
  ['Google', (address) => `https://calendar.google.com/calendar/render?cid=${encodeURIComponent(webcal(address))}`],
  ['Outlook.com', (address) => outlook('outlook.live.com', address)],
  ['Microsoft 365', (address) => outlook('outlook.office.com', address)],
];
const outlook = (host, address) => `https://${host}/calendar/0/addfromweb?url=${encodeURIComponent(address)}&name=${NAME}`;

/** The link under which calendars follow the agenda: made here, shown once, replaced and ended. */
class AgendaFeed extends PlainElement {
  static properties = { since: { state: true }, address: { state: true }, code: { state: true }, problem: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load().catch((problem) => (this.problem = problem));
  }

  async #load() {
    const feed = await get(FEED).catch((problem) => (problem.status === 404 ? null : Promise.reject(problem)));
    this.since = feed?.createdAt ?? null;
  }

  async #make() {
    if (this.busy) return;
    this.busy = true;
    try {
      const [{ token, createdAt }, { generate }] = await Promise.all([post(FEED), import('../vendor/lean-qr.js')]);
      this.address = addressOf(token);
      this.code = generate(webcal(this.address));
      this.since = createdAt;
      await this.#focus('.secret');
    } catch (problem) {
      toastProblem(problem);
    } finally {
      this.busy = false;
    }
  }

  async #end() {
    if (this.busy) return;
    this.busy = true;
    try {
      await remove(FEED);
      this.address = null;
      this.since = null;
      toast({ text: t('feed.ended') });
      await this.#focus('.make');
    } catch (problem) {
      toastProblem(problem);
    } finally {
      this.busy = false;
    }
  }

  /** What was pressed is gone, and the focus with it; nothing that is disabled takes it. */
  async #focus(what) {
    this.busy = false;
    await this.updateComplete;
    this.querySelector(what)?.focus();
  }

  #copy = () => navigator.clipboard.writeText(this.address).then(() => toast({ text: t('shared') }), toastProblem);

  #link() {
    const { address } = this;
    return html`<label class="field">${t('feed.address')}<input readonly class="secret" .value=${address} @focus=${({ target }) => target.select()}></label><p class="hint">${t('feed.once')}</p>
      <p class="actions"><a class="button primary" href=${webcal(address)}>${icon('calendar')}${t('feed.device')}</a>
        <button type="button" class="button" @click=${this.#copy}>${icon('copy')}${t('calendar.copy')}</button></p>
      <p class="actions">${PLACES.map(([name, at]) => html`<a class="button small" target="_blank" rel="noopener noreferrer" href=${at(address)}>${name}</a>`)}</p>
      ${picture(this.code, t('feed.code'))}<p>${t('feed.code.text')}</p>`;
  }

  #actions() {
    const label = this.since ? t('feed.renew') : t('feed.make');
    return html`${this.since && !this.address ? html`<p>${t('feed.since', { day: dateOf(Date.parse(this.since), deviceZone()) })}</p>` : nothing}
      <p class="actions"><button type="button" class="button make ${this.since ? '' : 'primary'}" ?disabled=${this.busy} @click=${this.#make}>${label}</button>
        ${this.since ? html`<button type="button" class="button" ?disabled=${this.busy} @click=${this.#end}>${t('feed.end')}</button>` : nothing}</p>`;
  }

  render() {
    if (this.problem) return html`<p role="alert">${this.problem.message}</p>`;
    if (this.since === undefined) return skeleton(1);
    return html`${this.address ? this.#link() : nothing}${this.#actions()}`;
  }
}
customElements.define('agenda-feed', AgendaFeed);

/** Offers the link in a dialog. */
export function subscribe() {
  const dialog = document.createElement('dialog');
  dialog.className = 'code-dialog feed-dialog';
  dialog.setAttribute('aria-labelledby', 'feed-title');
  render(html`<div class="code-head"><h2 id="feed-title">${t('feed.title')}</h2>
      <button type="button" class="icon-button" aria-label=${t('close')} @click=${() => dialog.close()}>${icon('close')}</button></div>
    <p>${t('feed.text')}</p><agenda-feed></agenda-feed><toast-region></toast-region>`, dialog);
  document.body.append(dialog);
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove(), { once: true });
  dialog.showModal();
}
