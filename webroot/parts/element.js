import { LitElement, noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { givenIsGone, isSaid } from '../lib/given.js';
import { nextTask } from '../lib/idle.js';

/** An element without a shadow: the style sheets of the page are its own. */
export class PlainElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}

let isFirst = true;

/**
 * One that takes long to draw. The first of a visit does so in a task of its own: the browser, which has just run all modules, answers
 * the user in between. What the document said gives way to it in the same frame. Later ones are drawn at once, and so is what is wanted as a `whole`, for printing: the printer does not wait.
 */
export class LargeElement extends PlainElement {
  async scheduleUpdate() {
    if (isFirst && !this.whole) {
      isFirst = false;
      await (isSaid() ? givenIsGone : nextTask());
    }
    return super.scheduleUpdate();
  }
}

class Vars extends Directive {
  #last = {};

  render() {
    return noChange;
  }

  update(part, [values]) {
    for (const name of Object.keys({ ...this.#last, ...values })) {
      if (values[name] === this.#last[name]) continue;
      if (values[name] == null) part.element.style.removeProperty(name);
      else part.element.style.setProperty(name, values[name]);
    }
    this.#last = values;
    return noChange;
  }
}

/** Sets style properties over the CSSOM: a style attribute, which styleMap writes, is forbidden by the policy. */
export const vars = directive(Vars);
