import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { isReadOn, isSaid } from '../lib/given.js';
import { byName, t } from '../lib/i18n.js';
import { idle } from '../lib/idle.js';
import { go, withQuery } from '../lib/router.js';
import { dayMonth, weekday } from '../lib/time.js';
import { empty } from '../parts/bits.js';
import { ConferencePage } from '../parts/conference-page.js';
import { vars } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { portrait } from '../parts/pictures.js';
import { alphabetical, speakersOf } from './directory.js';

/** From so many on an alphabet helps. */
const MANY = 40;

const set = (changes) => go(withQuery(changes), { replace: true });

/** Letters that fill a window, mostly. */
const FIRST = 2;

class SpeakersPage extends ConferencePage {
  /** How many letters are drawn. What the document said gives way to what is in sight; the others follow. */
  letters = isSaid() && !isReadOn() ? FIRST : Infinity;

  async firstUpdated() {
    while (this.isConnected && this.letters < (this.groups?.length ?? 0)) {
      await idle();
      this.letters += 1;
      this.requestUpdate();
    }
    // A search may have left fewer letters than there will be without it.
    this.letters = Infinity;
  }

  #card({ speaker, sessions }, conference) {
    const titles = sessions.map((session) => session.title).join(' · ');
    return html`<li><a href="/c/${conference.slug}/speakers/${speaker.id}">${portrait(speaker, conference, 'large')}
      <span><b>${speaker.name}</b><small>${speaker.affiliation || titles}</small></span></a></li>`;
  }

  /** What nobody could choose between is not offered. */
  #choice(name, symbol, all, options) {
    if (options.length < 2) return nothing;
    const chosen = this.query.get(name) ?? '';
    return html`<label class="chip select" data-active=${Boolean(chosen)}>${icon(symbol)}<span class="hidden">${t(`speakers.${name}`)}</span>
      <select @change=${(event) => set({ [name]: event.target.value })}><option value="" ?selected=${!chosen}>${all}</option>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}</select>${icon('chevron')}</label>`;
  }

  #alphabet(groups, total) {
    if (total < MANY) return nothing;
    const jump = async (event, letter) => {
      event.preventDefault();
      this.letters = Infinity;
      this.requestUpdate();
      await this.updateComplete;
      this.querySelector(`[data-letter="${CSS.escape(letter)}"]`).scrollIntoView({ block: 'start' });
    };
    return html`<nav class="alphabet" aria-label=${t('speakers.alphabet')}>${groups.map(([letter]) => html`<a href="#${letter}" @click=${(event) => jump(event, letter)}>${letter}</a>`)}</nav>`;
  }

  /** Each card keeps its element, and so its picture, while others come and go. */
  #cards(found, conference) {
    return html`<ul class="speaker-cards">${repeat(found, ({ speaker }) => speaker.id, (each) => this.#card(each, conference))}</ul>`;
  }

  #found(found, conference) {
    if (found.length < MANY) return this.#cards(found, conference);
    const groups = alphabetical(found);
    this.groups = groups;
    return html`${this.#alphabet(groups, found.length)}${groups.slice(0, this.letters).map(([letter, each]) => html`<section class="letter" data-letter=${letter} ${vars({ '--cards': each.length })}>
      <h2>${letter}</h2>${guard([conference, ...each.map(({ speaker }) => speaker)], () => this.#cards(each, conference))}</section>`)}`;
  }

  #everybody(program) {
    if (program !== this.program) Object.assign(this, { program, everybody: speakersOf(program, {}) });
    return this.everybody;
  }

  content(program) {
    const { conference } = program;
    this.title(t('nav.speakers'), conference.title);
    const filters = { q: this.query.get('q') ?? '', track: this.query.get('track') ?? '', day: this.query.get('day') ?? '' };
    const everybody = this.#everybody(program);
    const found = Object.values(filters).some(Boolean) ? speakersOf(program, filters) : everybody;
    const tracks = [...program.tracks.values()].filter(({ id }) => everybody.some(({ sessions }) => sessions.some((session) => session.trackId === id)));
    const days = program.days.map(({ date }) => [date, `${weekday(date, 'long')}, ${dayMonth(date)}`]);
    return html`<div class="page wide"><div class="page-head"><h1>${t('nav.speakers')}</h1><p role="status">${t('speakers.count', { count: found.length })}</p><span class="spring"></span>
        ${this.#choice('day', 'calendar', t('speakers.every-day'), days)}
        ${this.#choice('track', 'tag', t('conference.all-tracks'), tracks.sort((a, b) => byName(a.name, b.name)).map(({ id, name }) => [id, name]))}
        <label class="search">${icon('search')}<span class="hidden">${t('speakers.search')}</span>
          <input type="search" placeholder=${t('speakers.search')} .value=${filters.q} @input=${(event) => set({ q: event.target.value })}></label></div>
      ${everybody.length === 0 ? empty('mic', t('speakers.empty'), t('speakers.empty.text'))
        : found.length === 0 ? empty('search', t('speakers.none'), t('speakers.none.text'), html`<button type="button" class="button" @click=${() => set({ q: null, track: null, day: null })}>${t('filters.clear')}</button>`)
        : this.#found(found, conference)}</div>`;
  }
}
customElements.define('speakers-page', SpeakersPage);
