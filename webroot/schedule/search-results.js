import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../lib/i18n.js';
import { excerpt } from '../lib/search.js';
import { shortDay, shownZone } from '../lib/time.js';
import { pageOf, phase, timeOf } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { sessionRow } from '../parts/schedule-list.js';

/** More rows than a window shows; the others come when one comes near them. */
const FIRST = 12;
const MORE = 24;

/** What a search finds on all days, best first. */
class SearchResults extends PlainElement {
  static properties = { program: {}, found: {}, query: {}, texts: {}, stars: {}, now: {}, news: {}, zone: {}, star: {}, length: { state: true } };
  #end = new IntersectionObserver((entries) => entries.at(-1).isIntersecting && (this.length += MORE), { rootMargin: '0px 0px 100% 0px' });

  willUpdate(changed) {
    if (changed.has('query')) this.length = FIRST;
  }

  updated(changed) {
    if (changed.has('query')) this.scrollTop = 0;
    this.#end.disconnect();
    const end = this.querySelector('.rest');
    if (end) this.#end.observe(end);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end.disconnect();
  }

  #when(session) {
    const { timeZone } = this.program.conference;
    return session.start === null ? t('session.unscheduled') : `${shortDay(session.start, shownZone(timeZone))}, ${timeOf(session, timeZone)}`;
  }

  #row(session) {
    const starred = this.stars.has(session.id);
    const full = this.texts.get(session.id);
    const { now } = this;
    return guard([session, starred, full, this.query, this.news.get(session.id), this.zone, phase(session, now)], () =>
      sessionRow(session, { starred, now, star: this.star, href: pageOf(session, this.program.conference), beside: true, when: this.#when(session),
        note: excerptNote(full && excerpt(session, this.query, [full.summary, full.description].filter(Boolean).join(' '))) }));
  }

  render() {
    const shown = this.found.slice(0, this.length);
    return html`<div class="list"><div class="bucket-rows">${repeat(shown, ({ id }) => id, (session) => this.#row(session))}</div>
      ${shown.length < this.found.length ? html`<div class="rest"></div>` : nothing}</div>`;
  }
}

const excerptNote = (parts) => (parts ? html`<p class="excerpt">${parts[0]}<mark>${parts[1]}</mark>${parts[2]}</p>` : nothing);

customElements.define('search-results', SearchResults);
