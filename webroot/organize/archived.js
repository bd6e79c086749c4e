import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { actionsOn } from '../lib/lifecycle.js';
import { icon } from '../parts/icons.js';
import { named } from '../workspace/transition.js';
import { change } from './status.js';

/** The program of a conference that is archived or cancelled is shown, but no longer changed: the server would refuse it. */
export const isArchived = ({ status }) => status === 'ARCHIVED' || status === 'CANCELLED';

/** Why nothing can be changed, and what can be done about it. */
export const archivedNote = (conference) => (isArchived(conference)
  ? html`<div class="banner-note archived-note" role="note">${icon('lock')}<p>${t(conference.status === 'CANCELLED' ? 'organize.cancelled' : 'organize.archived')}</p>
      ${actionsOn(conference).map((action) => html`<button type="button" class="button small" @click=${() => change(conference, action)}>${t(`lifecycle.${named(conference, action)}`)}</button>`)}</div>`
  : nothing);

/** What changes the program, as long as that is possible: from the approval on, before which there is none. */
export const ifChangeable = (conference, action) => (isArchived(conference) || !conference.approvedAt ? nothing : action);

/** Fields that can be read, but not filled in, once the conference is archived. */
export const fields = (conference, content) => html`<fieldset class="whole" ?disabled=${isArchived(conference)}>${content}</fieldset>`;
