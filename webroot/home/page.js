import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { conferences, loadConferences } from '../lib/conferences.js';
import { t } from '../lib/i18n.js';
import { fold } from '../lib/program.js';
import { mayAddConferences, memberships } from '../lib/roles.js';
import { go, withQuery } from '../lib/router.js';
import { dateRange, isPast } from '../lib/time.js';
import { empty, problemNote, skeleton } from '../parts/bits.js';
import { vars } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { Page } from '../parts/page.js';

class HomePage extends Page {
  watch = new Watch(this, conferences);
  roles = new Watch(this, memberships);

  connectedCallback() {
    super.connectedCallback();
    loadConferences();
  }

  #card(conference) {
    const { colors = {}, status } = conference;
    const where = [conference.venue, conference.city].filter(Boolean).join(', ');
    return html`<li><a class="conference-card" href="/c/${conference.slug}" ${vars({ '--card-source': colors.primary })}>
      <span class="cover" aria-hidden="true"><span>${conference.title}</span></span>
      <span class="conference-text">
        <b>${conference.title}</b>
        ${conference.subtitle ? html`<span class="subtitle">${conference.subtitle}</span>` : nothing}
        <span class="fact">${icon('calendar')}${dateRange(conference.startDate, conference.endDate)}</span>
        ${where ? html`<span class="fact">${icon('pin')}${where}</span>` : nothing}
        ${status === 'PUBLISHED' ? nothing : html`<span class="badge">${t(`conference.status.${status}`)}</span>`}
      </span></a></li>`;
  }

  #section(key, items) {
    if (items.length === 0) return nothing;
    return html`<section><h2>${t(key)}</h2><ul class="conference-cards">${items.map((each) => this.#card(each))}</ul></section>`;
  }

  #list() {
    const { items, problem } = conferences.value;
    if (!items) return problem ? problemNote(problem, loadConferences) : skeleton(3);
    const words = fold(this.query.get('q') ?? '').split(/\s+/).filter(Boolean);
    const found = items.filter((each) => {
      const text = fold([each.title, each.subtitle, each.acronym, each.city, each.venue].join(' '));
      return words.every((word) => text.includes(word));
    });
    if (found.length === 0) {
      return words.length
        ? empty('search', t('home.none.title'), t('home.none.text'), html`<button class="button" @click=${() => go(withQuery({ q: null }), { replace: true })}>${t('filters.clear')}</button>`)
        : empty('calendar', t('home.empty.title'), t('home.empty.text'));
    }
    const byStart = [...found].sort((a, b) => a.startDate.localeCompare(b.startDate));
    return html`${this.#section('home.upcoming', byStart.filter((each) => !isPast(each.endDate)))}
      ${this.#section('home.past', byStart.filter((each) => isPast(each.endDate)).reverse())}`;
  }

  render() {
    this.title(t('nav.conferences'));
    const search = (event) => go(withQuery({ q: event.target.value }), { replace: true });
    return html`<div class="page wide">
      <div class="hero"><h1>${t('home.title')}</h1><p>${t('home.text')}</p>
        <label class="search">${icon('search')}<span class="hidden">${t('home.search')}</span>
          <input type="search" placeholder=${t('home.search')} .value=${this.query.get('q') ?? ''} @input=${search}></label>
        ${mayAddConferences() ? html`<a class="button" href="/admin/conferences/new">${icon('plus')}${t('home.add')}</a>` : nothing}</div>
      ${this.#list()}</div>`;
  }
}
customElements.define('home-page', HomePage);
