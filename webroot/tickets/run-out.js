import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { MINUTE, serverTime, shortDay, time, zoneName } from '../lib/time.js';
import { PlainElement, vars } from '../parts/element.js';
import { icon } from '../parts/icons.js';

const SECOND = 1_000;
const HOUR = 60 * MINUTE;
const HALF_DAY = 12 * HOUR;
const DAY = 24 * HOUR;
const LITTLE = 5 * MINUTE;
/** Said by screen readers when so much is left. */
const SAID = [5 * MINUTE, MINUTE];

const two = (count) => String(Math.floor(count)).padStart(2, '0');

/** With hours where there are any: what was waited for is held for longer, and what was approved for days. */
function clock(left) {
  if (left >= 2 * DAY) return t('tickets.left.days', { count: Math.floor(left / DAY) });
  const seconds = two((left % MINUTE) / SECOND);
  return left < HOUR ? `${Math.floor(left / MINUTE)}:${seconds}` : `${Math.floor(left / HOUR)}:${two((left % HOUR) / MINUTE)}:${seconds}`;
}

/** Of another day with the day. */
const ends = (until, zone) => (until - serverTime() < HALF_DAY ? time(until, zone) : `${shortDay(until, zone)}, ${time(until, zone)}`);

/** How long seats are held, by the server's clock, in the `zone` of the conference as all that is sold. Tells with `over` when they are not any more. */
class RunOut extends PlainElement {
  static properties = { from: { attribute: false }, until: { attribute: false }, zone: { attribute: false }, left: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.ticking = setInterval(() => this.#tick(), SECOND);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  willUpdate(changed) {
    if (changed.has('until')) this.#tick();
  }

  #tick() {
    const before = this.left;
    this.left = Math.max(0, this.until - serverTime());
    if (before > 0 && this.left === 0) this.dispatchEvent(new CustomEvent('over'));
    const passed = SAID.find((mark) => before > mark && this.left <= mark);
    if (passed) this.said = t('tickets.left.said', { count: passed / MINUTE });
  }

  render() {
    const { zone } = this;
    const share = `${(this.left / Math.max(1, this.until - this.from)) * 100}%`;
    return html`<div class="run-out ${this.left <= LITTLE ? 'little' : ''}"><p>${icon('clock')}<span>${t('tickets.held', { time: ends(this.until, zone), zone: zoneName(zone, this.until) })}</span>
      <b role="timer">${clock(this.left)}</b></p><div class="run-out-bar"><span ${vars({ '--left': share })}></span></div>
      <span class="hidden" role="status">${this.said ?? nothing}</span></div>`;
  }
}
customElements.define('run-out', RunOut);
