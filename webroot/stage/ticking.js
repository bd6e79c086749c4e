import { nothing } from 'lit';
import { serverTime } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';

const SECOND = 1_000;

/** Says what its `says` makes of the server's time, anew with each second of it; nothing else on the page is drawn for that. */
class TickingText extends PlainElement {
  static properties = { says: {} };
  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#tick();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #tick() {
    this.requestUpdate();
    this.#timer = setTimeout(() => this.#tick(), SECOND - (serverTime() % SECOND));
  }

  render() {
    return this.says?.(serverTime()) ?? nothing;
  }
}
customElements.define('ticking-text', TickingText);
