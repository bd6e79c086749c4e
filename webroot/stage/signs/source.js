import { send } from '../../lib/http.js';
import { program } from '../../lib/program.js';
import { KeptAnswer } from './kept-answer.js';

/** More changes than a sign shows. */
const CHANGES = 50;
const FORBIDDEN = 403;

/** What a sign shows of a conference: as everybody sees it, or as the code of a screen opens it. Draws its host again when it changes. */
export class SignSource {
  /** Whether the code is for another room. */
  isElsewhere = false;
  #host;
  #followed = null;
  #path = null;
  #code = null;
  #answers = [];
  #schedule = null;
  #program = null;
  #expected = null;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    this.#answers.forEach((answer) => answer.end());
    this.#answers = [];
    this.#followed = null;
  }

  /** @param {string | null} code of a screen */
  follow(slug, code) {
    const wanted = `${slug} ${code}`;
    if (wanted === this.#followed) return;
    this.hostDisconnected();
    this.#followed = wanted;
    this.#path = `/conferences/${encodeURIComponent(slug)}`;
    this.#code = code;
    this.#expected = null;
    this.isElsewhere = false;
    const changed = () => this.#host.requestUpdate();
    this.#answers = ['/schedule', `/changes?since=0&limit=${CHANGES}`, '/billboard'].map((path) => new KeptAnswer(this.#path + path, code, changed));
  }

  /** Looks again at once, such as after a room has refused. */
  again() {
    const [slug] = this.#followed.split(' ');
    this.#followed = null;
    this.follow(slug, this.#code);
  }

  get program() {
    const schedule = this.#answers[0].data;
    if (schedule !== this.#schedule) {
      this.#schedule = schedule;
      this.#program = schedule && program(schedule);
    }
    return this.#program;
  }

  /** Why there is no program, or no newer one. */
  get problem() {
    return this.#answers[0].problem;
  }

  get asOf() {
    return this.#answers[0].asOf;
  }

  /** What changed since the conference was published, the latest first. */
  get changes() {
    return this.#answers[1].data?.items ?? [];
  }

  /** How sessions stand, as it was when changes were asked for. */
  get states() {
    return this.#answers[1].data?.states ?? [];
  }

  get sponsors() {
    return this.#answers[2].data?.sponsors ?? [];
  }

  /** A code opens one room, and of any other it would show that nothing takes place there: asked once, and without an answer it is believed. */
  expect(room) {
    if (!this.#code || this.#expected === room.id) return;
    this.#expected = room.id;
    send('GET', `${this.#path}/schedule?room=${room.id}`, { token: this.#code }).catch(({ status }) => {
      if (status !== FORBIDDEN || this.#expected !== room.id) return;
      this.isElsewhere = true;
      this.#host.requestUpdate();
    });
  }
}
