import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { file, put, remove } from '../../lib/api.js';
import { saveFile } from '../../lib/files.js';
import { number, t } from '../../lib/i18n.js';
import { PlainElement, vars } from '../../parts/element.js';
import { icon } from '../../parts/icons.js';
import { toast, toastProblem } from '../../parts/toast.js';
import { confirm } from '../../workspace/confirm.js';
import './countdown.js';
import './poll-form.js';
import { hasOptions, pollsOf, standings } from './polls.js';

/** The polls of one place: made, opened, closed, and how they were answered. */
class PollDesk extends PlainElement {
  static properties = { conference: {}, sessionId: {}, organizers: {}, room: {}, editing: { state: true }, busy: { state: true } };

  get #path() {
    return `/conferences/${this.conference.id}/polls`;
  }

  async #run(poll, request) {
    if (this.busy) return;
    this.busy = poll.id;
    await request().catch(toastProblem);
    this.busy = null;
  }

  #turn = (poll, state) => this.#run(poll, async () => {
    await put(`${this.#path}/${poll.id}/state`, { state });
    toast({ text: t(`poll.turned.${state}`) });
  });

  #delete = (poll) => this.#run(poll, async () => {
    if (await confirm({ title: t('poll.delete.title'), text: t('poll.delete.text', { question: poll.question }), action: t('poll.delete'), danger: true })) await remove(`${this.#path}/${poll.id}`);
  });

  #save = (poll) => this.#run(poll, async () => saveFile(await file(`${this.#path}/${poll.id}/results`), `poll-${poll.id.slice(-8)}.csv`));

  #edit(poll) {
    this.editing = poll;
  }

  #close = () => {
    this.editing = null;
    this.updateComplete.then(() => this.querySelector('.add')?.focus());
  };

  #form() {
    return html`<poll-form .path=${this.#path} .sessionId=${this.sessionId} .poll=${this.editing} .done=${this.#close}></poll-form>`;
  }

  #word(poll, { number, hidden }) {
    const word = t(hidden ? 'poll.word.show' : 'poll.word.hide');
    const hide = () => this.#run(poll, () => put(`${this.#path}/${poll.id}/hidden-words`, { number, hidden: !hidden }));
    return html`<button type="button" class="icon-button" aria-label=${word} title=${word} ?disabled=${this.busy === poll.id} @click=${hide}>${icon(hidden ? 'check' : 'close')}</button>`;
  }

  #result(poll, { option, share, percent }) {
    const { text, count, right, hidden } = option;
    return html`<li class=${hidden ? 'hidden-word' : ''} ${vars({ '--share': String(share) })}><span>${poll.kind === 'RATING' ? t('poll.stars', { count: Number(text) }) : text}${right ? html` <b class="desk-right">${icon('check')}${t('poll.right')}</b>` : nothing}</span>
      <span class="desk-bar" aria-hidden="true"></span><b>${percent === undefined ? number(count ?? 0) : `${percent}%`}</b>${poll.kind === 'WORDS' ? this.#word(poll, option) : nothing}</li>`;
  }

  #results(poll) {
    return html`<ol class="desk-bars ${poll.kind.toLowerCase()}" aria-label=${t('poll.results', { question: poll.question })}>${standings(poll).map((each) => this.#result(poll, each))}</ol>`;
  }

  #buttons(poll) {
    const button = (name, run, kind = '') => html`<button type="button" class="button ${kind}" ?disabled=${this.busy === poll.id} @click=${run}>${t(`poll.${name}`)}</button>`;
    const csv = html`<button type="button" class="icon-button" aria-label=${t('poll.csv')} title=${t('poll.csv')} @click=${() => this.#save(poll)}>${icon('download')}</button>`;
    const trash = html`<button type="button" class="icon-button" aria-label=${t('poll.delete')} title=${t('poll.delete')} @click=${() => this.#delete(poll)}>${icon('trash')}</button>`;
    if (poll.state === 'OPEN') return html`${button('close', () => this.#turn(poll, 'CLOSED'), 'primary')}${csv}`;
    if (poll.state === 'DRAFT') return html`${button('open', () => this.#turn(poll, 'OPEN'), 'primary')}${button('edit', () => this.#edit(poll))}<span class="spring"></span>${trash}`;
    if (poll.kind === 'QUIZ') return html`<span class="spring"></span>${csv}${trash}`;
    return html`${button('reopen', () => this.#turn(poll, 'OPEN'))}<span class="spring"></span>${csv}${trash}`;
  }

  #kind({ kind, mostChoices, options, anonymous, changeable, results, seconds, points }) {
    return [t(`poll.kind.${kind}`), kind === 'WORDS' || (kind === 'MULTIPLE' && mostChoices < options.length) ? t('poll.most', { count: mostChoices }) : null, points ? t('poll.points', { count: points }) : null, anonymous ? t('poll.anonymous') : null,
      changeable ? t('poll.changeable') : null, results === 'CLOSED' ? t('poll.results.CLOSED') : null, seconds ? t('poll.timed', { count: seconds }) : null].filter(Boolean).join(' · ');
  }

  #poll(poll) {
    const { id, question, state, answers, closesAt, options } = poll;
    if (this.editing?.id === id) return this.#form();
    const head = html`<p class="desk-poll-state"><span class="badge ${state === 'OPEN' ? 'live' : 'quiet'}">${t(`poll.state.${state}`)}</span>
      ${state === 'DRAFT' ? nothing : html`<span>${t('poll.answers', { count: answers })}</span>`}${closesAt ? html`<desk-countdown .until=${closesAt}></desk-countdown>` : nothing}</p>`;
    if (state === 'CLOSED') {
      return html`<details class="desk-poll closed" data-poll=${id}><summary>${head}<h3>${question}</h3></summary>${this.#results(poll)}<div class="desk-buttons">${this.#buttons(poll)}</div></details>`;
    }
    return html`<article class="desk-poll ${state.toLowerCase()}" data-poll=${id}>${head}<h3>${question}</h3>
      ${state === 'OPEN' ? this.#results(poll) : html`<p class="hint">${this.#kind(poll)}</p>${hasOptions(poll.kind) ? html`<ul class="desk-options">${options.map(({ text, right }) => html`<li>${text}${right ? html` <b class="desk-right">${icon('check')}${t('poll.right')}</b>` : nothing}</li>`)}</ul>` : nothing}`}
      <div class="desk-buttons">${this.#buttons(poll)}</div></article>`;
  }

  render() {
    const polls = pollsOf(this.organizers, this.room, this.sessionId);
    return html`<section class="panel desk-panel" aria-labelledby="desk-polls"><div class="desk-panel-head"><h2 id="desk-polls">${t('poll.title')}</h2><span class="spring"></span>
        <button type="button" class="button small add" aria-expanded=${Boolean(this.editing && !this.editing.id)} @click=${() => this.#edit({})}>${icon('plus')}${t('poll.new')}</button></div>
      ${this.editing && !this.editing.id ? this.#form() : nothing}
      ${polls.length === 0 && !this.editing ? html`<p class="hint">${t('poll.none')}</p>` : repeat(polls, ({ id }) => id, (poll) => this.#poll(poll))}</section>`;
  }
}
customElements.define('poll-desk', PollDesk);
