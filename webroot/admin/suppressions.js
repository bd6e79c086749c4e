import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { stamp } from '../lib/time.js';
import { empty } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { Loaded } from '../workspace/loaded.js';
import { ago } from './words.js';

const SIGNS = { BOUNCED: 'undo', COMPLAINED: 'warning' };

const page = (q, cursor) => get(`/admin/suppressions?${new URLSearchParams({ limit: 50, ...(q && { q }), ...(cursor && { cursor }) })}`);

/** Addresses that nothing is mailed to any more, and a way back for each. */
class SuppressedAddresses extends PlainElement {
  static properties = { q: {}, busy: { state: true } };
  list = new Loaded(this, () => page(this.q));

  #lift = async ({ id, address }) => {
    this.busy = id;
    try {
      await remove(`/admin/suppressions/${id}`);
      toast({ text: t('suppressed.lifted', { address }) });
      this.list.value = { ...this.list.value, items: this.list.value.items.filter((one) => one.id !== id) };
    } catch (problem) {
      toastProblem(problem);
    }
    this.busy = null;
  };

  #more = async () => {
    const { items, nextCursor } = this.list.value;
    try {
      const next = await page(this.q, nextCursor);
      this.list.value = { ...next, items: [...items, ...next.items] };
      this.requestUpdate();
    } catch (problem) {
      toastProblem(problem);
    }
  };

  #row(item) {
    const { id, address, cause, reason, since } = item;
    const at = Date.parse(since);
    return html`<tr><th scope="row">${address}<small class="reason">${cause === 'BOUNCED' ? reason : nothing}</small></th>
      <td><span class="sign bad">${icon(SIGNS[cause])}${t(`suppressed.cause.${cause}`)}</span><small><time datetime=${since} title=${stamp(at)}>${ago(at)}</time></small>
        <p><button type="button" class="button small" aria-label=${t('suppressed.lift.of', { address })} ?disabled=${this.busy === id} @click=${() => this.#lift(item)}>${t('suppressed.lift')}</button></p></td></tr>`;
  }

  #table(items) {
    return html`<div class="table-box"><table class="table mails"><thead><tr><th scope="col">${t('suppressed.address')}</th><th scope="col">${t('suppressed.why')}</th></tr></thead>
      <tbody>${repeat(items, ({ id }) => id, (item) => this.#row(item))}</tbody></table></div>`;
  }

  render() {
    return html`<p class="hint">${t('suppressed.text')}</p>${this.list.follow(this.q ?? '').view(({ items, nextCursor }) => html`
      ${items.length ? this.#table(items) : empty('check', t('suppressed.none.title'), t('suppressed.none.text'))}
      ${nextCursor ? html`<p class="more"><button type="button" class="button" @click=${this.#more}>${t('users.more')}</button></p>` : nothing}`)}`;
  }
}
customElements.define('suppressed-addresses', SuppressedAddresses);
