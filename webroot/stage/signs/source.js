import { send } from '../../lib/http.js';
import { program } from '../../lib/program.js';
import { MINUTE, serverTime } from '../../lib/time.js';
import { KeptAnswer } from './kept-answer.js';
import { newsSince } from './rules.js';

/** More changes than a sign shows, and as many as are told at once. */
const [SHOWN, MOST] = [50, 200];
/** How often it is looked how far back what is news begins. */
const SELDOM = 10 * MINUTE;
const FORBIDDEN = 403;

/** What a sign shows of a conference: as everybody sees it, or as the code of a screen opens it. Draws its host again when it changes. */
export class SignSource {
  /** Whether the code is for another room. */
  isElsewhere = false;
  #host;
  #followed = null;
  #path = null;
  #code = null;
  #answers = {};
  #since = null;
  #schedule = null;
  #program = null;
  #expected = null;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    Object.values(this.#answers).forEach((answer) => answer.end());
    this.#answers = {};
    this.#since = null;
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
    const schedule = this.#keep('/schedule');
    const history = this.#keep(`/changes?since=0&limit=${MOST}`, { period: SELDOM }, () => this.#look());
    this.#answers = { ...this.#answers, schedule, history, billboard: this.#keep('/billboard') };
  }

  #keep(path, options, changed = () => this.#host.requestUpdate()) {
    return new KeptAnswer(this.#path + path, this.#code, changed, options);
  }

  /** Compared with the first version all would be new that was added since the conference was published: news are compared with yesterday. */
  #look() {
    const since = newsSince(this.#answers.history.data?.items ?? [], serverTime());
    if (since === this.#since) return;
    this.#since = since;
    this.#answers.news?.end();
    const news = this.#keep(`/changes?since=${since}&limit=${SHOWN}`, { name: `${this.#path}/changes` });
    this.#answers = { ...this.#answers, news };
  }

  /** Looks again at once, such as after a room has refused. */
  again() {
    const [slug] = this.#followed.split(' ');
    this.#followed = null;
    this.follow(slug, this.#code);
  }

  get program() {
    const schedule = this.#answers.schedule.data;
    if (schedule !== this.#schedule) {
      this.#schedule = schedule;
      this.#program = schedule && program(schedule);
    }
    return this.#program;
  }

  /** Why there is no program, or no newer one. */
  get problem() {
    return this.#answers.schedule.problem;
  }

  get asOf() {
    return this.#answers.schedule.asOf;
  }

  /** What changed lately, the latest first. */
  get changes() {
    return this.#answers.news?.data?.items ?? [];
  }

  /** How sessions stand, as it was when changes were asked for. */
  get states() {
    return this.#answers.news?.data?.states ?? [];
  }

  get sponsors() {
    return this.#answers.billboard.data?.sponsors ?? [];
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
