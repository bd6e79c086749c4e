import { post } from '../../lib/api.js';
import { newId } from '../../lib/ids.js';
import { t } from '../../lib/i18n.js';
import { toast, toastProblem } from '../../parts/toast.js';
import { undoOf } from './questions.js';

/** What was decided at this desk about questions, the last of which can be taken back. */
export class Decisions {
  /** Ids of those that were decided here since `forget()`. */
  here = new Set();
  #host;
  #pending = new Set();
  #done = [];

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    this.#done = [];
  }

  isPending(id) {
    return this.#pending.has(id);
  }

  /** From now on they may stand wherever they belong. */
  forget() {
    this.here.clear();
  }

  /** @returns {Promise<boolean>} whether it was decided */
  async decide(path, question, decision) {
    const done = await this.#send(path, question.id, [decision]);
    if (!done) return false;
    const back = undoOf(question);
    // What cannot be taken back ends the row: who presses the key once more means what they see, and not what was before.
    this.#done = decision.action === 'MERGE' || back.length === 0 ? [] : [...this.#done, { path, id: question.id, back }];
    toast({ text: t(`desk.done.${decision.action}`), ...(this.#done.length && { action: t('desk.undo'), run: () => this.undo() }) });
    return true;
  }

  /** @returns {Promise<string | undefined>} the id of the question that is again what it was */
  async undo() {
    const last = this.#done.at(-1);
    if (!last) return void toast({ text: t('desk.undo.nothing') });
    this.#done = this.#done.slice(0, -1);
    if (!(await this.#send(last.path, last.id, last.back))) return undefined;
    toast({ text: t('desk.undo.done') });
    return last.id;
  }

  async #send(path, id, decisions) {
    if (this.#pending.has(id)) return false;
    this.#pending.add(id);
    this.here.add(id);
    this.#host.requestUpdate();
    try {
      for (const decision of decisions) await post(`${path}/audience-questions/${id}/decision`, decision);
      return true;
    } catch (problem) {
      toastProblem(problem);
      return false;
    } finally {
      this.#pending.delete(id);
      this.#host.requestUpdate();
    }
  }
}

/** Keeps somebody from taking part for what they wrote. @returns {Promise<boolean>} whether that is so now */
export async function silence(host, path, about, said) {
  try {
    await post(`${path}/silences`, { id: newId(), ...about, ...said });
  } catch (problem) {
    toastProblem(problem);
    return false;
  }
  toast({ text: t(`desk.silenced.${said.kind}`) });
  host.dispatchEvent(new CustomEvent('silenced', { bubbles: true }));
  return true;
}
