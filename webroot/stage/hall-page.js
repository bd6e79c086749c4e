import { html } from 'lit';
import { channel } from '../lib/channel.js';
import { serverTime } from '../lib/time.js';
import { problemNote, skeleton } from '../parts/bits.js';
import { Page } from '../parts/page.js';
import { Awake } from './awake.js';
import './code-form.js';
import { JoinCode } from './join-code.js';

const SECOND = 1_000;
/** Who is answered so is not let in, or not any more. */
const CLOSED = new Set([401, 403, 404]);

/** A page for a hall or a foyer, where nobody signs in: what opens it stands behind the sharp of its address. It is drawn each second. */
export class HallPage extends Page {
  static properties = { code: { state: true } };
  awake = new Awake(this);
  join = new JoinCode(this);
  #timer;
  #hash = () => this.#open(location.hash.slice(1) || null);

  connectedCallback() {
    super.connectedCallback();
    this.#hash();
    addEventListener('hashchange', this.#hash);
    this.#turn();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#hash);
    clearTimeout(this.#timer);
    channel.speakAs(null);
  }

  /** Sessions begin and end by the second here. */
  #turn() {
    this.#timer = setTimeout(() => {
      this.#turn();
      this.requestUpdate();
    }, SECOND - (serverTime() % SECOND));
  }

  #open(code) {
    this.code = code;
    channel.speakAs(code ? { get: async () => code, invalidate: () => {} } : null);
  }

  /** A code was typed. */
  enter = ({ detail }) => {
    history.replaceState(history.state, '', `#${detail}`);
    this.#open(detail);
  };

  /** Where there is nothing to show: whoever is not let in is asked for a code; before that nothing is known. */
  instead(problem, again) {
    if (problem && CLOSED.has(problem.status)) return html`<stage-code-form .refused=${Boolean(this.code)} @code=${this.enter}></stage-code-form>`;
    return problem ? problemNote(problem, again) : skeleton();
  }

  /** A screen that was revoked is shown the door at once: what opened a room does not any more. @param {() => void} again looks at the program once more */
  expect(problem, again) {
    if (!this.code || problem?.status !== 401 || this.doubted === this.code) return;
    this.doubted = this.code;
    again();
  }
}
