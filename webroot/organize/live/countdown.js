import { html } from 'lit';
import { t } from '../../lib/i18n.js';
import { serverTime } from '../../lib/time.js';
import { PlainElement } from '../../parts/element.js';

const SECOND = 1_000;

/** How long something is open still; nothing else is drawn anew each second. */
class Countdown extends PlainElement {
  static properties = { until: {} };
  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), SECOND);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  render() {
    const seconds = Math.max(0, Math.ceil((Date.parse(this.until) - serverTime()) / SECOND));
    return html`${t('poll.left', { time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` })}`;
  }
}
customElements.define('desk-countdown', Countdown);
