import { html, nothing } from 'lit';
import { create, get, patch, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { go } from '../lib/router.js';
import { reload } from '../lib/work.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { formNotice, saveBar } from '../workspace/form-parts.js';
import { Form } from '../workspace/form.js';
import { Loaded } from '../workspace/loaded.js';
import { markdownField } from '../workspace/markdown-field.js';
import '../workspace/links-field.js';
import { editorOf } from './conflicts.js';
import { mergePanel } from './merge-speakers.js';
import { OrganizerPage } from './organizer-page.js';
import './speaker-email.js';
import { sessionsBySpeaker } from './people.js';

const read = ({ name, affiliation, biography, avatarUrl, links }) => ({
  name,
  affiliation,
  biography,
  avatarUrl,
  links: links.map(({ url, title, type }) => ({ url, title, type })),
});

const label = (name) => t(`speaker.${name}`);

/** Adds somebody who speaks, or changes what is known of them, at every conference of the organization. */
class SpeakerPage extends OrganizerPage {
  form = new Form(this, read);
  speaker = new Loaded(this, (path) => this.#open(path));

  async #open(path) {
    const speaker = path.endsWith('/new') ? { name: '', links: [] } : await get(path);
    this.form.open(speaker);
    return speaker;
  }

  async #save(event, path) {
    event.preventDefault();
    const { id } = this.speaker.value;
    const send = (changes, etag) => (id ? patch(path, changes, etag) : create(path.replace(/\/new$/, ''), { id: this.form.id, ...changes }));
    const saved = await this.form.submit(send, () => get(path));
    if (!saved) return;
    this.speaker.adopt(path.replace(/\/new$/, `/${saved.id}`), saved);
    toast({ text: t('form.saved') });
    reload(this.params.slug);
    if (!id) go(`${this.root}/speakers/${saved.id}`, { replace: true });
  }

  async #remove(path) {
    const { name } = this.speaker.value;
    if (!(await confirm({ title: t('speaker.delete.title', { name }), text: t('speaker.delete.text'), action: t('speaker.delete'), danger: true }))) return;
    try {
      await remove(path);
      this.form.reset();
      reload(this.params.slug);
      toast({ text: t('speaker.deleted', { name }) });
      go(`${this.root}/speakers`, { replace: true });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  head({ conference }) {
    const { value } = this.speaker;
    const name = value?.id ? value.name : t('speakers.new');
    this.title(name, conference.title);
    return html`<a class="back" href="${this.root}/speakers">${icon('back')}${t('organize.place.speakers')}</a><h1>${name}</h1>`;
  }

  #fields({ id }, path) {
    const { form } = this;
    const { values, problem } = form;
    const one = (name, more) => ({ name, label: label(name), value: values[name], problem, ...more });
    return html`<form class="editor" @submit=${(event) => this.#save(event, path)} @input=${form.typed} @edited=${form.edited}>${formNotice(form, label)}
      <section class="panel panel-form"><h2>${t('speaker.about')}</h2>
        <div class="columns">${field(one('name', { required: true, max: 300, hint: id ? t('speaker.name.hint') : undefined }))}${field(one('affiliation', { max: 500 }))}</div>
        ${markdownField(one('biography', { max: 20_000, hint: t('session.hint.markdown') }))}
        ${field(one('avatarUrl', { type: 'url', max: 2000, pattern: 'https?://\\S+', placeholder: 'https://', hint: t('speaker.avatarUrl.hint') }))}
        <links-field name="links" .label=${t('session.links')} .links=${values.links} .problem=${problem}></links-field></section>
      ${saveBar(form, { action: id ? undefined : t('speakers.create'), more: id
        ? html`<button type="button" class="button danger" @click=${() => this.#remove(path)}>${icon('trash')}${t('speaker.delete')}</button>` : nothing })}</form>`;
  }

  #sessions(speaker, program) {
    const sessions = sessionsBySpeaker(program).get(speaker.id) ?? [];
    return html`<section class="panel"><h2>${t('speaker.sessions')}</h2>${sessions.length
      ? html`<ul class="plain-links">${sessions.map((session) => html`<li><a href=${editorOf(session, program)}>${session.title}</a></li>`)}</ul>`
      : html`<p class="hint">${t('speaker.sessions.none')}</p>`}</section>`;
  }

  work(program) {
    const path = `/organizations/${program.conference.organizationId}/speakers/${this.params.id}`;
    return this.speaker.follow(path).view((speaker) => html`${this.#fields(speaker, path)}
      ${speaker.id ? html`<speaker-email .path=${`${path}/email`}></speaker-email>${this.#sessions(speaker, program)}${mergePanel(speaker, program, (kept) => this.#merged(kept))}` : nothing}`);
  }

  #merged(kept) {
    reload(this.params.slug);
    toast({ text: t('merge.done', { name: kept.name }) });
    if (kept.id === this.params.id) this.speaker.renew();
    else go(`${this.root}/speakers/${kept.id}`, { replace: true });
  }
}
customElements.define('organize-speaker-page', SpeakerPage);
