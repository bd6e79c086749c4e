import { send } from '../lib/http.js';
import { idle } from '../lib/idle.js';
import { program } from '../lib/program.js';
import { follow, programOf } from '../lib/programs.js';

const PERIOD = 30_000;
const NOTHING = { program: null, problem: null };

/** The program of a stage: as everybody sees it, or as the code of a screen opens it. Draws its host again when it changes. */
export class StageSource {
  value = NOTHING;
  #host;
  #followed = null;
  #stop = () => {};

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    this.#stop();
    this.#followed = null;
  }

  /** @param {string | null} code of a screen */
  follow(slug, code) {
    const wanted = `${slug} ${code}`;
    if (wanted === this.#followed) return;
    this.#stop();
    this.#followed = wanted;
    this.value = NOTHING;
    this.#stop = code ? this.#withCode(slug, code) : this.#openly(slug);
  }

  #show(value) {
    this.value = value;
    this.#host.requestUpdate();
  }

  #openly(slug) {
    const cell = programOf(slug);
    const show = ({ program: found, problem }) => this.#show({ program: found, problem });
    idle().then(() => show(cell.value));
    return follow(slug, show);
  }

  #withCode(slug, code) {
    let etag = null;
    let isOver = false;
    const read = async () => {
      try {
        const answer = await send('GET', `/conferences/${encodeURIComponent(slug)}/schedule`, { token: code, etag });
        etag = answer.etag;
        if (!isOver) this.#show({ program: answer.data ? program(answer.data) : this.value.program, problem: null });
      } catch (problem) {
        // Who is refused sees nothing any more; who is not reached keeps what there was.
        if (!isOver) this.#show({ program: problem.status === 401 || problem.status === 403 || problem.status === 404 ? null : this.value.program, problem });
      }
    };
    read();
    const round = setInterval(read, PERIOD);
    return () => {
      isOver = true;
      clearInterval(round);
    };
  }

  /** Looks again at once, such as after a room has refused. */
  again(slug, code) {
    this.#followed = null;
    this.follow(slug, code);
  }
}
