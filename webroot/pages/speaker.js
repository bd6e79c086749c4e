import { html, nothing } from 'lit';
import { get } from '../lib/api.js';
import { Watch } from '../lib/cell.js';
import { ConferencePage } from '../lib/conference-page.js';
import { find, keep } from '../lib/idb.js';
import { t } from '../lib/i18n.js';
import { stars } from '../lib/programs.js';
import { now, shownZone, shortDay, zoneChoice } from '../lib/time.js';
import { avatar, missing, timeOf } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { sessionRow } from '../parts/schedule-list.js';
import { toggleStar } from '../parts/stars.js';
import '../parts/rich-text.js';

class SpeakerPage extends ConferencePage {
  static properties = { details: { state: true } };
  watch = new Watch(this, stars, now, zoneChoice);

  async #load(slug, id) {
    if (this.loaded === id) return;
    this.loaded = id;
    this.details = null;
    const key = `speaker:${slug}:${id}`;
    find('answers', key).then((last) => last && !this.details && this.loaded === id && (this.details = last.speaker)).catch(() => {});
    try {
      const speaker = await get(`/conferences/${slug}/speakers/${id}`);
      if (this.loaded === id) this.details = speaker;
      await keep('answers', { id: key, speaker });
    } catch {
      // What the program says about them is shown already.
    }
  }

  #session(session, conference) {
    const when = session.start === null ? nothing
      : html`<p class="foot"><span class="fact">${icon('calendar')}${shortDay(session.start, shownZone(conference.timeZone))}, ${timeOf(session, conference.timeZone)}</span></p>`;
    return sessionRow(session, {
      starred: stars.value.has(session.id),
      now: now.value,
      star: (each) => toggleStar(conference.slug, each),
      href: `/c/${conference.slug}/sessions/${session.id}`,
      note: when,
    });
  }

  content(program) {
    const { conference } = program;
    const { id } = this.params;
    this.#load(conference.slug, id);
    const speaker = this.details ?? program.speakers.get(id);
    if (!speaker) return html`<div class="page">${missing(t('speaker.missing'), html`<a class="button" href="/c/${conference.slug}/speakers">${t('nav.speakers')}</a>`)}</div>`;
    this.title(speaker.name, conference.title);
    const sessions = [...program.sessions.values()].filter((session) => session.speakers.some((credit) => credit.speakerId === speaker.id || credit.speakerId === id));
    return html`<article class="page"><a class="back" href="/c/${conference.slug}/speakers">${icon('back')}${t('nav.speakers')}</a>
      <div class="speaker-head">${avatar(speaker.name, 'huge')}<div><h1>${speaker.name}</h1>${speaker.affiliation ? html`<p>${speaker.affiliation}</p>` : nothing}</div></div>
      ${speaker.biography ? html`<rich-text .text=${speaker.biography}></rich-text>` : nothing}
      ${speaker.links?.length ? html`<ul class="links">${speaker.links.filter(({ url }) => /^https?:/i.test(url)).map((link) => html`<li><a href=${link.url} target="_blank" rel="noopener noreferrer">${icon('external')}${link.title || link.url}</a></li>`)}</ul>` : nothing}
      <section><h2 class="label">${t('speaker.sessions')}</h2><div class="agenda-rows">${sessions.map((session) => this.#session(session, conference))}</div></section></article>`;
  }
}
customElements.define('speaker-page', SpeakerPage);
