import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { star, stars } from '../lib/stars.js';
import { now, zoneChoice } from '../lib/time.js';
import { backTo, empty, zonePicker } from '../parts/bits.js';
import { byDay } from '../parts/by-day.js';
import { saveCalendar } from '../parts/calendar.js';
import { ConferencePage } from '../parts/conference-page.js';
import { icon } from '../parts/icons.js';
import { starredRow } from '../parts/starred-row.js';
import { toast, toastProblem } from '../parts/toast.js';
import { sharedSessions } from './shared-address.js';

/** An agenda that somebody has passed on as a link. */
class SharedPage extends ConferencePage {
  watch = new Watch(this, stars, now, zoneChoice);

  #take(slug, sessions) {
    Promise.all(sessions.map((session) => star(slug, session, true)))
      .then(() => toast({ text: t('shared-agenda.taken', { count: sessions.length }) }), toastProblem);
  }

  content(program) {
    const { conference } = program;
    this.title(t('shared-agenda.title'), conference.title);
    const sessions = sharedSessions(program, this.query.get('sessions'));
    const others = sessions.filter(({ id }) => !stars.value.has(id));
    return html`<div class="page">${backTo(conference)}
      <div class="page-head"><div><h1>${t('shared-agenda.title')}</h1><p>${t('sessions.count', { count: sessions.length })}</p></div><span class="spring"></span>
        ${others.length ? html`<button type="button" class="button small primary" @click=${() => this.#take(conference.slug, others)}>${icon('star')}${t('shared-agenda.take')}</button>` : nothing}
        ${sessions.length ? html`<button type="button" class="button small" @click=${() => saveCalendar(sessions, program, t('shared-agenda.title'))}>${icon('download')}${t('calendar.download')}</button>` : nothing}
        ${zonePicker(conference.timeZone, sessions[0]?.start ?? Date.parse(conference.startDate))}</div>
      ${sessions.length ? byDay(program, sessions, (session) => starredRow(session, conference))
        : empty('star', t('shared-agenda.empty'), t('shared-agenda.empty.text'), html`<a class="button" href="/c/${conference.slug}/schedule">${t('conference.to-schedule')}</a>`)}</div>`;
  }
}
customElements.define('shared-page', SharedPage);
