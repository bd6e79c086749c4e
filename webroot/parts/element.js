import { LitElement, noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/** An element without a shadow: the style sheets of the page are its own. */
export class PlainElement extends LitElement {
  createRenderRoot() {
    return this;
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
