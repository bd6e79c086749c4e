import { html, nothing } from 'lit';
import { get, post, put } from '../lib/api.js';
import { byName, t } from '../lib/i18n.js';
import { mayRelease } from '../lib/roles.js';
import { longDay, dateOnly, stamp } from '../lib/time.js';
import { reload } from '../lib/work.js';
import { empty } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import '../parts/rich-text.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { Loaded } from '../workspace/loaded.js';
import { ifChangeable, isArchived } from './archived.js';
import { OrganizerPage } from './organizer-page.js';
import './preview-links.js';
import { releaseChanges } from './release-changes.js';
import { countOf, countsInWords } from './release-counts.js';

/** So much is read at once; the rest is counted. */
const MOST = 200;
const NOTE = 10_000;

/** How changes of the program become public: what is not yet, what was when, and who may look before. */
class ReleasesPage extends OrganizerPage {
  static properties = { busy: { state: true } };
  draft = new Loaded(this, (slug) => get(`/conferences/${slug}/draft`));
  changes = new Loaded(this, () => get(`${this.#path}/draft/changes?limit=${MOST}`));
  releases = new Loaded(this, (slug) => get(`/conferences/${slug}/releases?limit=${MOST}`).then((page) => page.items));

  get #path() {
    return `/conferences/${this.params.slug}`;
  }

  head({ conference }) {
    this.title(t('organize.place.releases'), conference.title);
    return html`<h1>${t('organize.place.releases')}</h1>`;
  }

  /** One thing at a time; whatever came of it, the page says how things stand. */
  async #do(work, done) {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
      toast({ text: done });
    } catch (problem) {
      toastProblem(problem);
    } finally {
      this.busy = false;
      await Promise.all([this.draft.renew(), this.releases.renew(), reload(this.params.slug)]);
    }
  }

  async #begin() {
    const sure = await confirm({ title: t('releases.begin.title'), text: t('releases.begin.text'), action: t('releases.begin') });
    if (sure) await this.#do(() => put(`${this.#path}/release-mode`, { mode: 'BY_HAND' }), t('releases.begun'));
  }

  async #end({ unreleased }) {
    const count = countOf(unreleased);
    const choice = (value, checked) => html`<label class="field check"><input type="radio" name="unreleased" value=${value} ?checked=${checked}><span>${t(`releases.end.${value}`)}</span></label>`;
    const text = count ? html`<p>${t('releases.end.unreleased', { count })}</p>${choice('RELEASE', true)}${choice('DISCARD', false)}` : t('releases.end.text');
    const answer = await confirm({ title: t('releases.end.title'), text, action: t('releases.end') });
    if (!answer) return;
    const what = count ? { unreleased: answer.get('unreleased') } : {};
    await this.#do(() => put(`${this.#path}/release-mode`, { mode: 'EVERY_CHANGE', ...what }), t('releases.ended'));
  }

  #release = async (event) => {
    event.preventDefault();
    const form = event.target;
    const [kind, value] = form.elements.part.value.split(' ');
    const body = { note: form.elements.note.value.trim() || null, ...(value ? { [kind]: [value] } : {}) };
    const etag = `"${this.changes.value.version}"`;
    await this.#do(async () => {
      await post(`${this.#path}/releases`, body, { etag });
      form.reset();
    }, t('releases.released'));
  };

  async #rollBack({ number }) {
    const text = html`<p>${t('releases.back.text')}</p><label class="field">${t('releases.note.label')}<textarea name="note" maxlength=${NOTE}></textarea></label>`;
    const answer = await confirm({ title: t('releases.back.title', { number }), text, action: t('releases.back'), danger: true });
    if (!answer) return;
    const note = answer.get('note').trim() || null;
    const etag = `"${this.draft.value.version}"`;
    await this.#do(() => post(`${this.#path}/releases/${number}/rollback`, { note }, { etag }), t('releases.back.done', { number }));
  }

  #mode(draft, conference) {
    const byHand = draft.mode === 'BY_HAND';
    const button = byHand
      ? html`<button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#end(draft)}>${t('releases.end')}</button>`
      : html`<button type="button" class="button primary" ?disabled=${this.busy} @click=${() => this.#begin()}>${t('releases.begin')}</button>`;
    return html`<section class="panel"><h2>${t(`releases.mode.${draft.mode}`)}</h2><p>${t(`releases.mode.${draft.mode}.text`)}</p>
      ${mayRelease(conference) ? ifChangeable(conference, html`<p class="actions">${button}</p>`) : html`<p class="hint">${t('releases.by-organizer')}</p>`}</section>`;
  }

  #parts({ days, tracks }) {
    const option = (value, text) => html`<option value=${value}>${text}</option>`;
    const named = [...tracks.values()].sort((a, b) => byName(a.name, b.name));
    return html`<label class="field">${t('releases.part')}<select name="part">${option('', t('releases.part.all'))}
      ${days.map(({ date }) => option(`days ${date}`, longDay(dateOnly(date).getTime(), 'UTC')))}${named.map(({ id, name }) => option(`tracks ${id}`, t('releases.part.track', { name })))}</select></label>`;
  }

  #form(program) {
    return html`<form class="release-form" @submit=${this.#release}><label class="field">${t('releases.note.label')}<textarea name="note" maxlength=${NOTE} aria-describedby="release-note-hint"></textarea>
        <small id="release-note-hint">${t('releases.note.hint')}</small></label>
      ${this.#parts(program)}<p class="actions"><button class="button primary" ?disabled=${this.busy || !this.changes.value}>${icon('upload')}${t('releases.release')}</button></p></form>`;
  }

  #unreleased(draft, program) {
    const { conference } = program;
    const count = countOf(draft.unreleased);
    const list = ({ items, nextCursor }) => html`${releaseChanges(items, conference)}${nextCursor ? html`<p class="hint">${t('releases.more', { count: MOST })}</p>` : nothing}`;
    // Whoever types what is new does not lose it when somebody changes the draft meanwhile.
    const form = mayRelease(conference) && !isArchived(conference) ? this.#form(program) : nothing;
    return html`<section class="panel"><h2>${t('releases.unreleased')} ${count ? html`<span class="badge">${count}</span>` : nothing}</h2>
      ${count ? html`<p class="hint">${countsInWords(draft.unreleased)}</p>${this.changes.follow(`${conference.slug} ${draft.version}`).view(list)}${form}` : html`<p class="fine">${icon('check')}${t('releases.unreleased.none')}</p>`}</section>`;
  }

  #row(release, newest, conference) {
    const { number, note, releasedAt, counts, restores } = release;
    const facts = [stamp(Date.parse(releasedAt)), restores && t('releases.restores', { number: restores }), countsInWords(counts)].filter(Boolean).join(' · ');
    const back = number !== newest && mayRelease(conference) && !isArchived(conference)
      ? html`<button type="button" class="button small" ?disabled=${this.busy} @click=${() => this.#rollBack(release)}>${t('releases.back')}</button>` : nothing;
    return html`<li data-release=${number}><div class="what"><b>${t('releases.number', { number })}</b><small>${facts}</small>${note ? html`<rich-text .text=${note}></rich-text>` : nothing}</div>
      <span class="spring"></span><a class="button small" href="/api/v1${this.#path}/releases/${number}/schedule" target="_blank">${t('releases.data')}</a>${back}</li>`;
  }

  #list(conference) {
    return html`<section class="panel"><h2>${t('releases.list')}</h2>${this.releases.follow(conference.slug).view((items) => (items.length
      ? html`<ol class="layout-list release-list">${items.map((each) => this.#row(each, items[0].number, conference))}</ol>`
      : html`<p class="hint">${t('releases.list.none')}</p>`))}</section>`;
  }

  work(program) {
    const { conference } = program;
    return this.draft.follow(conference.slug).view((draft) => {
      const byHand = draft.mode === 'BY_HAND';
      if (!byHand && !mayRelease(conference)) return empty('upload', t('releases.mode.EVERY_CHANGE'), t('releases.mode.EVERY_CHANGE.text'));
      return html`${byHand ? this.#unreleased(draft, program) : nothing}${this.#list(conference)}
        ${byHand && mayRelease(conference) ? html`<preview-links .conference=${conference}></preview-links>` : nothing}${this.#mode(draft, conference)}`;
    });
  }
}
customElements.define('organize-releases-page', ReleasesPage);
