import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { empty } from '../parts/bits.js';
import { barList } from '../workspace/bar-list.js';

/** Types of events by who they tell about. */
const GROUPS = {
  attendees: ['ConferenceViewed', 'ScheduleViewed', 'SessionViewed', 'SpeakerViewed', 'CalendarDownloaded', 'SessionStarred', 'SessionUnstarred', 'NoteCreated', 'NoteUpdated', 'NoteDeleted',
    'AdvertisementsSeen', 'AdvertisementsFollowed', 'PollAnswered', 'ChatMessagePosted', 'ChatMessageReacted', 'AudienceQuestionAsked', 'AudienceQuestionVoted'],
  accounts: ['UserSignedUp', 'UserSignedIn', 'UserSignedOut', 'SignInFailed', 'PasswordChanged', 'SecondFactorChanged', 'ProfileUpdated', 'RefreshTokenReused'],
  program: ['SessionCreated', 'SessionUpdated', 'SessionMoved', 'SessionCancelled', 'SessionDeleted', 'SpeakerAdded', 'SpeakerUpdated', 'SpeakerDeleted', 'SpeakerEmailChanged', 'SpeakersMerged',
    'RoomsChanged', 'TracksChanged', 'RulesChanged', 'ProgramImported', 'ProgramReleased'],
};
const NAMED = new Set(Object.values(GROUPS).flat());

/** What people did; what keeps the platform running, and has no words here, is left out. */
export function engagementList({ counts }) {
  const shown = counts.filter(({ type }) => NAMED.has(type));
  if (shown.length === 0) return empty('chart', t('analytics.engagement.none.title'), t('analytics.engagement.none.text'));
  return html`<div class="engagement">${Object.entries(GROUPS).map(([group, types]) => column(group, shown.filter(({ type }) => types.includes(type))))}</div>`;
}

const column = (group, counts) => html`<div><h4>${t(`analytics.group.${group}`)}</h4>${counts.length === 0
  ? html`<p class="hint">${t('analytics.group.none')}</p>`
  : barList({ label: t(`analytics.group.${group}`), items: counts.map(({ type, count, distinctUsers }) => ({ name: t(`event.${type}`), value: count, note: distinctUsers ? t('analytics.by-users', { count: distinctUsers }) : undefined })) })}</div>`;
