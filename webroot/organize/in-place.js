import { html, nothing } from 'lit';
import { create, get, patch, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm, confirmLeaving } from '../workspace/confirm.js';
import { formNotice, saveBar } from '../workspace/form-parts.js';
import { Form } from '../workspace/form.js';

/**
 * A list that an element shows, each entry edited in its place. Its items are those of `path()` of the API, in the order of their
 * `position` where they have one.
 */
export class InPlace {
  /** The id of the entry that is edited, or `new`. */
  editing = null;
  form;
  #host;
  #list;
  #busy = false;

  /**
   * @param {import('lit').LitElement} host has a button `.add`
   * @param {{ path: () => string, items: () => any[], read: (item: any) => Record<string, unknown>, show: (items: any[]) => void,
   *   renew: () => Promise<void>, body?: (changes: object, values: object, isNew: boolean) => object, hasOrder?: boolean }} list
   *   `show` takes an order at once that the server learns of, `body` says what is typed as the API takes it
   */
  constructor(host, list) {
    this.#host = host;
    this.#list = { body: (changes) => changes, hasOrder: true, ...list };
    this.form = new Form(host, list.read);
  }

  edit = async (item) => {
    if (this.form.values && this.form.isChanged && !(await confirmLeaving())) return;
    this.form.open(item);
    this.editing = item.id ?? 'new';
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.querySelector('form.in-place input')?.focus();
  };

  #close(id) {
    this.form.reset();
    this.editing = null;
    this.#host.updateComplete.then(() => this.#host.querySelector(id === 'new' ? '.add' : `[data-do="edit ${id}"]`)?.focus());
  }

  async #save(event, id) {
    event.preventDefault();
    const saved = await this.form.submit((changes, etag) => this.#send(id, changes, etag), () => this.#newest(id));
    if (!saved) return;
    toast({ text: t('form.saved') });
    await this.#list.renew();
    this.#close(id ?? 'new');
  }

  #send(id, changes, etag) {
    const { path, body } = this.#list;
    const said = body(changes, this.form.values, !id);
    return id ? patch(`${path()}/${id}`, said, etag) : create(path(), { id: this.form.id, ...said, ...this.#atTheEnd });
  }

  get #atTheEnd() {
    const { hasOrder, items } = this.#list;
    return hasOrder ? { position: Math.max(-1, ...items().map(({ position }) => position)) + 1 } : {};
  }

  async #newest(id) {
    const { items } = await get(this.#list.path() + (this.#list.query ?? ''));
    return items.find((item) => item.id === id) ?? Promise.reject(new Error('It is gone.'));
  }

  /**
   * Asks, and deletes.
   * @param {(problem: import('../lib/http.js').Problem) => void} [refused] says why not
   */
  async remove(item, { title, text, query = '', refused = toastProblem }) {
    if (!(await confirm({ title, text, action: t('layout.delete'), danger: true }))) return;
    try {
      await remove(`${this.#list.path()}/${item.id}${query}`);
      toast({ text: t('layout.deleted', { name: item.name }) });
      this.#host.querySelector('.add').focus();
    } catch (problem) {
      refused(problem);
    }
    await this.#list.renew();
  }

  /** Shown at once; only those whose position changes are sent. */
  async #move(among, from, to) {
    if (this.#busy) return;
    const items = [...among];
    const [moved] = items.splice(from, 1);
    items.splice(to, 0, moved);
    this.#list.show(items);
    this.#busy = true;
    this.#host.requestUpdate();
    this.#host.updateComplete.then(() => this.#focusMover(moved, to < from));
    try {
      const changed = items.map((item, position) => ({ ...item, was: item.position, position })).filter((item) => item.was !== item.position);
      for (const { id, position } of changed) await patch(`${this.#list.path()}/${id}`, { position });
    } catch (problem) {
      toastProblem(problem);
    }
    await this.#list.renew();
    this.#busy = false;
  }

  /** The row went elsewhere and the focus with it; at an end of the list the other direction is left. */
  #focusMover({ id }, up) {
    const [wanted, other] = up ? ['up', 'down'] : ['down', 'up'];
    const found = [wanted, other].map((way) => this.#host.querySelector(`[data-do="${way} ${id}"]`)).find((button) => !button.disabled);
    found?.focus();
  }

  addButton(text, fresh) {
    return html`<button type="button" class="button primary add" @click=${() => this.edit(fresh())}>${icon('plus')}${text}</button>`;
  }

  /**
   * The form of an entry, or of a new one.
   * @param {(name: string) => string} label of a value
   * @param {(one: (name: string, more?: object) => object) => unknown} fields made of what `field()` takes
   */
  formOf(id, label, fields) {
    const { form } = this;
    const one = (name, more) => ({ name, label: label(name), value: form.values[name], problem: form.problem, ...more });
    const close = () => this.#close(id ?? 'new');
    return html`<form class="in-place" @submit=${(event) => this.#save(event, id)} @input=${form.typed} @edited=${form.edited}
      @keydown=${(event) => event.key === 'Escape' && !form.isChanged && close()}>${formNotice(form, label)}${fields(one)}
      ${saveBar(form, { more: form.isChanged ? nothing : html`<button type="button" class="button" @click=${close}>${t('close')}</button>` })}</form>`;
  }

  /** What can be done with an entry. @param {any[]} among which it has its order: all of them, or a part that stays together */
  actions(item, i, remove, among = this.#list.items()) {
    const button = (what, symbol, run, off = false) => html`<button type="button" class="icon-button" data-do="${what} ${item.id}" ?disabled=${off}
      aria-label=${t(`layout.${what}`, { name: item.name })} title=${t(`layout.${what}`, { name: item.name })} @click=${run}>${icon(symbol)}</button>`;
    const movers = () => html`${button('up', 'up', () => this.#move(among, i, i - 1), i === 0)}
      ${button('down', 'chevron', () => this.#move(among, i, i + 1), i === among.length - 1)}`;
    return html`<span class="row-actions">${this.#list.hasOrder ? movers() : nothing}${button('edit', 'edit', () => this.edit(item))}${button('remove', 'trash', remove)}</span>`;
  }
}
