import { html, nothing } from 'lit';
import { all, get, patch, post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { stamp } from '../lib/time.js';
import { skeleton } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { formFault } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from './confirm.js';
import { secretOnce } from './secret-once.js';
import './webhook-log.js';

const TYPES = [
  'conference.created', 'conference.changed', 'conference.published', 'conference.archived', 'conference.cancelled', 'conference.deleted', 'conference.restored',
  'session.created', 'session.changed', 'session.moved', 'session.cancelled', 'session.deleted', 'rooms.changed', 'tracks.changed', 'program.imported',
];
const USUAL = ['session.created', 'session.changed', 'session.moved', 'session.cancelled', 'session.deleted'];
const isEnabled = ({ state }) => state === 'ENABLED';

/** Where the organization at a `path` of the API is told what happens: added here with a secret that is shown once, tried, changed and removed. */
class WebHooks extends PlainElement {
  static properties = { path: {}, items: { state: true }, conferences: { state: true }, open: { state: true }, made: { state: true }, log: { state: true }, unread: { state: true }, problem: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load().catch((problem) => (this.unread = problem));
  }

  async #load() {
    const [, organization] = this.path.match(/^\/organizations\/([^/]+)\//);
    const [{ items }, conferences] = await Promise.all([get(this.path), this.conferences ?? all(`/conferences?organization=${organization}`)]);
    this.conferences = conferences;
    this.items = items;
  }

  /** What was pressed is gone, and the focus with it. */
  async #show(what) {
    await this.updateComplete;
    this.querySelector(what)?.focus();
  }

  #toggle = (open) => {
    this.open = open;
    this.problem = null;
    return this.#show(open ? '[name=url]' : '.more');
  };

  #make = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(event.target);
    this.busy = true;
    try {
      const { endpoint, keys } = await post(this.path, { url: data.get('url'), types: data.getAll('types'), ordered: data.has('ordered'), ...(data.get('conference') && { conferenceId: data.get('conference') }) });
      this.made = { ...keys, url: endpoint.url, id: endpoint.id };
      this.problem = null;
      this.open = false;
      await this.#load();
      await this.#show('.secret');
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  };

  /** Does it, shows what is so now, and says what was done. */
  async #done(what, text) {
    try {
      await what();
      await this.#load();
      toast({ text });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #test = ({ id }) => this.#done(async () => {
    await post(`${this.path}/${id}/test`);
    this.log = id;
  }, t('webhooks.tested'));

  #switch = (hook) => this.#done(
    () => patch(`${this.path}/${hook.id}`, { state: isEnabled(hook) ? 'DISABLED' : 'ENABLED' }, `"${hook.version}"`),
    t(isEnabled(hook) ? 'webhooks.is-disabled' : 'webhooks.is-enabled'),
  );

  async #rotate({ id, url }) {
    const sure = await confirm({ title: t('webhooks.rotate.title'), text: t('webhooks.rotate.text'), action: t('webhooks.rotate') });
    if (!sure) return;
    await this.#done(async () => {
      this.made = { ...(await post(`${this.path}/${id}/secret`)), url, id };
    }, t('webhooks.rotated'));
    await this.#show('.secret');
  }

  async #delete({ id, url }) {
    const sure = await confirm({ title: t('webhooks.delete.title', { url }), text: t('webhooks.delete.text'), action: t('webhooks.delete'), danger: true });
    if (!sure) return;
    await this.#done(async () => {
      await remove(`${this.path}/${id}`);
      if (this.made?.id === id) this.made = null;
    }, t('webhooks.deleted'));
  }

  #state({ disabledBecause, failingSince }) {
    if (disabledBecause) return html`<small class="bad">${t(`webhooks.because.${disabledBecause}`)}</small>`;
    return failingSince ? html`<small class="bad">${t('webhooks.failing', { time: stamp(Date.parse(failingSince)) })}</small>` : nothing;
  }

  /** A conference that is gone has no title. */
  #only({ conferenceId }) {
    const conference = this.conferences.find((each) => each.id === conferenceId);
    return conferenceId ? html`<small>${t('webhooks.only', { title: conference?.title ?? conferenceId })}</small>` : nothing;
  }

  #row(hook) {
    const { id, url, types, ordered } = hook;
    const button = (name, press, off = false) => html`<button type="button" class="button small" aria-label="${t(`webhooks.${name}`)}: ${url}" ?disabled=${off} @click=${press}>${t(`webhooks.${name}`)}</button>`;
    const open = this.log === id;
    return html`<li><span><b>${url}</b>${this.#state(hook)}${this.#only(hook)}<small>${types.join(', ')}</small>${ordered ? html`<small>${t('webhooks.in-order')}</small>` : nothing}</span>
      <p class="actions">${button(open ? 'hide-log' : 'log', () => (this.log = open ? null : id))}${button('test', () => this.#test(hook), !isEnabled(hook))}
        ${button(isEnabled(hook) ? 'disable' : 'enable', () => this.#switch(hook))}${button('rotate', () => this.#rotate(hook))}${button('delete', () => this.#delete(hook))}</p>
      ${open ? html`<webhook-log .path=${`${this.path}/${id}`} .enabled=${isEnabled(hook)}></webhook-log>` : nothing}</li>`;
  }

  #secret() {
    const { url, secret, publicKey } = this.made;
    return secretOnce({ label: t('webhooks.made', { url }), secret, of: 'webhooks', hint: html`${t('webhooks.public-key')} <code>${publicKey}</code>` });
  }

  #form() {
    const { problem } = this;
    const type = (each) => html`<label class="field check"><input type="checkbox" name="types" value=${each} ?checked=${USUAL.includes(each)}><span>${t(`webhooks.type.${each}`)}<small><code>${each}</code></small></span></label>`;
    // Several of these forms may be on one page: labels hold their inputs, nothing has an id.
    return html`<form @submit=${this.#make}>${formFault(problem, problem?.fault('url') ?? problem?.fault('types'))}
      <label class="field">${t('webhooks.url')}<input type="url" name="url" required maxlength="2000" placeholder="https://" autocomplete="off"></label>
      <label class="field">${t('webhooks.conference')}<select name="conference"><option value="">${t('webhooks.conference.all')}</option>
        ${this.conferences.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}</select></label>
      <fieldset class="scopes columns"><legend>${t('webhooks.types')}</legend>${TYPES.map(type)}</fieldset>
      <label class="field check"><input type="checkbox" name="ordered"><span>${t('webhooks.ordered')}<small>${t('webhooks.ordered.hint')}</small></span></label>
      <p class="actions"><button class="button primary" ?disabled=${this.busy}>${t('webhooks.make')}</button>
        <button type="button" class="button" @click=${() => this.#toggle(false)}>${t('confirm.cancel')}</button></p></form>`;
  }

  render() {
    if (this.unread) return html`<p class="hint">${this.unread.message}</p>`;
    if (!this.items) return skeleton(1);
    return html`${this.made ? this.#secret() : nothing}
      ${this.items.length ? html`<ul class="api-tokens webhooks">${this.items.map((each) => this.#row(each))}</ul>` : nothing}
      ${this.open ? this.#form() : html`<p><button type="button" class="button more" @click=${() => this.#toggle(true)}>${icon('plus')}${t('webhooks.new')}</button></p>`}`;
  }
}
customElements.define('web-hooks', WebHooks);
