import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

class ElementOf extends Directive {
  #tag;
  #element;

  render(tag) {
    if (tag === this.#tag) return noChange;
    this.#tag = tag;
    this.#element = document.createElement(tag);
    return this.#element;
  }
}

/** An element by its name; it stays the same one while the name does. */
export const elementOf = directive(ElementOf);
