import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { number, t } from '../lib/i18n.js';
import { followSeats, seats, waitingFor } from '../lib/seats.js';
import { shortDay, shownZone, stampIn } from '../lib/time.js';
import { pageOf, timeOf } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';

/** The sessions in which who is signed in has a seat, is offered one or waits for one, as they come. */
class OwnSeats extends PlainElement {
  static properties = { program: {} };
  watch = new Watch(this, seats);
  #stop;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = followSeats(this.program.conference.slug);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  /** Where it is no seat yet. */
  #standing(entry) {
    if (!entry) return nothing;
    return html`<small class="own-wait">${entry.state === 'OFFERED'
      ? `${t('seat.wait.offered')}. ${t('seat.wait.until', { time: stampIn(Date.parse(entry.offeredUntil), shownZone(this.program.conference.timeZone)) })}` : t('seat.wait.place', { place: number(entry.position) })}</small>`;
  }

  #row(session) {
    const { conference } = this.program;
    const { mine } = seats.value.sessions.get(session.id);
    return html`<li><a href=${pageOf(session, conference)}><span class="when">${session.start === null ? nothing : timeOf(session, conference.timeZone)}</span>
      <span><b>${session.title}</b><small>${[session.start === null ? t('session.unscheduled') : shortDay(session.start, shownZone(conference.timeZone)), session.room?.name].filter(Boolean).join(' · ')}</small>
        ${mine ? nothing : this.#standing(waitingFor(conference, session))}</span></a></li>`;
  }

  render() {
    const { conference, sessions } = this.program;
    const mine = seats.value.slug !== conference.slug ? [] : [...seats.value.sessions.values()].map((seat) => ({ mine: seat.mine, session: sessions.get(seat.sessionId) }))
      .filter(({ mine: has, session }) => session && (has || waitingFor(conference, session))).map(({ session }) => session);
    if (mine.length === 0) return nothing;
    mine.sort((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity));
    return html`<section class="own-orders" aria-labelledby="own-seats"><h2 id="own-seats">${t('seats.mine')}</h2><ul class="rows">${mine.map((session) => this.#row(session))}</ul></section>`;
  }
}
customElements.define('own-seats', OwnSeats);
