import { html, nothing } from 'lit';
import { all, get } from '../lib/api.js';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { find, keep } from '../lib/idb.js';
import { stars } from '../lib/stars.js';
import { keptText } from '../lib/texts.js';
import { dateRange, longDay, now, shownZone, shortDay, zoneChoice } from '../lib/time.js';
import { missing, pageOf, skeleton, timeOf } from '../parts/bits.js';
import { ConferencePage } from '../parts/conference-page.js';
import { icon } from '../parts/icons.js';
import { portrait } from '../parts/pictures.js';
import '../parts/rich-text.js';
import { starredRow } from '../parts/starred-row.js';

class SpeakerPage extends ConferencePage {
  static properties = { details: { state: true }, elsewhere: { state: true }, answered: { state: true } };
  watch = new Watch(this, stars, now, zoneChoice);

  async #load(slug, id) {
    if (this.loaded === id) return;
    Object.assign(this, { loaded: id, details: null, elsewhere: [], answered: false });
    const show = (found) => this.loaded === id && Object.assign(this, found);
    const key = `speaker:${slug}:${id}`;
    const path = `/conferences/${slug}/speakers/${id}`;
    this.#remembered(slug, id).then((last) => last && !this.details && show({ details: last.speaker, elsewhere: last.elsewhere ?? [] })).catch(() => {});
    try {
      const speaker = await get(path);
      show({ details: speaker });
      const elsewhere = await all(`${path}/appearances`);
      show({ elsewhere });
      await keep('answers', { id: key, speaker, elsewhere });
    } catch {
      // What the program says about them is shown already.
    } finally {
      show({ answered: true });
    }
  }

  /** Of an earlier visit, or fetched ahead. */
  async #remembered(slug, id) {
    const last = await find('answers', `speaker:${slug}:${id}`);
    const ahead = last ? null : await keptText(slug, 'speakers', id);
    return last ?? (ahead && { speaker: { ...ahead, id } });
  }

  #appearance({ conference, sessions }) {
    return html`<section><h3 class="label"><a class="plain" href="/c/${conference.slug}">${conference.title}</a> <small>${dateRange(conference.startDate, conference.endDate)}</small></h3>
      <ul class="rows">${sessions.map((session) => html`<li><a class=${session.status === 'CANCELLED' ? 'cancelled' : ''} href=${pageOf(session, conference)}><span><b>${session.title}</b>
        ${session.slot ? html`<small>${longDay(Date.parse(session.slot.start), conference.timeZone)}</small>` : nothing}</span></a></li>`)}</ul></section>`;
  }

  #session(session, conference) {
    const when = session.start === null ? nothing
      : html`<p class="foot"><span class="fact">${icon('calendar')}${shortDay(session.start, shownZone(conference.timeZone))}, ${timeOf(session, conference.timeZone)}</span></p>`;
    return starredRow(session, conference, when);
  }

  content(program) {
    const { conference } = program;
    const { id } = this.params;
    this.#load(conference.slug, id);
    const speaker = this.details ?? program.speakers.get(id);
    if (!speaker && !this.answered) return html`<div class="page">${skeleton()}</div>`;
    if (!speaker) return html`<div class="page">${missing(t('speaker.missing'), html`<a class="button" href="/c/${conference.slug}/speakers">${t('nav.speakers')}</a>`)}</div>`;
    this.title(speaker.name, conference.title);
    const sessions = [...program.sessions.values()].filter((session) => session.speakers.some((credit) => credit.speakerId === speaker.id));
    return html`<article class="page"><a class="back" href="/c/${conference.slug}/speakers">${icon('back')}${t('nav.speakers')}</a>
      <div class="speaker-head">${portrait(speaker, conference, 'huge')}<div><h1>${speaker.name}</h1>${speaker.affiliation ? html`<p>${speaker.affiliation}</p>` : nothing}</div></div>
      ${speaker.biography ? html`<rich-text .text=${speaker.biography}></rich-text>` : nothing}
      ${speaker.links?.length ? html`<ul class="links">${speaker.links.filter(({ url }) => /^https?:/i.test(url)).map((link) => html`<li><a href=${link.url} target="_blank" rel="noopener noreferrer">${icon('external')}${link.title || link.url}</a></li>`)}</ul>` : nothing}
      <section><h2 class="label">${t('speaker.sessions')}</h2><div class="agenda-rows">${sessions.map((session) => this.#session(session, conference))}</div></section>
      ${this.elsewhere.length ? html`<section class="elsewhere"><h2>${t('speaker.elsewhere')}</h2>${this.elsewhere.map((each) => this.#appearance(each))}</section>` : nothing}</article>`;
  }
}
customElements.define('speaker-page', SpeakerPage);
