import { newId } from '../lib/ids.js';
import { holdPage } from '../lib/router.js';
import { confirmLeaving } from './confirm.js';
import { clean, nested, same, valueOf } from './form-values.js';

/**
 * What is typed into a form, apart from what the server holds: neither a refusal nor a change made elsewhere loses any of it.
 * Values go by the JSON pointers of the API without their first slash, such as `title` or `colors/primary`.
 */
export class Form {
  values = null;
  problem = null;
  busy = false;
  /** Of the item; what is not there yet gets one here, so that sending it twice makes it once. */
  id;
  /** Values that were changed elsewhere since they were read: `[{ name, value, kept }]`; `kept`: the typed one stays. */
  elsewhere = [];
  #host;
  #read;
  #base = null;
  #version;
  #release = null;

  /**
   * @param {import('lit').LitElement} host
   * @param {(item: any) => Record<string, unknown>} read the values of what the server holds
   */
  constructor(host, read) {
    this.#host = host;
    this.#read = read;
    host.addController(this);
  }

  hostDisconnected() {
    this.#let();
  }

  open(item) {
    this.id = item.id ?? newId();
    this.#base = this.#read(item);
    this.values = this.#base;
    this.#version = item.version;
    this.#calm();
  }

  /** Back to what the server holds. */
  reset() {
    this.values = this.#base;
    this.#calm();
  }

  #calm() {
    this.problem = null;
    this.elsewhere = [];
    this.#let();
    this.#host.requestUpdate();
  }

  /** What differs from what the server holds, in words it takes: an empty text is null. */
  get changes() {
    const changed = Object.entries(this.values).filter(([name, value]) => !same(value, this.#base[name]));
    return Object.fromEntries(changed.map(([name, value]) => [name, clean(value)]));
  }

  get isChanged() {
    return Object.keys(this.changes).length > 0;
  }

  /** For `@input` of the form: inputs by their names. One that is half typed, such as a day without its year, stays as it is. */
  typed = ({ target }) => {
    if (!(target.name in this.values) || target.validity.badInput) return;
    this.set(target.name, valueOf(target));
  };

  /** For `@edited`, which fields made of several inputs say. */
  edited = ({ detail }) => this.set(detail.name, detail.value);

  set(name, value) {
    this.values = { ...this.values, [name]: value };
    if (!this.isChanged) this.#let();
    else this.#release ??= holdPage(confirmLeaving);
    this.#host.requestUpdate();
  }

  #let() {
    this.#release?.();
    this.#release = null;
  }

  /**
   * @param {(changes: object, etag?: string) => Promise<any>} save answers what the server holds now
   * @param {() => Promise<any>} [newest] asked for when somebody else was faster
   * @returns {Promise<any>} what was saved; undefined when it was refused
   */
  async submit(save, newest) {
    if (this.busy) return undefined;
    this.busy = true;
    this.#host.requestUpdate();
    const sent = this.values;
    try {
      const saved = await save(nested(this.changes), this.#version === undefined ? undefined : `"${this.#version}"`);
      this.#accept(saved, sent);
      return saved;
    } catch (problem) {
      this.problem = problem;
      if (problem.status === 412 && newest) await newest().then((item) => this.#merge(item), () => {});
      requestAnimationFrame(() => showFault(this.#host));
      return undefined;
    } finally {
      this.busy = false;
      this.#host.requestUpdate();
    }
  }

  /** Typing goes on while a save is under way. */
  #accept(saved, sent) {
    const later = Object.entries(this.values).filter(([name, value]) => value !== sent[name]);
    this.open(saved);
    for (const [name, value] of later) this.set(name, value);
  }

  #merge(item) {
    const newest = this.#read(item);
    const mine = this.changes;
    const base = this.#base;
    this.elsewhere = Object.keys(newest)
      .filter((name) => !same(newest[name], base[name]) && !same(newest[name], this.values[name]))
      .map((name) => ({ name, value: newest[name], kept: name in mine }));
    this.values = Object.fromEntries(Object.keys(newest).map((name) => [name, name in mine ? this.values[name] : newest[name]]));
    this.#base = newest;
    this.#version = item.version;
    if (!this.isChanged) this.#let();
  }
}

/** To the first field with a fault, else to what is said about the form as a whole. */
function showFault(host) {
  const field = host.querySelector('[aria-invalid="true"]');
  if (field) field.focus();
  else host.querySelector('.form-fault, .conflict')?.scrollIntoView({ block: 'center' });
}
