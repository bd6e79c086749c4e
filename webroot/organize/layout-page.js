import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { create, get, patch, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { reload } from '../lib/programs.js';
import { go } from '../lib/router.js';
import { empty } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm, confirmLeaving } from '../workspace/confirm.js';
import { formNotice, saveBar } from '../workspace/form-parts.js';
import { Form } from '../workspace/form.js';
import { Loaded } from '../workspace/loaded.js';
import { isArchived, ifChangeable } from './archived.js';
import { inWords } from './counts.js';
import { OrganizerPage } from './organizer-page.js';

/**
 * Rooms or tracks: a list in an order, each entry edited in its place. A kind of them says `kind` (its place in the API and in
 * messages), `read(item)`, `fields(one)`, `summary(item, sessions)` and `sessionsOf(item, program)`.
 */
export class LayoutPage extends OrganizerPage {
  static properties = { editing: { state: true } };
  /** Whether one that sessions use must stay. */
  isBound = false;
  busy = false;
  form = new Form(this, (item) => this.read(item));
  items = new Loaded(this, (path) => get(path).then((list) => [...list.items].sort((a, b) => a.position - b.position)));

  get #path() {
    return `/conferences/${this.params.slug}/${this.kind}`;
  }

  async #edit(item) {
    if (this.form.values && this.form.isChanged && !(await confirmLeaving())) return;
    this.form.open(item);
    this.editing = item.id ?? 'new';
    await this.updateComplete;
    this.querySelector('form.in-place input')?.focus();
  }

  #close(id) {
    this.form.reset();
    this.editing = null;
    this.updateComplete.then(() => this.querySelector(id === 'new' ? '.add' : `[data-do="edit ${id}"]`)?.focus());
  }

  async #save(event, id) {
    event.preventDefault();
    const last = Math.max(-1, ...this.items.value.map((item) => item.position));
    const send = (changes, etag) => (id ? patch(`${this.#path}/${id}`, changes, etag) : create(this.#path, { id: this.form.id, ...changes, position: last + 1 }));
    const saved = await this.form.submit(send, () => get(`${this.#path}/${id}`));
    if (!saved) return;
    toast({ text: t('form.saved') });
    await this.#renew();
    this.#close(id ?? 'new');
  }

  /** The list itself and what attendees see of it. */
  #renew() {
    reload(this.params.slug);
    return this.items.renew();
  }

  #sessionsAt(item) {
    return `${this.root}/sessions?${this.kind.slice(0, -1)}=${item.id}`;
  }

  /** What sessions hold on to cannot be deleted; the way to them can be offered instead. */
  async #leadTo(item, count) {
    const title = t(`${this.kind}.in-use.title`, { name: item.name });
    if (await confirm({ title, text: t(`${this.kind}.in-use.text`, { count }), action: t('layout.sessions') })) go(this.#sessionsAt(item));
  }

  async #remove(item, count) {
    if (count && this.isBound) return void this.#leadTo(item, count);
    const sure = await confirm({
      title: t(`${this.kind}.delete.title`, { name: item.name }),
      text: count ? t(`${this.kind}.delete.text`, { count }) : undefined,
      action: t('layout.delete'),
      danger: true,
    });
    if (!sure) return;
    try {
      await remove(`${this.#path}/${item.id}`);
      toast({ text: t('layout.deleted', { name: item.name }) });
      this.querySelector('.add').focus();
    } catch (problem) {
      toastProblem(problem);
    }
    await this.#renew();
  }

  /** Shown at once; only those whose position changes are sent. */
  async #move(from, to) {
    if (this.busy) return;
    const items = [...this.items.value];
    const [moved] = items.splice(from, 1);
    items.splice(to, 0, moved);
    this.items.value = items;
    this.busy = true;
    this.requestUpdate();
    this.updateComplete.then(() => this.#focusMover(moved, to < from));
    try {
      const changed = items.map((item, position) => ({ ...item, was: item.position, position })).filter((item) => item.was !== item.position);
      for (const { id, position } of changed) await patch(`${this.#path}/${id}`, { position });
    } catch (problem) {
      toastProblem(problem);
    }
    await this.#renew();
    this.busy = false;
  }

  /** The row went elsewhere and the focus with it; at an end of the list the other direction is left. */
  #focusMover({ id }, up) {
    const [wanted, other] = up ? ['up', 'down'] : ['down', 'up'];
    const found = [wanted, other].map((way) => this.querySelector(`[data-do="${way} ${id}"]`)).find((button) => !button.disabled);
    found?.focus();
  }

  head({ conference }) {
    this.title(t(`organize.place.${this.kind}`), conference.title);
    const { value } = this.items;
    return html`<h1>${t(`organize.place.${this.kind}`)}</h1>${value ? html`<p role="status">${t(`${this.kind}.count`, { count: value.length })}</p>` : nothing}
      <span class="spring"></span>${ifChangeable(conference, html`<button type="button" class="button primary add" @click=${() => this.#edit(this.read({}))}>${icon('plus')}${t(`${this.kind}.new`)}</button>`)}`;
  }

  #form(id) {
    const { form } = this;
    const label = (name) => t(`${this.kind}.${name}`);
    const one = (name, more) => ({ name, label: label(name), value: form.values[name], problem: form.problem, ...more });
    return html`<form class="in-place" @submit=${(event) => this.#save(event, id)} @input=${form.typed}
      @keydown=${(event) => event.key === 'Escape' && !form.isChanged && this.#close(id ?? 'new')}>${formNotice(form, label)}${this.fields(one)}
      ${saveBar(form, { more: form.isChanged ? nothing : html`<button type="button" class="button" @click=${() => this.#close(id ?? 'new')}>${t('close')}</button>` })}</form>`;
  }

  #row(item, i, program) {
    if (this.editing === item.id) return html`<li class="open">${this.#form(item.id)}</li>`;
    const sessions = this.sessionsOf(item, program);
    const count = sessions.length;
    const all = this.items.value.length;
    const button = (what, symbol, run, off = false) => html`<button type="button" class="icon-button" data-do="${what} ${item.id}" ?disabled=${off}
      aria-label=${t(`layout.${what}`, { name: item.name })} title=${t(`layout.${what}`, { name: item.name })} @click=${run}>${icon(symbol)}</button>`;
    return html`<li>${this.summary(item, count, program)}<span class="spring"></span>
      <a class="hint" href=${this.#sessionsAt(item)}>${inWords(sessions)}</a>${ifChangeable(program.conference, html`<span class="row-actions">
      ${button('up', 'up', () => this.#move(i, i - 1), i === 0)}
      ${button('down', 'chevron', () => this.#move(i, i + 1), i === all - 1)}
      ${button('edit', 'edit', () => this.#edit(item))}
      ${button('remove', 'trash', () => this.#remove(item, count))}</span>`)}</li>`;
  }

  work(program) {
    if (isArchived(program.conference)) this.editing = null;
    return this.items.follow(this.#path).view((items) => {
      const adding = this.editing === 'new';
      if (items.length === 0 && !adding) return empty(this.symbol, t(`${this.kind}.empty`), t(`${this.kind}.empty.text`));
      return html`<ol class="layout-list">${adding ? html`<li class="open">${this.#form()}</li>` : nothing}
        ${repeat(items, (item) => item.id, (item, i) => this.#row(item, i, program))}</ol>`;
    });
  }
}
