import { html, nothing } from 'lit';
import { get } from '../lib/api.js';
import { Watch, kept } from '../lib/cell.js';
import { saveBadges } from '../lib/files.js';
import { number, t } from '../lib/i18n.js';
import { reach } from '../lib/reach.js';
import { maySignIn, signInFor, user, userName } from '../lib/session.js';
import { time } from '../lib/time.js';
import { unseal } from '../lib/vault.js';
import { backTo, empty, problemNote, skeleton } from '../parts/bits.js';
import { ConferencePage } from '../parts/conference-page.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { ownApp } from './app.js';
import { canRead } from './camera.js';
import { isCode } from './code.js';
import { Door, deviceName } from './door.js';
import './fullness.js';
import { doorAddOns, doorAnswers, kindOf, wordsOf } from './verdict.js';

const AGAIN = 30_000;
const MOST_EARLIER = 20;

/** Whether this device was asked for its name. */
const asked = kept('plenary.door-asked', null);

/** Where people are let in: by a camera, a scanner that types, or by their names; also without a network. */
class DoorPage extends ConferencePage {
  static properties = { lists: { state: true }, door: { state: true }, answers: { state: true }, current: { state: true }, found: { state: true }, problem: { state: true }, passage: { state: true }, filming: { state: true } };
  watch = new Watch(this, user, reach, asked, deviceName);
  #shown;
  #leave = null;
  #stop;

  constructor() {
    super();
    [this.answers, this.passage] = [[], 'IN'];
  }

  isEnough() {
    return true;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.#renew(), AGAIN);
    this.#stop = reach.watch((state) => state === 'yes' && this.#renew());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave?.();
    this.#leave = null;
    clearInterval(this.timer);
    this.#stop();
  }

  /** Whoever has signed out leaves nothing on the screen. */
  willUpdate() {
    if (this.params.slug) this.#leave ??= ownApp(this.params.slug);
    if (maySignIn()) return;
    [this.lists, this.door, this.found, this.answers, this.current, this.#shown] = [null, null, null, [], null, null];
  }

  async #begin(conference) {
    const shown = `${conference.id} ${userName.value}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    try {
      this.lists = (await get(`/conferences/${conference.id}/check-in-lists`)).items;
    } catch (problem) {
      const known = (await unseal('list:')).map(({ list }) => list).filter((list) => list.conferenceId === conference.id);
      if (problem.isOffline && known.length) this.lists = known;
      else this.problem = problem;
    }
    if (this.lists?.length === 1) this.#choose(conference, this.lists[0]);
  }

  async #choose(conference, list) {
    const door = new Door(conference, list.id);
    [this.door, this.chosen, this.answers, this.current] = [door, list, [], null];
    door.waiting.watch(() => this.requestUpdate());
    await door.open().catch((problem) => problem.isOffline || toastProblem(problem));
    this.requestUpdate();
    await this.#renew();
    this.querySelector('.door-input')?.focus();
  }

  /** What waits is sent, and what others let in is learned. */
  async #renew() {
    const { door } = this;
    if (!door || this.renewing) return;
    this.renewing = true;
    try {
      const waiting = door.waiting.value;
      const conflicts = await door.flush();
      if (conflicts.length) this.#told(...conflicts);
      if (waiting) toast({ text: t('door.sent', { count: waiting - door.waiting.value }) });
      await door.refresh();
    } catch (problem) {
      if (!problem.isOffline) toastProblem(problem);
    } finally {
      this.renewing = false;
      this.requestUpdate();
    }
  }

  #told(...answers) {
    this.answers = [...answers, ...this.answers].slice(0, MOST_EARLIER);
    [this.current] = answers;
  }

  /** What was said of the one before is no answer to who comes now. */
  async #scan(shown) {
    [this.found, this.current] = [null, null];
    try {
      const answer = await this.door.scan({ ...shown, passage: this.passage });
      this.#told(answer);
      navigator.vibrate?.(kindOf(answer) === 'go' ? 60 : [120, 80, 120]);
    } catch (problem) {
      toastProblem(problem);
    }
    this.querySelector('.door-input')?.focus();
  }

  /** A scanner in hand types a code and Enter; people type names. */
  async #typed(event) {
    event.preventDefault();
    const input = event.target.elements.text;
    const text = input.value.trim();
    if (text.length < 2) return;
    input.value = '';
    this.current = null;
    if (isCode(text)) await this.#scan({ code: text });
    else this.found = await this.door.find(text).catch((problem) => (toastProblem(problem), null));
  }

  async #undo(answer, reason) {
    try {
      await this.door.undo(answer, reason);
      const undone = { ...answer, undone: true };
      this.answers = this.answers.map((each) => (each === answer ? undone : each));
      if (this.current === answer) this.current = undone;
    } catch (problem) {
      toastProblem(problem);
    }
    this.querySelector('.door-input').focus();
  }

  #choices(conference) {
    if (this.lists.length === 0) return html`<h1>${t('door.title')}</h1>${empty('ticket', t('door.none'), t('door.none.text'))}`;
    return html`<h1>${t('door.title')}</h1><p>${t('door.choose')}</p><ul class="door-lists">${this.lists.map((list) => html`<li>
      <button type="button" class="button" @click=${() => this.#choose(conference, list)}>${list.name}${icon('forward')}</button></li>`)}</ul>`;
  }

  #state() {
    const waiting = this.door.waiting.value;
    if (reach.value !== 'yes') return html`<span class="door-state ask">${icon('offline')}${t('door.offline', { count: waiting })}</span>`;
    return waiting ? html`<span class="door-state ask">${t('door.waiting', { count: waiting })}</span>` : html`<span class="door-state go">${icon('check')}${t('door.online')}</span>`;
  }

  get #isUnasked() {
    return !deviceName.value && !asked.value;
  }

  #head() {
    return html`<div class="door-head"><div><h1>${this.chosen.name}</h1>
      ${this.#isUnasked ? nothing : html`<label class="door-device"><span>${t('door.device')}</span><input maxlength="100" placeholder=${t('door.device.example')} .value=${deviceName.value ?? ''} @change=${(event) => (deviceName.value = event.target.value.trim() || null)}></label>`}</div>
      ${this.#state()}</div>${this.#naming()}
      ${this.door.ahead ? html`<p class="panel ask" role="alert">${icon('clock')} ${t('door.clock', { minutes: Math.round(this.door.ahead / 60) })}</p>` : nothing}`;
  }

  /** Once: others read the name where somebody is in already. */
  #naming() {
    if (!this.#isUnasked) return nothing;
    const save = (event) => {
      event.preventDefault();
      deviceName.value = event.target.elements.device.value.trim() || null;
      asked.value = 'yes';
    };
    return html`<form class="panel door-naming" @submit=${save}><label class="field"><span>${t('door.device.ask')}</span>
      <input name="device" maxlength="100" autocomplete="off" placeholder=${t('door.device.example')}></label>
      <button class="button">${t('door.device.save')}</button><button type="button" class="button" @click=${() => (asked.value = 'yes')}>${t('door.device.later')}</button></form>`;
  }

  #ways() {
    const way = (passage) => html`<button type="button" class="button" aria-pressed=${this.passage === passage} @click=${() => (this.passage = passage)}>${t(`door.way.${passage}`)}</button>`;
    return this.chosen.rule === 'IN_AND_OUT' ? html`<div class="door-ways" role="group" aria-label=${t('door.way')}>${way('IN')}${way('OUT')}</div>` : nothing;
  }

  #entry() {
    return html`${this.filming ? html`<door-camera @code=${({ detail }) => this.#scan({ code: detail })}></door-camera>` : nothing}
      <form class="door-entry" @submit=${(event) => this.#typed(event)}><label class="field"><span>${t('door.text')}</span>
        <input class="door-input" name="text" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" maxlength="200"></label>
        <button class="button primary">${icon('search')}${t('door.find')}</button>
        ${canRead() ? html`<button type="button" class="button" aria-pressed=${Boolean(this.filming)} @click=${() => (this.filming = !this.filming)}>${icon('code')}${t('door.camera')}</button>` : nothing}</form>
      ${canRead() ? nothing : html`<p class="hint">${t('door.camera.none')}</p>`}`;
  }

  #foundList() {
    if (!this.found) return nothing;
    if (this.found.length === 0) return html`<p class="panel" role="status">${t('door.found.none')}</p>`;
    const isShared = ({ attendeeName }) => this.found.filter((each) => each.attendeeName === attendeeName).length > 1;
    return html`<ul class="door-found">${this.found.map((ticket) => html`<li><div><b>${ticket.attendeeName ?? t('door.nameless')}</b>
      <small>${ticket.typeName} · <code>${ticket.orderCode}</code>${ticket.emailHint && isShared(ticket) ? ` · ${ticket.emailHint}` : ''}${ticket.inAt ? ` · ${t('door.is-in')}` : ''}</small>${doorAddOns(ticket)}${doorAnswers(ticket)}</div>
      ${ticket.state === 'VALID' && ticket.inAt ? this.#badgeButton(ticket.id, ticket.attendeeName ?? ticket.orderCode) : nothing}<button type="button" class="button" aria-label=${t('door.let.name', { name: ticket.attendeeName ?? ticket.orderCode })} @click=${() => this.#scan({ ticketId: ticket.id })}>${t(`door.let.${this.passage}`)}</button></li>`)}</ul>`;
  }

  /** One that was forgotten or lost is printed once more, where there is a network. */
  #badgeButton(ticketId, name) {
    if (reach.value !== 'yes' || !ticketId) return nothing;
    const print = () => saveBadges(this.params.slug, { ticketId }).catch(toastProblem);
    return html`<button type="button" class="button" aria-label=${t('door.badge.name', { name })} @click=${print}>${icon('tag')}${t('door.badge')}</button>`;
  }

  #earlier(zone) {
    const rest = this.answers.filter((answer) => answer !== this.current);
    if (rest.length === 0) return nothing;
    return html`<section aria-labelledby="door-earlier"><h2 id="door-earlier">${t('door.before')}</h2><ul class="door-earlier">${rest.map((answer) => html`<li class=${answer.undone ? 'ask' : kindOf(answer)}>
      ${icon(kindOf(answer) === 'go' ? 'check' : 'warning')}<span>${answer.ticketId ? html`<b>${answer.attendeeName ?? t('door.nameless')}</b> · ` : nothing}${answer.undone ? t('door.undone') : wordsOf(answer)}</span><time>${time(Date.parse(answer.at), zone)}</time></li>`)}</ul></section>`;
  }

  #foot(zone) {
    const { snapshot } = this.door;
    if (!snapshot) return html`<p class="door-foot" role="status">${t('door.unready')}</p>`;
    const { counts } = this.door;
    return html`<p class="door-foot">${t(snapshot.list.rule === 'ONCE_A_DAY' ? 'door.in.today' : 'door.in', { in: number(counts.in), count: number(counts.valid), time: time(Date.parse(snapshot.asOf), zone) })}</p>`;
  }

  #body(program) {
    const { conference } = program;
    if (this.problem) return problemNote(this.problem, () => ((this.problem = null), (this.#shown = null), this.requestUpdate()));
    if (!this.lists) return skeleton();
    const fullness = program.isPart ? nothing : html`<door-fullness .program=${program}></door-fullness>`;
    if (!this.door) return html`${this.#choices(conference)}${fullness}`;
    const answer = this.current;
    return html`${this.#head()}${this.#ways()}${this.#entry()}${this.#foundList()}
      ${answer ? html`<door-verdict .answer=${answer} .zone=${conference.timeZone} @undo=${({ detail }) => this.#undo(answer, detail)} .action=${answer.result === 'IN' ? this.#badgeButton(answer.ticketId, answer.attendeeName ?? answer.orderCode) : nothing}></door-verdict>` : nothing}
      ${fullness}${this.#earlier(conference.timeZone)}${this.#foot(conference.timeZone)}`;
  }

  content(program) {
    const { conference } = program;
    this.title(t('door.title'), conference.title);
    if (!maySignIn()) {
      return html`<div class="state">${icon('ticket', 'large')}<h1>${t('door.title')}</h1><p>${t('door.sign-in')}</p><a class="button primary" href=${signInFor(location.pathname)}>${t('sign-in')}</a></div>`;
    }
    this.#begin(conference);
    return html`<div class="page door">${backTo(conference)}${this.#body(program)}</div>`;
  }
}
customElements.define('door-page', DoorPage);
