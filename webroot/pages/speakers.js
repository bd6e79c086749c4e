import { html } from 'lit';
import { ConferencePage } from '../lib/conference-page.js';
import { byName, t } from '../lib/i18n.js';
import { fold } from '../lib/program.js';
import { go, withQuery } from '../lib/router.js';
import { avatar, empty } from '../parts/bits.js';
import { icon } from '../parts/icons.js';

class SpeakersPage extends ConferencePage {
  #card(speaker, sessions, slug) {
    const titles = sessions.map((session) => session.title).join(' · ');
    return html`<li><a href="/c/${slug}/speakers/${speaker.id}">${avatar(speaker.name, 'large')}
      <span><b>${speaker.name}</b><small>${speaker.affiliation || titles}</small></span></a></li>`;
  }

  content(program) {
    const { conference } = program;
    this.title(t('nav.speakers'), conference.title);
    const query = this.query.get('q') ?? '';
    const words = fold(query).split(/\s+/).filter(Boolean);
    const everybody = [...program.speakers.values()].sort((a, b) => byName(a.name, b.name));
    const found = everybody.filter((speaker) => words.every((word) => fold(`${speaker.name} ${speaker.affiliation ?? ''}`).includes(word)));
    const sessionsOf = (id) => [...program.sessions.values()].filter((session) => session.speakers.some((credit) => credit.speakerId === id));
    const search = (event) => go(withQuery({ q: event.target.value }), { replace: true });
    return html`<div class="page wide"><div class="page-head"><h1>${t('nav.speakers')}</h1><p role="status">${t('speakers.count', { count: found.length })}</p><span class="spring"></span>
        <label class="search">${icon('search')}<span class="hidden">${t('speakers.search')}</span><input type="search" placeholder=${t('speakers.search')} .value=${query} @input=${search}></label></div>
      ${everybody.length === 0 ? empty('mic', t('speakers.empty'), t('speakers.empty.text'))
        : found.length === 0 ? empty('search', t('speakers.none'), t('speakers.none.text'))
        : html`<ul class="speaker-cards">${found.map((speaker) => this.#card(speaker, sessionsOf(speaker.id), conference.slug))}</ul>`}</div>`;
  }
}
customElements.define('speakers-page', SpeakersPage);
