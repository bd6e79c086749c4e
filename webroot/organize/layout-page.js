import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { go } from '../lib/router.js';
import { reload } from '../lib/work.js';
import { empty } from '../parts/bits.js';
import { confirm } from '../workspace/confirm.js';
import { Loaded } from '../workspace/loaded.js';
import { isArchived, ifChangeable } from './archived.js';
import { inWords } from './counts.js';
import { InPlace } from './in-place.js';
import { OrganizerPage } from './organizer-page.js';

/**
 * Rooms or tracks. A kind of them says `kind` (its place in the API and in messages), `read(item)`, `fields(one)`,
 * `summary(item, sessions)` and `sessionsOf(item, program)`.
 */
export class LayoutPage extends OrganizerPage {
  /** Whether one that sessions use must stay. */
  isBound = false;
  items = new Loaded(this, (path) => get(`${path}?draft=true`).then((list) => [...list.items].sort((a, b) => a.position - b.position)));
  list = new InPlace(this, {
    path: () => this.#path,
    query: '?draft=true',
    items: () => this.items.value,
    read: (item) => this.read(item),
    show: (items) => (this.items.value = items),
    renew: () => this.#renew(),
  });

  get #path() {
    return `/conferences/${this.params.slug}/${this.kind}`;
  }

  get form() {
    return this.list.form;
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

  #remove(item, count) {
    if (count && this.isBound) return this.#leadTo(item, count);
    const title = t(`${this.kind}.delete.title`, { name: item.name });
    return this.list.remove(item, { title, text: count ? t(`${this.kind}.delete.text`, { count }) : undefined });
  }

  head({ conference }) {
    this.title(t(`organize.place.${this.kind}`), conference.title);
    const { value } = this.items;
    return html`<h1>${t(`organize.place.${this.kind}`)}</h1>${value ? html`<p role="status">${t(`${this.kind}.count`, { count: value.length })}</p>` : nothing}
      <span class="spring"></span>${ifChangeable(conference, this.list.addButton(t(`${this.kind}.new`), () => this.read({})))}`;
  }

  #form(id) {
    return this.list.formOf(id, (name) => t(`${this.kind}.${name}`), (one) => this.fields(one));
  }

  #row(item, i, program) {
    if (this.list.editing === item.id) return html`<li class="open">${this.#form(item.id)}</li>`;
    const sessions = this.sessionsOf(item, program);
    const count = sessions.length;
    return html`<li>${this.summary(item, count, program)}<span class="spring"></span>
      <a class="hint" href=${this.#sessionsAt(item)}>${inWords(sessions)}</a>${ifChangeable(program.conference, this.list.actions(item, i, () => this.#remove(item, count)))}</li>`;
  }

  work(program) {
    if (isArchived(program.conference)) this.list.editing = null;
    return this.items.follow(this.#path).view((items) => {
      const adding = this.list.editing === 'new';
      if (items.length === 0 && !adding) return empty(this.symbol, t(`${this.kind}.empty`), t(`${this.kind}.empty.text`));
      return html`<ol class="layout-list">${adding ? html`<li class="open">${this.#form()}</li>` : nothing}
        ${repeat(items, (item) => item.id, (item, i) => this.#row(item, i, program))}</ol>`;
    });
  }
}
