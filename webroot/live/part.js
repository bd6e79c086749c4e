import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { Problem } from '../lib/http.js';
import { t } from '../lib/i18n.js';
import { InRoom } from '../lib/live-rooms.js';
import { maySignIn, signInFor, user } from '../lib/session.js';
import { undone } from '../lib/taking-part.js';
import { now, serverTime, shownZone, stampIn, time } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import './icons.js';
import { silenceOf } from './chat-rules.js';

/** Something of what happens live in a session. */
export class LivePart extends PlainElement {
  static properties = { program: {}, session: {} };
  rooms = new InRoom(this);
  done = new Watch(this, undone, user, now);

  willUpdate() {
    this.rooms.enter(`session:${this.session.id}`, { conference: this.program.conference.slug });
  }

  /** Whether it is about another session now: the program may have made the same one anew. */
  isElsewhere(changed) {
    const before = changed.get('session');
    return Boolean(before) && before.id !== this.session.id;
  }

  get view() {
    return this.rooms.view;
  }

  get where() {
    return { slug: this.program.conference.slug, sessionId: this.session.id };
  }

  get zone() {
    return shownZone(this.program.conference.timeZone);
  }
}

/** In place of a part whose room may not be entered. */
export function refused({ problem }, { slug }) {
  const tickets = problem.code === 'TICKET_HOLDERS_ONLY' ? html`<p><a class="button" href="/c/${slug}/tickets">${t('nav.tickets')}</a></p>` : nothing;
  return html`<p class="hint">${new Problem(problem).message}</p>${tickets}`;
}

/** In place of what strangers cannot write in. */
export const signInTo = (what) =>
  html`<p class="live-sign-in"><span>${t(`live.sign-in.${what}`)}</span><a class="button small" href=${signInFor(location.pathname + location.search)}>${t('sign-in')}</a></p>`;

export const isStranger = () => !maySignIn();

/** What keeps somebody from writing, in words; nothing where nothing does. */
export function silenceNote(view, timeZone) {
  const silence = silenceOf(view, serverTime());
  if (!silence) return nothing;
  const until = silence.until ? t('live.silence.until', { time: stampIn(Date.parse(silence.until), timeZone) }) : t('live.silence.good');
  const reason = silence.reason ? ` ${t('live.silence.reason', { reason: silence.reason })}` : '';
  return html`<p class="live-note warn" role="note">${t(`live.silence.${silence.kind}`)} ${until}${reason}</p>`;
}

/** How long ago; of what is older than an hour the time. */
export function ago(at, timeZone) {
  const minutes = Math.floor((serverTime() - at) / 60_000);
  if (minutes < 1) return t('live.now');
  return minutes < 60 ? t('live.ago', { count: minutes }) : clockTime(at, timeZone);
}

const DAY = 86_400_000;

/** The time of today, or of another day with its day. */
export const clockTime = (at, timeZone) => (serverTime() - at < DAY / 2 ? time(at, timeZone) : stampIn(at, timeZone));
