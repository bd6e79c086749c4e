import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { isAdmin, isClosed, mayOrganize, memberships } from '../lib/roles.js';
import { maySignIn, signInFor, user } from '../lib/session.js';
import { follow, load, workOf } from '../lib/work.js';
import { empty, problemNote, skeleton } from '../parts/bits.js';
import { ConferencePage } from '../parts/conference-page.js';
import { icon } from '../parts/icons.js';
import { workspace } from '../workspace/workspace.js';
import { archivedNote } from './archived.js';
import { draftNote } from './draft-note.js';
import { organizerPlaces } from './places.js';

/** What they work on. */
const WORK = { of: workOf, follow, load };

/** A page for organizers of a conference: those who are not learn what they can do about it. Renders `head` and `work` of the program. */
export class OrganizerPage extends ConferencePage {
  roles = new Watch(this, user, memberships);

  get source() {
    return WORK;
  }

  /** Whether the work needs all of the window. */
  get isWide() {
    return false;
  }

  /** Whether there is nothing to do before the conference has a program. */
  get needsProgram() {
    return true;
  }

  /** Whether the work is theirs. */
  may(conference) {
    return mayOrganize(conference);
  }

  get root() {
    return `/c/${this.params.slug}/organize`;
  }

  /** Those who work on it read what it means for their work. */
  notice() {
    return nothing;
  }

  render() {
    return maySignIn() ? super.render() : signInNote();
  }

  content(program, { problem }) {
    const { conference } = program;
    if (!user.value && problem) return html`<div class="page">${problemNote(problem, () => load(conference.slug))}</div>`;
    if (!user.value || (!memberships.value && !isAdmin())) return html`<div class="page">${skeleton()}</div>`;
    if (!this.may(conference)) return isClosed(conference) ? closedNote(conference) : refusal(conference);
    return this.frame(program);
  }

  /** The work beside the places where there is more of it. */
  frame(program) {
    const { conference } = program;
    return workspace({
      label: t('organize.places'),
      places: organizerPlaces(conference),
      head: this.head(program),
      content: this.needsProgram && !conference.approvedAt ? this.#waiting() : html`${archivedNote(conference)}${draftNote(conference)}${this.work(program)}`,
      wide: this.isWide,
    });
  }

  #waiting() {
    return empty('clock', t('organize.waiting.title'), t('organize.waiting.text'), html`<a class="button" href=${this.root}>${t('organize.waiting.back')}</a>`);
  }
}

function signInNote() {
  return html`<div class="state">${icon('edit', 'large')}<h1>${t('organize.sign-in.title')}</h1><p>${t('organize.sign-in.text')}</p>
    <a class="button primary" href=${signInFor(location.pathname + location.search)}>${t('sign-in')}</a></div>`;
}

const closedNote = ({ title }) => html`<div class="state">${icon('edit', 'large')}<h1>${t('organize.closed.title')}</h1>
  <p>${t('organize.closed.text', { title })}</p><a class="button primary" href="/profile">${t('factor.closed.action')}</a></div>`;

const refusal = ({ title, slug }) => html`<div class="state">${icon('edit', 'large')}<h1>${t('organize.refused.title')}</h1>
  <p>${t('organize.refused.text', { title })}</p><a class="button" href="/c/${slug}">${t('organize.refused.back', { title })}</a></div>`;
