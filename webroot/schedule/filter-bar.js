import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { byName, t } from '../lib/i18n.js';
import { capital, languageName } from '../lib/languages.js';
import { allTalks } from '../lib/program.js';
import { go, withQuery } from '../lib/router.js';
import { count, trackName } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { NO_FILTERS, isActive, languageOf, typeOf } from './filters.js';

/** So many tracks are offered however long their names. */
const FEW = 7;

/** What one row of tracks holds, in letters: their names, long ones cut off, each with what is around it. */
const ROW = 96;
/** What each other choice takes of it. */
const CHOICE = 9;
const letters = ([track]) => Math.min(track.name.length, 24) + 9;

const set = (changes) => go(withQuery(changes), { replace: true });

export const clearFilters = () => set(NO_FILTERS);

/**
 * What narrows a schedule down, each with how many sessions it would bring. `ofTracks` are those that pass the filters beside the
 * tracks; all sessions decide which tracks are offered, so that none comes or goes while one types. The address keeps what is chosen.
 */
class FilterBar extends PlainElement {
  static properties = { program: {}, sessions: {}, found: {}, ofTracks: {}, filters: {}, stars: {}, more: {}, everyTrack: { state: true } };

  #starred() {
    const { starred } = this.filters;
    return html`<button type="button" class="chip" aria-pressed=${starred} @click=${() => set({ starred: starred ? null : '1' })}>
      ${icon('star')}${t('schedule.starred')}${count(this.found.filter(({ id }) => this.stars.has(id)).length)}</button>`;
  }

  #tracks(choices) {
    const { track: chosen } = this.filters;
    const [totals, found] = [this.sessions, this.ofTracks].map((some) => Map.groupBy(some, ({ trackId }) => trackId));
    const chips = [...this.program.tracks.values()].sort((a, b) => a.position - b.position || byName(a.name, b.name))
      .map((track) => [track, totals.get(track.id)?.length ?? 0]).filter(([{ id }, total]) => total > 0 || chosen.has(id));
    const offered = this.#offered(chips, ROW - CHOICE * choices);
    return html`${(this.everyTrack ? chips : offered).map(([track]) => html`<button type="button" class="chip" aria-pressed=${chosen.has(track.id)}
        @click=${() => set({ track: toggled(chosen, track.id) })}>${trackName(track)}${count(found.get(track.id)?.length ?? 0)}</button>`)}
      ${offered.length < chips.length ? html`<button type="button" class="chip" aria-expanded=${Boolean(this.everyTrack)} @click=${() => (this.everyTrack = !this.everyTrack)}>
        ${this.everyTrack ? t('schedule.fewer') : t('schedule.more', { count: chips.length - offered.length })}</button>` : nothing}`;
  }

  /** All where they are few, else those that are chosen and the busiest ones, as far as a row holds them, in their order. */
  #offered(chips, room) {
    if (chips.length <= FEW) return chips;
    const isChosen = ([{ id }]) => this.filters.track.has(id);
    let left = room;
    const first = [...chips].sort((a, b) => isChosen(b) - isChosen(a) || b[1] - a[1]);
    const fits = (chip) => (isChosen(chip) || letters(chip) <= left) && ((left -= letters(chip)), true);
    const shown = new Set(first.filter(fits));
    return chips.filter((chip) => shown.has(chip));
  }

  /** @param {[value: string, text: string][]} options the same ones as long as nothing changes, for there may be hundreds */
  #choice(name, symbol, options) {
    const value = this.filters[name];
    if (options.length < 2 && !value) return nothing;
    return html`<label class="chip select" data-active=${Boolean(value)} title=${t(`schedule.${name}`)}>${icon(symbol)}<span class="hidden">${t(`schedule.${name}`)}</span>
      <select @change=${(event) => set({ [name]: event.target.value })}>${guard([value, options], () => html`
        <option value="" ?selected=${!value}>${t(`schedule.${name}.all`)}</option>
        ${options.map(([each, text]) => html`<option value=${each} ?selected=${value === each}>${text}</option>`)}`)}
      </select>${icon('chevron')}</label>`;
  }

  /** Of all days, so that what is chosen can be seen on each. */
  #choices() {
    const { other, rooms, languages, types } = optionsOf(this.program);
    return [
      this.#choice('other', 'tag', other),
      this.#choice('room', 'pin', rooms),
      this.#choice('language', 'globe', languages),
      this.#choice('type', 'list', types),
    ].filter((choice) => choice !== nothing);
  }

  render() {
    const choices = this.#choices();
    return html`<div class="filter-bar ${this.everyTrack ? 'every' : ''}" role="group" aria-label=${t('schedule.filters')}>
      ${this.#starred()}<span class="rule" aria-hidden="true"></span>${this.#tracks(choices.length)}${choices}${this.more}
      ${isActive(this.filters) ? html`<button type="button" class="chip clear" @click=${clearFilters}>${icon('close')}${t('filters.clear')}</button>` : nothing}</div>`;
  }
}

const options = new WeakMap();

function optionsOf(program) {
  if (!options.has(program)) options.set(program, makeOptions(program));
  return options.get(program);
}

function makeOptions(program) {
  const talks = allTalks(program);
  const rooms = new Set(talks.map(({ room }) => room).filter(Boolean));
  const named = (keyOf, nameOf) => [...new Map(talks.filter(keyOf).map((talk) => [keyOf(talk), talk]))]
    .map(([key, talk]) => [key, nameOf(talk)]).sort(([, a], [, b]) => byName(a, b));
  const others = talks.filter(({ trackId }) => !trackId).length;
  return {
    rooms: [...rooms].sort((a, b) => a.position - b.position).map(({ id, name }) => [id, name]),
    languages: named(languageOf, (talk) => languageName(languageOf(talk))),
    types: named(typeOf, ({ type }) => capital(type.trim())),
    // Beside tracks there are sessions that belong to none.
    other: others > 0 && others < talks.length ? [['none', t('schedule.other.none')], ['only', t('schedule.other.only')]] : [],
  };
}

function toggled(chosen, id) {
  const next = new Set(chosen);
  next.has(id) ? next.delete(id) : next.add(id);
  return [...next].join(',');
}

customElements.define('filter-bar', FilterBar);
