import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { shortDay, span } from '../lib/time.js';
import { worded } from '../lib/worded.js';
import { icon } from '../parts/icons.js';

/** For where the other session is not known here (yet). */
const plainWords = ({ kind, params, message }) => worded(`fault.${kind}`, params, message);

const SYMBOLS = { ROOM_TAKEN: 'pin', SPEAKER_TWICE: 'mic', OUTSIDE_CONFERENCE: 'calendar' };

/** What is in the way of a session, in a sentence with a link to the other one. */
export function conflictText(conflict, program) {
  const { kind, otherSessionId, speakerId } = conflict;
  const other = program.sessions.get(otherSessionId);
  const speaker = program.speakers.get(speakerId)?.name ?? other?.speakers.find((credit) => credit.speakerId === speakerId)?.name;
  if (otherSessionId && !other) return plainWords(conflict);
  const [before, after] = t(`conflict.${kind}`, { speaker: speaker ?? '?' }).split('{other}');
  return other ? html`${before}<a href=${editorOf(other, program)}>${other.title}</a>${after ?? ''}` : before;
}

export const conflictRow = (conflict, program) => html`<li class=${conflict.level.toLowerCase()}>${icon(SYMBOLS[conflict.kind])}
  <span>${conflictText(conflict, program)}</span>${conflict.level === 'BLOCK' ? html`<span class="badge">${t('rules.BLOCK')}</span>` : ''}</li>`;

/** With the session it is about: for lists of the conflicts of many. */
export function conflictOf(conflict, program) {
  const session = program.sessions.get(conflict.sessionId);
  if (!session) return html`<li>${icon('warning')}<span>${plainWords(conflict)}</span></li>`;
  const zone = program.conference.timeZone;
  return html`<li>${icon(SYMBOLS[conflict.kind])}<span><a href=${editorOf(session, program)}><b>${session.title}</b></a>
    <small>${shortDay(session.start, zone)}, ${span(session.start, session.end, zone)}${session.room ? ` · ${session.room.name}` : ''}</small>
    ${conflictText(conflict, program)}</span></li>`;
}

export const editorOf = (session, program) => `/c/${program.conference.slug}/organize/sessions/${session.id}`;
