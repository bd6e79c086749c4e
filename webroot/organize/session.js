import { html, nothing } from 'lit';
import { create, get, patch, remove } from '../lib/api.js';
import { changedHere } from '../lib/changes.js';
import { t } from '../lib/i18n.js';
import { mayModerate, maySell } from '../lib/roles.js';
import { go } from '../lib/router.js';
import { reload } from '../lib/work.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { Form } from '../workspace/form.js';
import { Loaded } from '../workspace/loaded.js';
import { isArchived } from './archived.js';
import { OrganizerPage } from './organizer-page.js';
import { sessionForm } from './session-form.js';
import './session-seats.js';

const EMPTY = { title: '', status: 'CONFIRMED', speakers: [], links: [] };

/** The values of the form; those of lists and the slot as the API takes them back. */
const read = ({ slot, speakers, links, ...session }) => ({
  title: session.title,
  subtitle: session.subtitle,
  type: session.type,
  language: session.language,
  trackId: session.trackId,
  status: session.status,
  summary: session.summary,
  description: session.description,
  speakers: speakers.map(({ speakerId, name, number }) => ({ speakerId, name, number })),
  slot: slot ? { day: slot.day, start: slot.start, durationMinutes: slot.durationMinutes, roomId: slot.roomId ?? null } : null,
  doNotRecord: Boolean(session.doNotRecord),
  url: session.url,
  license: session.license,
  links: links.map(({ url, title, type }) => ({ url, title, type })),
});

const nameOf = ({ title }) => title.trim() || t('session.untitled');

/** Adds a session, or changes one. */
class SessionPage extends OrganizerPage {
  form = new Form(this, read);
  session = new Loaded(this, (id) => this.#open(id));

  get #path() {
    return `/conferences/${this.params.slug}/sessions`;
  }

  #read(id) {
    return get(`${this.#path}/${id}?draft=true`);
  }

  async #open(id) {
    const session = id === 'new' ? EMPTY : await this.#read(id);
    this.form.open(session);
    const source = id === 'new' ? this.query.get('from') : null;
    if (source) await this.#fillFrom(source);
    return session;
  }

  /** All that another session says, but for its slot: two in one place would be in each other's way. */
  async #fillFrom(source) {
    const { slot, url, ...values } = read(await this.#read(source));
    for (const [name, value] of Object.entries(values)) this.form.set(name, value);
  }

  async #save(event) {
    event.preventDefault();
    const { id } = this.session.value;
    const { slug } = this.params;
    let conflicts = [];
    const send = async (changes, etag) => {
      const answer = id ? await patch(`${this.#path}/${id}`, changes, etag)
        : await create(this.#path, { id: this.form.id, status: this.form.values.status, ...changes });
      ({ conflicts } = answer);
      await changedHere(slug, [answer.session.id]);
      return answer.session;
    };
    const saved = await this.form.submit(send, () => this.#read(id));
    if (!saved) return;
    this.session.adopt(saved.id, saved);
    reload(slug);
    toast({ text: conflicts.length ? t('session.saved.conflicts', { count: conflicts.length }) : t('form.saved') });
    if (!id) go(`${this.root}/sessions/${saved.id}`, { replace: true });
  }

  async #remove() {
    const { id, version } = this.session.value;
    const { slug } = this.params;
    const title = nameOf(this.session.value);
    if (!(await confirm({ title: t('session.delete.title', { title }), text: t('session.delete.text'), action: t('session.delete'), danger: true }))) return;
    try {
      await remove(`${this.#path}/${id}`, `"${version}"`);
      await changedHere(slug, [id]);
      this.form.reset();
      reload(slug);
      toast({ text: t('session.deleted', { title }) });
      go(`${this.root}/sessions`, { replace: true });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  head({ conference }) {
    const { value } = this.session;
    const name = value?.id ? nameOf(value) : t('sessions.new');
    this.title(name, conference.title);
    return html`<a class="back" href="${this.root}/sessions">${icon('back')}${t('organize.place.sessions')}</a><h1>${name}</h1><span class="spring"></span>
      ${value?.id && !isArchived(conference) ? html`<a class="button small" href="${this.root}/sessions/new?from=${value.id}">${icon('copy')}${t('session.duplicate')}</a>` : nothing}
      ${value?.id && mayModerate(conference) ? html`<a class="button small" href="${this.root}/live/${value.id}">${icon('live')}${t('organize.desk')}</a>` : nothing}
      ${value?.id ? html`<a class="button small" href="/c/${conference.slug}/sessions/${value.id}">${icon('external')}${t('organize.look')}</a>` : nothing}`;
  }

  work(program) {
    this.session.follow(this.params.id);
    return this.session.view(({ id }) => html`${this.#form(program, id)}${id && maySell(program.conference)
      ? html`<session-seats .conference=${program.conference} .sessionId=${id}></session-seats>` : nothing}`);
  }

  #form(program, id) {
    return sessionForm(this.form, program, id, {
      save: (event) => this.#save(event),
      remove: () => this.#remove(),
    });
  }
}
customElements.define('organize-session-page', SessionPage);
