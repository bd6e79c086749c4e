import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Watch } from '../lib/cell.js';
import { inboxPage, markInbox } from '../lib/inbox.js';
import { number, t } from '../lib/i18n.js';
import { go, withQuery } from '../lib/router.js';
import { maySignIn, signInFor, user } from '../lib/session.js';
import { deviceZone, longDay, time } from '../lib/time.js';
import { unread } from '../lib/unread.js';
import { empty, problemNote, skeleton } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { Page } from '../parts/page.js';
import '../parts/rich-text.js';
import { toastProblem } from '../parts/toast.js';
import './device.js';
import './mail-address.js';
import './phone.js';
import './preferences.js';
import './quiet.js';

const PARTS = ['all', 'unread', 'archived'];

/** What its reader was told, by day, beside what they want to be told. */
class InboxPage extends Page {
  static properties = { items: { state: true }, next: { state: true }, problem: { state: true } };
  watch = new Watch(this, user, unread);
  #shown;

  get #part() {
    const wanted = this.query.get('show');
    return PARTS.includes(wanted) ? wanted : 'all';
  }

  /** Another part, or something new while this one is looked at. */
  willUpdate() {
    const shown = `${user.value?.id} ${this.#part}`;
    if (!user.value || shown === this.#shown) return;
    this.#shown = shown;
    this.items = null;
    this.#load();
  }

  async #load(cursor) {
    const shown = this.#shown;
    this.problem = null;
    try {
      const { items, nextCursor } = await inboxPage(this.#part, cursor);
      if (shown !== this.#shown) return;
      this.items = cursor ? [...this.items, ...items] : items;
      this.next = nextCursor;
    } catch (problem) {
      if (cursor) toastProblem(problem);
      else this.problem = problem;
    }
  }

  async #mark(mark, change) {
    try {
      await markInbox(mark);
      this.items = this.items.map((item) => (!mark.ids || mark.ids.includes(item.id) ? change(item) : item)).filter((item) => this.#belongs(item));
    } catch (problem) {
      toastProblem(problem);
    }
  }

  /** What was read stays where it is while its reader looks at it; what was put away goes. */
  #belongs({ archivedAt }) {
    return (this.#part === 'archived') === Boolean(archivedAt);
  }

  #read({ id, readAt }, read = true) {
    if (Boolean(readAt) !== read) this.#mark({ ids: [id], read }, (item) => ({ ...item, readAt: read ? new Date().toISOString() : undefined }));
  }

  #archive({ id, archivedAt }) {
    const archived = !archivedAt;
    this.#mark({ ids: [id], archived, read: true }, (item) => ({ ...item, archivedAt: archived ? 'now' : undefined }));
  }

  #readAll() {
    this.#mark({ read: true }, (item) => ({ ...item, readAt: item.readAt ?? 'now' }));
  }

  #item(item) {
    const at = Date.parse(item.createdAt);
    const archive = t(item.archivedAt ? 'inbox.back' : 'inbox.archive', { title: item.title });
    return html`<article class="message ${item.readAt ? '' : 'unread'}" @click=${() => this.#read(item)}>
      <span class="message-sign">${icon(SIGNS[item.kind] ?? 'bell')}</span>
      <div class="message-text"><h3>${item.title}${item.readAt ? nothing : html`<span class="hidden"> (${t('inbox.unread')})</span>`}</h3><rich-text .text=${item.text}></rich-text></div>
      <div class="message-tools"><time datetime=${item.createdAt}>${time(at, deviceZone())}</time>
        <button type="button" class="icon-button" aria-label=${archive} title=${archive} @click=${(event) => (event.stopPropagation(), this.#archive(item))}>${icon(item.archivedAt ? 'undo' : 'check')}</button></div></article>`;
  }

  #day([day, items]) {
    return html`<section><h2 class="day-head">${day}</h2><div class="messages">${repeat(items, ({ id }) => id, (item) => this.#item(item))}</div></section>`;
  }

  #list() {
    if (this.problem) return problemNote(this.problem, () => this.#load());
    if (!this.items) return skeleton();
    if (this.items.length === 0) return empty('mail', t(`inbox.none.${this.#part}`), t('inbox.none.text'));
    const days = Map.groupBy(this.items, ({ createdAt }) => longDay(Date.parse(createdAt), deviceZone()));
    return html`${[...days].map((day) => this.#day(day))}
      ${this.next ? html`<p class="more"><button type="button" class="button" @click=${() => this.#load(this.next)}>${t('inbox.more')}</button></p>` : nothing}`;
  }

  #tabs() {
    return html`<div class="segmented" role="group" aria-label=${t('inbox.show')}>${PARTS.map((part) => html`<a href=${withQuery({ show: part === 'all' ? '' : part })}
      aria-current=${part === this.#part ? 'page' : nothing} @click=${(event) => (event.preventDefault(), go(withQuery({ show: part === 'all' ? '' : part }), { replace: true }))}>${t(`inbox.show.${part}`)}${part === 'unread' && unread.value ? html` <span>${number(unread.value)}</span>` : nothing}</a>`)}</div>`;
  }

  render() {
    this.title(t('inbox.title'));
    if (!maySignIn()) return html`<div class="page">${empty('mail', t('inbox.title'), t('inbox.sign-in'), html`<a class="button primary" href=${signInFor('/inbox')}>${t('sign-in')}</a>`)}</div>`;
    return html`<div class="page inbox"><div class="inbox-main"><div class="page-head"><h1>${t('inbox.title')}</h1><span class="spring"></span>
        <button type="button" class="button" ?disabled=${!unread.value || !this.items} @click=${() => this.#readAll()}>${icon('check')}${t('inbox.read-all')}</button></div>
      ${this.#tabs()}${this.#list()}</div>
      <aside class="inbox-side"><mail-address></mail-address><message-preferences></message-preferences><quiet-hours></quiet-hours><push-devices></push-devices><own-phone></own-phone></aside></div>`;
  }
}

const SIGNS = { AGENDA_CHANGED: 'star', CONFERENCE_READY: 'calendar', CONFERENCE_NOT_MADE: 'warning', CONFERENCE_STATUS: 'calendar', NEW_DEVICE: 'warning', PROGRAM_DIGEST: 'calendar', SEAT: 'ticket', SESSION_SOON: 'clock' };

customElements.define('inbox-page', InboxPage);
