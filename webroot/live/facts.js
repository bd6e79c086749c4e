import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { fullnessOf } from '../lib/state-rules.js';
import { longDay, now, time, zoneName } from '../lib/time.js';
import { minutes, roomFacts, timeOf } from '../parts/bits.js';
import { vars } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { fullness } from '../parts/standing.js';
import { LivePart } from './part.js';
import { elapsed, minutesLeft, phaseOf, remarks, stateOf } from './session-rules.js';

/** When and where a session takes place, how long it still does, and what staff says of it. */
class LiveFacts extends LivePart {
  #when(state) {
    const { session } = this;
    if (session.start === null) return html`<div class="live-when"><b>${t('session.unscheduled')}</b></div>`;
    const span = html`${timeOf(session, this.program.conference.timeZone)} <abbr title=${this.zone}>${zoneName(this.zone, session.start)}</abbr>`;
    const phase = phaseOf(session, state, now.value);
    const left = phase === 'running' ? minutesLeft(session, state, now.value) : null;
    if (left === null) {
      const head = phase === 'before' ? longDay(session.start, this.zone) : t(phase === 'over' ? 'live.over' : 'session.live');
      return html`<div class="live-when"><b>${head}</b><span>${span}</span><small>${minutes(session)}</small></div>`;
    }
    return html`<div class="live-when running"><b>${t('live.left', { count: left })}</b><span>${span}</span>
      <span class="live-elapsed" ${vars({ '--done': `${Math.round(100 * elapsed(session, state, now.value))}%` })}></span></div>`;
  }

  #where({ movedTo }) {
    const { room } = this.session;
    if (!room && !movedTo) return nothing;
    const place = room ? html`<a class="plain" href="/c/${this.where.slug}/rooms/${room.id}">${room.name}</a>` : nothing;
    return movedTo
      ? html`<div class="live-where"><b>${movedTo}</b><small>${room ? html`<s>${room.name}</s> · ` : nothing}${t('live.moved.short')}</small></div>`
      : html`<div class="live-where"><b>${place}</b><small>${roomFacts(room)}</small></div>`;
  }

  /** Estimates in steps: all five, and a word beside them. */
  #full(state) {
    const { full, queueMinutes, updatedAt } = state;
    if (!full && !queueMinutes) return fullnessOf(state, now.value) ? html`<div class="live-full">${fullness(state, now.value, this.zone)}</div>` : nothing;
    const word = queueMinutes ? t('live.queue.short', { count: queueMinutes }) : t('live.full.short');
    return html`<div class="live-full"><span class="segments" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i></span><b>${word}</b>
      ${updatedAt ? html`<small>${t('live.as-of', { time: time(Date.parse(updatedAt), this.zone) })}</small>` : nothing}</div>`;
  }

  #remarks(state) {
    const said = remarks(state).map(([kind, values]) => t(`live.${kind}`, values));
    const watch = state.streamUrl ? html`<a class="button small" href=${state.streamUrl} target="_blank" rel="noopener noreferrer">${icon('screen')}${t('live.watch')}</a>` : nothing;
    if (!said.length && watch === nothing) return nothing;
    return html`<p class="live-remarks ${said.length ? '' : 'plain'}">${said.length ? html`${icon('warning')}<span>${said.join(' ')}</span>` : html`<span>${t('live.stream')}</span>`}${watch}</p>`;
  }

  render() {
    const state = stateOf(this.view);
    return html`<div class="live-facts">${this.#when(state)}${this.#where(state)}${this.#full(state)}</div>${this.#remarks(state)}`;
  }
}
customElements.define('live-facts', LiveFacts);
