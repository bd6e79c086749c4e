import { html, nothing } from 'lit';
import { get, post } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { stamp } from '../lib/time.js';
import { skeleton } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { toast, toastProblem } from '../parts/toast.js';

const PAGE = 20;
const when = (time) => stamp(Date.parse(time));

/** What was and is to be sent to the webhook at a `path` of the API: each attempt with request and answer, and all of it once more. */
class WebhookLog extends PlainElement {
  static properties = { path: {}, enabled: {}, items: { state: true }, next: { state: true }, details: { state: true }, unread: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  #load = async (cursor) => {
    try {
      const page = await get(`${this.path}/deliveries?limit=${PAGE}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
      this.items = cursor ? [...this.items, ...page.items] : page.items;
      this.next = page.nextCursor;
      this.unread = null;
    } catch (problem) {
      this.unread = problem;
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

  #open = async ({ id }) => {
    if (this.details?.delivery.id === id) {
      this.details = null;
      return;
    }
    try {
      this.details = await get(`${this.path}/deliveries/${id}`);
    } catch (problem) {
      toastProblem(problem);
    }
  };

  #resend = ({ id }) => this.#done(async () => {
    await post(`${this.path}/deliveries/${id}/resend`);
    this.details = null;
  }, t('webhooks.resent'));

  #replay = (event) => {
    event.preventDefault();
    const since = new Date(new FormData(event.target).get('since')).toISOString();
    return this.#done(() => post(`${this.path}/replay`, { since }), t('webhooks.replayed'));
  };

  #attempt({ at, millis, status, failure, url, headers, answer }) {
    const outcome = failure ? t(`webhooks.failure.${failure}`) : t('webhooks.answered', { status });
    const asked = [`POST ${url}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\n');
    return html`<h4>${when(at)} · ${outcome} · ${t('webhooks.millis', { count: millis })}</h4><pre tabindex="0">${asked}</pre>
      ${answer ? html`<p class="hint">${t('webhooks.answer')}</p><pre tabindex="0">${answer}</pre>` : nothing}`;
  }

  #details() {
    const { delivery, body, attempts } = this.details;
    return html`<div class="attempts"><p class="hint"><code>${delivery.webhookId}</code></p><pre tabindex="0">${body}</pre>${attempts.map((each) => this.#attempt(each))}
      <p class="actions"><button type="button" class="button small" ?disabled=${!this.enabled} @click=${() => this.#resend(delivery)}>${t('webhooks.resend')}</button></p></div>`;
  }

  #row(delivery) {
    const { id, type, state, attempts, createdAt, dueAt } = delivery;
    const open = this.details?.delivery.id === id;
    const due = dueAt && attempts ? html`<small>${t('webhooks.again', { time: when(dueAt) })}</small>` : nothing;
    return html`<li><button type="button" class="row" aria-expanded=${open} @click=${() => this.#open(delivery)}><b>${type}</b>
        <small>${when(createdAt)} · <span class=${state === 'FAILED' ? 'bad' : ''}>${t(`webhooks.state.${state}`)}</span> · ${t('webhooks.attempts', { count: attempts })}</small>${due}</button>
      ${open ? this.#details() : nothing}</li>`;
  }

  #again() {
    return html`<form class="replay" @submit=${this.#replay}><label class="field">${t('webhooks.since')}<input type="datetime-local" name="since" required></label>
      <button class="button" ?disabled=${!this.enabled}>${t('webhooks.replay')}</button></form>`;
  }

  render() {
    if (this.unread) return html`<p class="hint">${this.unread.message}</p>`;
    if (!this.items) return skeleton(1);
    return html`<p class="actions"><button type="button" class="button small" @click=${() => this.#load()}>${t('webhooks.refresh')}</button></p>
      ${this.items.length ? html`<ul class="deliveries">${this.items.map((each) => this.#row(each))}</ul>` : html`<p class="hint">${t('webhooks.nothing')}</p>`}
      ${this.next ? html`<p><button type="button" class="button small" @click=${() => this.#load(this.next)}>${t('webhooks.older')}</button></p>` : nothing}${this.#again()}`;
  }
}
customElements.define('webhook-log', WebhookLog);
