import { html, nothing } from 'lit';
import { post } from '../lib/api.js';
import { number, t } from '../lib/i18n.js';
import { liveAt } from '../lib/live-settings.js';
import { standing } from '../lib/live-view.js';
import { now } from '../lib/time.js';
import { icon } from '../parts/icons.js';
import { LivePart, isStranger } from './part.js';
import { phaseOf, stateOf } from './session-rules.js';

const KINDS = ['APPLAUSE', 'LOVE'];
/** Presses are told together. */
const PAUSE = 500;
const MOST = 10;

/** Applause and hearts while a session runs: what the hall pressed so far. Nobody waits for them, and nothing is kept of them. */
class LiveBursts extends LivePart {
  #pressed = new Map();
  #shown = new Map();
  #timer;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #count = (kind) => (standing(this.view, 'bursts', this.session.id)?.[kind] ?? 0) + (this.#pressed.get(kind) ?? 0);

  #press(kind) {
    this.#pressed.set(kind, Math.min(MOST, (this.#pressed.get(kind) ?? 0) + 1));
    this.requestUpdate();
    this.#timer ??= setTimeout(() => this.#tell(), PAUSE);
  }

  async #tell() {
    const { slug, sessionId } = this.where;
    this.#timer = undefined;
    const pressed = [...this.#pressed];
    await Promise.allSettled(pressed.map(([kind, count]) => post(`/conferences/${slug}/sessions/${sessionId}/bursts`, { kind, count })));
    this.#pressed.clear();
    this.requestUpdate();
  }

  /** A hall that claps is seen to. */
  updated() {
    for (const kind of KINDS) {
      const count = this.#count(kind);
      if (count > (this.#shown.get(kind) ?? count)) this.#stir(kind);
      this.#shown.set(kind, count);
    }
  }

  #stir(kind) {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    this.querySelector(`[data-kind="${kind}"] .icon`)?.animate([{ transform: 'scale(1)' }, { transform: 'scale(1.4)' }, { transform: 'scale(1)' }], 300);
  }

  render() {
    const isOn = liveAt(this.where.slug)?.reactions && !isStranger() && phaseOf(this.session, stateOf(this.view), now.value) === 'running';
    if (!isOn || this.view.problem) return nothing;
    return KINDS.map((kind) => {
      const count = this.#count(kind);
      return html`<button type="button" class="reaction" data-kind=${kind} aria-label=${t(`chat.reaction.${kind}.count`, { count })}
        @click=${() => this.#press(kind)}>${icon(kind)}${count ? number(count) : nothing}</button>`;
    });
  }
}
customElements.define('live-bursts', LiveBursts);
