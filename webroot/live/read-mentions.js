import { markInbox } from '../lib/inbox.js';
import { mentioned } from '../lib/live-rooms.js';
import { user } from '../lib/session.js';
import { unread } from '../lib/unread.js';

/** Between a mention and the message about it, which others write. */
const TOLD = 2_000;

/** Whoever looks at a chat has read that they are mentioned there: their inbox says so, on all their devices. */
export class ReadMentions {
  #host;
  #stops = [];
  #shown;
  #known = 0;
  #later;

  /** @param {{ program: any, session: any }} host shows the chat of the session */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#stops = [unread.watch(this.#counted), mentioned.watch(this.#soon)];
    document.addEventListener('visibilitychange', this.#read);
  }

  hostUpdated() {
    if (this.#shown === this.#host.session.id) return;
    this.#shown = this.#host.session.id;
    this.#read();
  }

  hostDisconnected() {
    for (const stop of this.#stops) stop();
    document.removeEventListener('visibilitychange', this.#read);
    clearTimeout(this.#later);
    this.#shown = null;
  }

  /** What was read makes it fewer, and is nothing to read. */
  #counted = (count) => {
    if (count > this.#known) this.#read();
    this.#known = count;
  };

  #soon = (mention) => {
    if (mention?.sessionId !== this.#shown) return;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#mark(), TOLD);
  };

  #read = () => {
    this.#known = unread.value;
    if (unread.value) this.#mark();
  };

  /** Where that does not work, it is tried again when somebody looks again. */
  #mark() {
    if (!user.value || document.visibilityState !== 'visible') return;
    const { program, session } = this.#host;
    markInbox({ read: true, mentionedIn: { conferenceId: program.conference.id, sessionId: session.id } }).catch(() => {});
  }
}
