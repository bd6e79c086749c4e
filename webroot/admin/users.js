import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { all, get } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { go, withQuery } from '../lib/router.js';
import { stamp } from '../lib/time.js';
import { avatar, empty } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { toastProblem } from '../parts/toast.js';
import { Loaded } from '../workspace/loaded.js';
import { AdminPage } from './admin-page.js';
import { saveTable } from './save-table.js';
import { users } from './tables.js';
import { ago } from './words.js';

const PAGE = 50;
const PAUSE = 200;

/** Without a search all of them: the server takes an empty one for a mistake. */
const everybody = (q) => all(`/admin/users${q && `?q=${encodeURIComponent(q)}`}`);

const page = (q, cursor = '') =>
  get(`/admin/users?limit=${PAGE}${q && `&q=${encodeURIComponent(q)}`}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);

class UsersPage extends AdminPage {
  list = new Loaded(this, (key) => page(key.slice(1)));
  #timer;

  get #query() {
    return this.query.get('q') ?? '';
  }

  head() {
    this.title(t('admin.place.users'), t('nav.admin'));
    return html`<h1>${t('admin.place.users')}</h1><span class="spring"></span>
      <label class="search">${icon('search')}<span class="hidden">${t('users.search')}</span>
        <input type="search" maxlength="200" placeholder=${t('users.search')} .value=${this.#query} @input=${this.#search}></label>
      ${saveTable('users', async () => users(await everybody(this.#query.trim())))}`;
  }

  work() {
    return this.list.follow(`?${this.#query.trim()}`).view(({ items, nextCursor }) => html`
      <p class="hidden" role="status">${t(nextCursor ? 'users.found.more' : 'users.found', { count: items.length })}</p>
      ${items.length ? table(items) : empty('search', t('users.none.title'), t('users.none.text'))}
      ${nextCursor ? html`<p class="more"><button type="button" class="button" @click=${this.#more}>${t('users.more')}</button></p>` : ''}`);
  }

  #search = ({ target }) => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => go(withQuery({ q: target.value }), { replace: true }), PAUSE);
  };

  #more = async () => {
    const { items, nextCursor } = this.list.value;
    try {
      const next = await page(this.#query.trim(), nextCursor);
      this.list.value = { ...next, items: [...items, ...next.items] };
      this.requestUpdate();
    } catch (problem) {
      toastProblem(problem);
    }
  };
}

const moment = (iso) => {
  if (!iso) return html`<span class="never">${t('users.never')}</span>`;
  const at = Date.parse(iso);
  return html`<time datetime=${iso} title=${stamp(at)}>${ago(at)}</time>`;
};

const row = ({ id, displayName, email, admin, confirmed, disabled, createdAt, lastSignedInAt }) => html`<tr>
  <th scope="row"><span class="person">${avatar(displayName, 'medium')}<span><b><a href="/admin/users/${id}">${displayName}</a></b>${admin ? html`<span class="badge admin">${t('profile.admin')}</span>` : ''}${disabled ? html`<span class="badge">${t('users.disabled')}</span>` : ''}
    <small>${email}${confirmed ? '' : html` · ${t('users.unconfirmed')}`}</small>
    <small class="narrow">${t('users.last')}: ${moment(lastSignedInAt)}</small></span></span></th>
  <td class="wide">${stamp(Date.parse(createdAt))}</td><td class="wide">${moment(lastSignedInAt)}</td></tr>`;

const table = (items) => html`<div class="table-box"><table class="table">
  <thead><tr><th scope="col">${t('users.user')}</th><th scope="col" class="wide">${t('users.since')}</th><th scope="col" class="wide">${t('users.last')}</th></tr></thead>
  <tbody>${repeat(items, (each) => each.id, row)}</tbody></table></div>`;
customElements.define('admin-users-page', UsersPage);
