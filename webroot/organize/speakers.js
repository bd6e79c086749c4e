import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { all } from '../lib/api.js';
import { byName, t } from '../lib/i18n.js';
import { fold } from '../lib/program.js';
import { go, withQuery } from '../lib/router.js';
import { avatar, count, empty } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { portrait } from '../parts/pictures.js';
import { firstOf, searchBox, showMore } from '../workspace/list-tools.js';
import { Loaded } from '../workspace/loaded.js';
import { OrganizerPage } from './organizer-page.js';
import { namesakes, sessionsBySpeaker } from './people.js';

/** Who speaks here; and whom the organization knows besides, for they may speak here next. */
class SpeakersPage extends OrganizerPage {
  everybody = new Loaded(this, (organization) => all(`/organizations/${organization}/speakers`));

  head({ conference }) {
    this.title(t('organize.place.speakers'), conference.title);
    return html`<h1>${t('organize.place.speakers')}</h1><span class="spring"></span>
      <a class="button primary" href="${this.root}/speakers/new">${icon('plus')}${t('speakers.new')}</a>`;
  }

  #choice(groups, chosen) {
    const tab = (name) => html`<button type="button" aria-pressed=${chosen === name}
      @click=${() => go(withQuery({ group: name === 'here' ? null : name, shown: null }), { replace: true })}>${t(`speakers.${name}`)} ${count(groups[name].length)}</button>`;
    return html`<div class="list-tools">${searchBox(t('speakers.search'))}<div class="segmented" role="group" aria-label=${t('speakers.group')}>
      ${tab('here')}${tab('known')}${groups.twins.length ? tab('twins') : nothing}</div></div>`;
  }

  #row(speaker, sessions, conference) {
    return html`<tr><td><span class="person">${sessions.length ? portrait(speaker, conference, 'medium') : avatar(speaker.name, 'medium')}<span><a href="${this.root}/speakers/${speaker.id}">${speaker.name}</a>
        <small>${speaker.affiliation ?? ''}</small></span></span></td>
      <td>${sessions.length ? html`${sessions[0].title}${sessions.length > 1 ? html` <small>${t('speakers.more', { count: sessions.length - 1 })}</small>` : nothing}`
        : html`<span class="hint">${t('speakers.idle')}</span>`}</td></tr>`;
  }

  #table(speakers, sessions, conference) {
    const found = [...speakers].sort((a, b) => byName(a.name, b.name));
    if (found.length === 0) return empty('search', t('speakers.none'), t('speakers.none.text'));
    return html`<div class="table-box"><table class="table stack"><thead><tr><th>${t('speaker.name')}</th><th>${t('speaker.sessions')}</th></tr></thead>
      <tbody>${repeat(firstOf(found), ({ id }) => id, (speaker) => this.#row(speaker, sessions.get(speaker.id) ?? [], conference))}</tbody></table></div>${showMore(found)}`;
  }

  work(program) {
    return this.everybody.follow(program.conference.organizationId).view((speakers) => {
      if (speakers.length === 0) return empty('mic', t('speakers.empty'), t('speakers.empty.organizer'));
      const sessions = sessionsBySpeaker(program);
      const groups = {
        here: speakers.filter(({ id }) => sessions.has(id)),
        known: speakers.filter(({ id }) => !sessions.has(id)),
        twins: namesakes(speakers, sessions),
      };
      const chosen = groups[this.query.get('group')] ? this.query.get('group') : 'here';
      const words = fold(this.query.get('q') ?? '').split(/\s+/).filter(Boolean);
      const found = groups[chosen].filter(({ name, affiliation }) => words.every((word) => fold(`${name} ${affiliation ?? ''}`).includes(word)));
      return html`${this.#choice(groups, chosen)}
        ${chosen === 'twins' ? html`<p class="hint">${t('speakers.twins.text')}</p>` : nothing}${this.#table(found, sessions, program.conference)}`;
    });
  }
}
customElements.define('organize-speakers-page', SpeakersPage);
