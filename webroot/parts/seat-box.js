import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { number, t } from '../lib/i18n.js';
import { followSeats, giveBackSeat, leaveWaiting, seats, takeSeat, waitForSeat, waitingFor } from '../lib/seats.js';
import { maySignIn, signInFor, user } from '../lib/session.js';
import { star, stars } from '../lib/stars.js';
import { longDay, shownZone, stampIn, time } from '../lib/time.js';
import { pageOf } from './bits.js';
import { PlainElement } from './element.js';
import { icon } from './icons.js';
import { toast, toastProblem } from './toast.js';

/** The seats of a session for which people sign up; nothing where they do not. */
class SeatBox extends PlainElement {
  static properties = { program: {}, session: {}, answer: { state: true }, declining: { state: true }, busy: { state: true } };
  watch = new Watch(this, seats, user);
  #slug;
  #stop;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#rest();
  }

  #rest() {
    this.#stop?.();
    this.#slug = null;
  }

  willUpdate(changed) {
    const { slug } = this.program.conference;
    if (slug !== this.#slug) {
      this.#rest();
      this.#slug = slug;
      this.#stop = followSeats(slug);
    }
    if (changed.has('session') && changed.get('session')?.id !== this.session.id) [this.answer, this.declining] = [null, false];
  }

  async #do(action) {
    this.busy = true;
    try {
      await action();
    } catch (problem) {
      toastProblem(problem);
    }
    this.busy = false;
  }

  #take = (anyway = false) => this.#do(async () => {
    const { title, id } = this.session;
    this.answer = await takeSeat(this.#slug, id, anyway);
    if (this.answer.result !== 'TAKEN') return;
    toast({ text: t('seat.taken', { title }), action: t('undo'), run: () => this.#giveBack() });
    await this.#follow();
  });

  /** Whoever has a seat wants to be told of changes, and to have it in their calendar. */
  async #follow() {
    if (!stars.value.has(this.session.id)) await star(this.#slug, this.session, true);
  }

  #giveBack = () => this.#do(async () => {
    this.answer = null;
    await giveBackSeat(this.#slug, this.session.id);
    toast({ text: t('seat.given-back', { title: this.session.title }) });
  });

  #join = () => this.#do(async () => {
    this.answer = null;
    await waitForSeat(this.#slug, this.session.id);
    toast({ text: t('seat.wait.joined', { title: this.session.title }) });
  });

  #leave = (entry) => this.#do(async () => {
    [this.answer, this.declining] = [null, false];
    await leaveWaiting(this.#slug, entry);
    toast({ text: entry.state === 'OFFERED' ? t('seat.wait.declined') : t('seat.wait.left', { title: this.session.title }) });
  });

  #at(at) {
    const zone = shownZone(this.program.conference.timeZone);
    return `${longDay(Date.parse(at), zone)}, ${time(Date.parse(at), zone)}`;
  }

  #words({ mine, left, signUp, opensAt, ticketNeeded }, entry) {
    if (mine) return [t('seat.mine'), t('seat.mine.text')];
    if (entry?.state === 'OFFERED') return [t('seat.wait.offered'), t('seat.wait.until', { time: stampIn(Date.parse(entry.offeredUntil), shownZone(this.program.conference.timeZone)) })];
    if (entry) return [t('seat.wait.place', { place: number(entry.position) }), t('seat.wait.freed', { count: entry.freedLately })];
    if (signUp === 'OVER') return [t('seat.over'), ''];
    if (signUp === 'NOT_YET') return [t('seat.not-yet'), t('seat.opens', { time: this.#at(opensAt) })];
    if (left === 'NONE') return [t('seat.left.NONE'), t('seat.wait.text')];
    return [t(`seat.left.${left}`), ticketNeeded ? t('seat.ticket-needed') : t('seat.for-all')];
  }

  #button({ mine, left, signUp }, entry) {
    if (mine) return html`<button type="button" class="button" ?disabled=${this.busy} @click=${this.#giveBack}>${t('seat.give-back')}</button>`;
    // What else there is to do stands below.
    if (entry) return this.#waiting(entry);
    if (signUp !== 'OPEN' || this.answer?.result === 'CLASHES') return nothing;
    if (!maySignIn()) return html`<a class="button ${left === 'NONE' ? '' : 'primary'}" href=${signInFor(location.pathname + location.search)}>${t(left === 'NONE' ? 'seat.wait.sign-in' : 'seat.sign-in')}</a>`;
    if (left === 'NONE') return html`<button type="button" class="button" ?disabled=${this.busy} @click=${this.#join}>${icon('clock')}${t('seat.wait.join')}</button>`;
    return html`<button type="button" class="button primary" ?disabled=${this.busy} @click=${() => this.#take()}>${t('seat.take')}</button>`;
  }

  #waiting(entry) {
    if (entry.state !== 'OFFERED') return html`<button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#leave(entry)}>${t('seat.wait.leave')}</button>`;
    if (this.answer?.result === 'CLASHES') return nothing;
    return html`<span class="actions">${this.declining
      ? html`<button type="button" class="button danger" ?disabled=${this.busy} @click=${() => this.#leave(entry)}>${t('seat.wait.decline.do')}</button>
          <button type="button" class="button" @click=${() => (this.declining = false)}>${t('seat.wait.keep')}</button>`
      : html`<button type="button" class="button primary" ?disabled=${this.busy} @click=${() => this.#take()}>${t('seat.wait.take')}</button>
          <button type="button" class="button" @click=${() => (this.declining = true)}>${t('seat.wait.decline')}</button>`}</span>`;
  }

  /** What was answered last, where it is no seat. */
  #answer(seat) {
    if (!this.answer || seat.mine) return nothing;
    const { result } = this.answer;
    if (result === 'CLASHES') return this.#clash(this.answer);
    return result === 'TAKEN' ? nothing : html`<p class="seat-answer" role="alert">${icon('warning')}<span>${t(`seat.answer.${result}`)}
      ${result === 'NO_TICKET' ? html`<a href="/c/${this.#slug}/tickets">${t('seat.tickets')}</a>` : nothing}</span></p>`;
  }

  #clash({ clashesWith, mayInsist }) {
    const { conference, sessions } = this.program;
    const others = clashesWith.map((id) => sessions.get(id)).filter(Boolean);
    return html`<div class="seat-answer" role="alert">${icon('warning')}<div><p>${t('seat.clash', { count: others.length })}</p>
      <ul>${others.map((other) => html`<li><a href=${pageOf(other, conference)}>${other.title}</a></li>`)}</ul><p>${t(mayInsist ? 'seat.clash.warned' : 'seat.clash.refused')}</p>
      <p class="actions">${mayInsist ? html`<button type="button" class="button small primary" ?disabled=${this.busy} @click=${() => this.#take(true)}>${t('seat.anyway')}</button>` : nothing}
        <button type="button" class="button small" @click=${() => (this.answer = null)}>${t('seat.leave')}</button></p></div></div>`;
  }

  render() {
    const seat = seats.value.slug === this.#slug && seats.value.sessions.get(this.session.id);
    if (!seat) return nothing;
    const entry = seat.mine ? undefined : waitingFor(this.program.conference, this.session);
    const [title, text] = this.#words(seat, entry);
    const offered = entry?.state === 'OFFERED';
    return html`<section class="seat-box ${seat.mine || offered ? 'mine' : ''}" aria-label=${t('seat.label')}>
      <div class="seat-row">${icon(seat.mine || offered ? 'check' : entry ? 'clock' : 'people')}<p aria-live="polite"><b class=${!seat.mine && !entry && seat.signUp === 'OPEN' ? seat.left.toLowerCase() : nothing}>${title}</b>
        ${text ? html`<small>${text}</small>` : nothing}${entry?.reason ? html`<small>${t('seat.wait.reason', { reason: entry.reason })}</small>` : nothing}</p>${this.#button(seat, entry)}</div>${this.#answer(seat)}</section>`;
  }
}
customElements.define('seat-box', SeatBox);
