import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';

/** Which items of a list are chosen to be worked on together. What a filter hides is chosen no longer. */
export class Selection {
  #host;
  #ids = new Set();
  #last = null;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    this.#ids = new Set();
  }

  of(items) {
    return items.filter(({ id }) => this.#ids.has(id));
  }

  clear() {
    this.#set(new Set());
  }

  #set(ids) {
    this.#ids = ids;
    this.#host.requestUpdate();
  }

  /** With the Shift key everything from the one chosen before to this one. */
  #choose(id, isChosen, items, isRange) {
    const at = (wanted) => items.findIndex((item) => item.id === wanted);
    const [from, to] = isRange && at(this.#last) >= 0 ? [at(this.#last), at(id)].sort((a, b) => a - b) : [at(id), at(id)];
    const ids = new Set(this.#ids);
    for (const item of items.slice(from, to + 1)) isChosen ? ids.add(item.id) : ids.delete(item.id);
    this.#last = id;
    this.#set(ids);
  }

  /** The box of a row. */
  box(item, label, items) {
    const chosen = ({ target, shiftKey }) => this.#choose(item.id, target.checked, items, shiftKey);
    return html`<label class="choose"><input type="checkbox" .checked=${this.#ids.has(item.id)} @click=${chosen}><span class="hidden">${t('bulk.choose', { name: label })}</span></label>`;
  }

  /** The box of the head: all items, those out of sight too. */
  allBox(items) {
    const chosen = this.of(items).length;
    const all = ({ target }) => this.#set(new Set(target.checked ? items.map(({ id }) => id) : []));
    return html`<label class="choose"><input type="checkbox" .checked=${chosen > 0 && chosen === items.length} .indeterminate=${chosen > 0 && chosen < items.length}
      @change=${all}><span class="hidden">${t('bulk.all')}</span></label>`;
  }

  /** What can be done with those that are chosen; it floats while there are any. */
  bar(items, actions) {
    const count = this.of(items).length;
    return count === 0 ? nothing : html`<div class="bulk" role="region" aria-label=${t('bulk.region')}>
      <b role="status">${t('bulk.chosen', { count })}</b><span class="bulk-actions">${actions}</span>
      <button type="button" class="icon-button" aria-label=${t('bulk.clear')} title=${t('bulk.clear')} @click=${() => this.clear()}>${icon('close')}</button></div>`;
  }
}
