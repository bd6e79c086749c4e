import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { ownFirst, withStates } from '../lib/change-words.js';
import { changesOf, followChanges, markSeen } from '../lib/changes.js';
import { t } from '../lib/i18n.js';
import { States } from '../lib/live-states.js';
import { news } from '../lib/news.js';
import { firstInstant } from '../lib/program.js';
import { stars } from '../lib/stars.js';
import { shownZone, zoneChoice } from '../lib/time.js';
import { backTo, empty, zonePicker } from '../parts/bits.js';
import { ConferencePage } from '../parts/conference-page.js';
import { toastProblem } from '../parts/toast.js';
import { changeList, summary } from './change-list.js';

/** What changed in the program since the last visit. */
class ChangesPage extends ConferencePage {
  watch = new Watch(this, news, stars, zoneChoice);
  states = new States(this);
  #stop = null;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = followChanges(this.params.slug);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  content(program) {
    const { conference } = program;
    this.title(t('change.title'), conference.title);
    const changes = withStates(changesOf(conference.slug).value, program, this.states.of(program));
    const { items } = changes;
    const seen = () => markSeen(conference.slug).catch(toastProblem);
    return html`<div class="page">${backTo(conference)}
      <div class="page-head"><div><h1>${t('change.title')}</h1>${items.length ? html`<p role="status">${summary(changes, stars.value, shownZone(conference.timeZone))}</p>` : nothing}</div>
        <span class="spring"></span>${items.length ? html`<button type="button" class="button small" @click=${seen}>${t('change.seen')}</button>` : nothing}
        ${zonePicker(conference.timeZone, firstInstant(program))}</div>
      ${items.length ? html`<section class="panel">${changeList(ownFirst(items, stars.value), program, stars.value)}</section>`
        : empty('check', t('change.none.title'), t('change.none.text'), html`<a class="button" href="/c/${conference.slug}/schedule">${t('conference.to-schedule')}</a>`)}</div>`;
  }
}
customElements.define('changes-page', ChangesPage);
