import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { serverTime } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import { clock } from './poll-rules.js';

/** Counts down, by itself: nothing else is drawn again each second. Tells when nothing is left. */
class TimeLeft extends PlainElement {
  static properties = { until: {} };
  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#tick(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  #tick() {
    this.requestUpdate();
    if (serverTime() >= this.until) this.dispatchEvent(new CustomEvent('over', { bubbles: true }));
  }

  render() {
    return html`${t('poll.closes-in', { time: clock(this.until - serverTime()) })}`;
  }
}
customElements.define('time-left', TimeLeft);
