import { html, nothing } from 'lit';
import { get, patch, post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { maySell } from '../lib/roles.js';
import { go } from '../lib/router.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { Form } from '../workspace/form.js';
import { Live } from '../workspace/live.js';
import { Loaded } from '../workspace/loaded.js';
import { bulletinForm } from './bulletin-form.js';
import { bulletinReport } from './bulletin-report.js';
import { askWhen } from './bulletin-sending.js';
import './mail-preview.js';
import { OrganizerPage } from './organizer-page.js';

/** After the last letter. */
const REST = 700;
const PAUSE = 2_000;

const read = ({ subject, text, language, audience, sessionId, trackId, ticketTypeId }) => ({ subject, text, language, audience, sessionId, trackId, ticketTypeId });

/** What comes with a ticket is held by whoever has that. */
const ticketsOf = async (path) => (await get(path)).items.filter(({ addOn }) => !addOn);

const pause = ({ bulletin }) => (bulletin.state === 'SENDING' || bulletin.state === 'SCHEDULED' ? PAUSE : null);

/** Writes to the people of a conference: what is typed is kept by itself, and shown as they will see it. */
class MessagePage extends OrganizerPage {
  form = new Form(this, read);
  report = new Live(this, (path) => this.#open(path), pause);
  count = new Loaded(this, (key) => get(`${key.split(' ')[0]}/audience`));
  types = new Loaded(this, ticketsOf);
  #timer;

  get #path() {
    return `/conferences/${this.params.slug}/bulletins/${this.params.id}`;
  }

  async #open(path) {
    const report = await get(path);
    if (report.bulletin.state === 'DRAFT' && !(this.form.values && this.form.isChanged)) this.form.open(report.bulletin);
    return report;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** An audience is of a session, or of a track, or of a type of tickets, or of none of them. */
  #typed = (event) => {
    this.form.typed(event);
    if (event.target.name === 'audience') {
      this.form.set('sessionId', null);
      this.form.set('trackId', null);
      this.form.set('ticketTypeId', null);
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), REST);
  };

  /** @returns {Promise<boolean>} whether all that was typed is kept */
  async #keep() {
    clearTimeout(this.#timer);
    if (!this.form.isChanged) return true;
    const send = ({ subject, text, ...changes }, etag) => patch(this.#path, {
      ...changes, ...(subject !== undefined && { subject: subject ?? '' }), ...(text !== undefined && { text: text ?? '' }) }, etag);
    const saved = await this.form.submit(send, () => get(this.#path).then(({ bulletin }) => bulletin));
    if (saved) this.report.take(this.#path, { bulletin: saved, figures: [] }, null);
    return Boolean(saved) && (!this.form.isChanged || this.#keep());
  }

  /** Does it with all that was typed, and shows what is so now. */
  async #done(what, text) {
    try {
      if (!(await this.#keep())) return;
      await what();
      await this.report.renew();
      toast({ text });
    } catch (problem) {
      toastProblem(problem);
      this.report.renew();
    }
  }

  #preview = () => get(`${this.#path}/preview`);

  #test = () => this.#done(() => post(`${this.#path}/test`), t('bulletin.tested'));

  async #send({ conference }) {
    if (!(await this.#keep())) return;
    await this.count.renew();
    const when = this.count.value && (await askWhen(this.count.value, conference));
    if (!when) return;
    const { version } = this.report.value.bulletin;
    await this.#done(() => post(`${this.#path}/send`, when, { etag: `"${version}"` }), t(when.at ? 'bulletin.is-scheduled' : 'bulletin.is-sent'));
  }

  #stop = async ({ state }) => {
    if (state === 'SCHEDULED') return this.#done(() => post(`${this.#path}/stop`), t('bulletin.taken-back'));
    const sure = await confirm({ title: t('bulletin.stop.title'), text: t('bulletin.stop.text'), action: t('bulletin.stop'), danger: true });
    return sure ? this.#done(() => post(`${this.#path}/stop`), t('bulletin.stopped')) : undefined;
  };

  async #remove({ subject }) {
    const sure = await confirm({ title: t('bulletin.delete.title', { subject: subject || t('bulletin.untitled') }), action: t('bulletin.delete'), danger: true });
    if (!sure) return;
    try {
      clearTimeout(this.#timer);
      await remove(this.#path);
      this.form.reset();
      go(`${this.root}/messages`, { replace: true });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  head({ conference }) {
    const { bulletin } = this.report.value ?? {};
    const name = bulletin?.subject || t(bulletin ? 'bulletin.untitled' : 'bulletins.title');
    this.title(name, conference.title);
    return html`<a class="back" href="${this.root}/messages">${icon('back')}${t('organize.place.messages')}</a><h1>${name}</h1>`;
  }

  #draft(bulletin, program) {
    this.count.follow(`${this.#path} ${bulletin.audience} ${bulletin.sessionId} ${bulletin.trackId} ${bulletin.ticketTypeId}`);
    if (maySell(program.conference)) this.types.follow(`/conferences/${this.params.slug}/ticket-types`);
    return bulletinForm(this.form, program, { count: this.count, types: this.types.value }, {
      typed: this.#typed,
      test: this.#test,
      send: () => this.#send(program),
      remove: () => this.#remove(bulletin),
    });
  }

  #sent(report, program) {
    const { state } = report.bulletin;
    return bulletinReport(report, program, state === 'SCHEDULED' || state === 'SENDING'
      ? html`<button type="button" class="button ${state === 'SENDING' ? 'danger' : ''}" @click=${() => this.#stop(report.bulletin)}>${t(state === 'SENDING' ? 'bulletin.stop' : 'bulletin.take-back')}</button>` : nothing);
  }

  work(program) {
    return this.report.follow(this.#path).view((report) => html`<div class="bulletin-columns">
      <div>${report.bulletin.state === 'DRAFT' ? this.#draft(report.bulletin, program) : this.#sent(report, program)}</div>
      <mail-preview .source=${this.#preview} .version=${`${report.bulletin.id} ${report.bulletin.version}`}></mail-preview></div>`);
  }
}
customElements.define('organize-message-page', MessagePage);
