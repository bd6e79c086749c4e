import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';
import { withQuery } from '../lib/router.js';
import { stamp } from '../lib/time.js';
import { avatar } from '../parts/bits.js';

/** What has words of its own; anything else is called by its type. */
export const AUDIT_TYPES = [
  'OrganizationCreated', 'OrganizationUpdated', 'MemberChanged', 'MemberRemoved', 'InvitationSent', 'InvitationRevoked', 'InvitationAccepted', 'TeamCreated', 'TeamUpdated', 'TeamDeleted', 'TeamMemberChanged', 'ConferenceAdded', 'ConferenceUpdated', 'ConferenceTransitioned', 'ConferenceDeleted',
  'ConferenceRestored', 'ConferencePurged', 'ConferenceProvisioned', 'ConferenceProvisioningFailed', 'SessionCreated', 'SessionUpdated', 'SessionMoved', 'SessionCancelled',
  'SessionDeleted', 'RoomsChanged', 'TracksChanged', 'RulesChanged', 'ProgramImported', 'ProgramReleased', 'ReleaseModeChanged', 'PreviewLinkCreated', 'PreviewLinkRevoked', 'OrganizationPlaced', 'SpeakerAdded', 'SpeakerUpdated', 'SpeakerDeleted', 'SpeakerEmailChanged', 'SpeakersMerged', 'UserSignedUp',
  'UserSignedIn', 'UserSignedOut', 'SignInFailed', 'NewDeviceSignedIn', 'RefreshTokenReused', 'PasswordChanged', 'PasswordResetAsked', 'EmailChangeAsked', 'EmailChanged', 'EmailConfirmationAsked', 'EmailConfirmed', 'SecondFactorChanged', 'IdentityLinked', 'IdentityUnlinked', 'AccountChanged', 'ProfileUpdated', 'ErasureRequested', 'ApiTokenCreated', 'ApiTokenRevoked',
  'WebhookAdded', 'WebhookSecretRotated', 'WebhookDisabled', 'WebhookRemoved', 'BulletinCreated', 'BulletinChanged', 'BulletinRemoved', 'BulletinScheduled', 'BulletinStopped', 'TemplateChanged', 'TemplateReset', 'SuppressionLifted', 'AuditRead', 'AuditExported',
  'QuestionAdded', 'QuestionChanged', 'QuestionRemoved', 'QuotaAdded', 'QuotaChanged', 'QuotaRemoved', 'TicketTypeAdded', 'TicketTypeChanged', 'TicketTypeRemoved', 'VoucherAdded', 'VouchersAdded', 'VoucherChanged', 'VoucherRemoved', 'TransferDetailsChanged', 'CardSettingsChanged', 'SellerChanged', 'OrderBuyerChanged', 'BadgeDesignChanged', 'InvoiceIssued', 'InvoicePaid', 'OrderPlaced', 'OrderAwaitsApproval', 'OrdersToApprove', 'OrderApproved', 'OrderDeclined', 'OrderAwaitsPayment', 'OrderPaymentDue', 'OrderConfirmed',
  'OrderExpired', 'OrderCancelled', 'TicketsCancelled', 'TicketTransferred', 'TicketReissued', 'AttendeesChanged', 'RefundOwed', 'OrderRefunded', 'PaymentReturned', 'OrderMailAsked', 'AttendeeImportStarted', 'AttendeesImported', 'OrderImported', 'OrderSold', 'OrderClaimed', 'UserEnrolled', 'UserWithdrew',
  'SeatRuleChanged', 'SeatSessionChanged', 'SeatSessionRemoved', 'SeatTaken', 'SeatReleased', 'SeatTroubled',
  'SponsorAdded', 'SponsorChanged', 'SponsorRemoved', 'AdvertisementAdded', 'AdvertisementChanged', 'AdvertisementRemoved', 'AdvertisementsSeen', 'AdvertisementsFollowed', 'PromotionRulesChanged',
  'LiveSettingsChanged', 'AudienceQuestionAsked', 'AudienceQuestionVoted', 'AudienceQuestionUnvoted', 'AudienceQuestionDecided', 'AudienceQuestionWithdrawn', 'ParticipantSilenced', 'ParticipantHeardAgain',
  'ChatChanged', 'ChatMessagePosted', 'ChatMessageEdited', 'ChatMessageDeleted', 'ChatMessageRemoved', 'ChatMessageReacted', 'ChatMessageReported', 'ChatReportsDismissed', 'ChatMessageHeld', 'ChatMessageApproved', 'ParticipantMentioned', 'ChatWordsChanged',
  'PollCreated', 'PollChanged', 'PollTurned', 'PollDeleted', 'PollAnswered', 'PollWordHidden', 'PollWordShown', 'LeaderboardJoined', 'LeaderboardLeft', 'NameShown', 'NameHidden', 'SessionFeedbackGiven', 'SessionFeedbackWithdrawn',
  'SessionAttended', 'LiveStateChanged', 'StageScreenCreated', 'StageScreenRevoked',
  'CheckInListAdded', 'CheckInListChanged', 'CheckInListRemoved', 'CheckedIn', 'CheckInUndone',
  'WaitlistJoined', 'WaitlistLeft', 'WaitlistMoved', 'WaitlistAdmitted', 'WaitlistOffered', 'WaitlistOfferExpired', 'WaitlistClosed',
  'NoteCreated', 'NoteUpdated', 'NoteDeleted', 'SessionStarred', 'SessionUnstarred', 'ConferenceEndpointRegistered', 'ConferenceEndpointRetired', 'ReaderRemoved', 'SigningKeyRotated',
  'ServiceScaled', 'NodeDrained', 'NodeUndrained', 'NodeForgotten',
  'AuditCheckAsked', 'AuditChainBroken', 'AuditRetentionChanged', 'ActionRefused',
];
const WORDED = new Set(AUDIT_TYPES);

const nameOf = (type) => (WORDED.has(type) ? t(`audit.type.${type}`) : type);

/** The filters of a page's address as those of the API: whole days of whoever looks. */
export function auditQuery(query) {
  const instant = (iso, days) => iso && new Date(new Date(`${iso}T00:00`).getTime() + days * 86_400_000).toISOString();
  const wanted = { type: query.get('type'), from: instant(query.get('from'), 0), to: instant(query.get('to'), 1), actor: query.get('actor'), subject: query.get('subject'), address: query.get('address') };
  return Object.entries(wanted).filter(([, value]) => value).map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('');
}

const who = ({ actorId, profile }) => profile?.displayName ?? t(actorId ? 'audit.gone' : 'audit.nobody');

const fact = (name, value) => (value ? html`<div><dt>${t(`audit.${name}`)}</dt><dd>${value}</dd></div>` : nothing);

/** Names of members are those of the API, for whoever looks further there. */
const change = (name, was, is) => html`<div><dt><code>${name}</code></dt><dd>${was === undefined ? nothing : html`<del>${was}</del> → `}${is ?? t('audit.removed')}</dd></div>`;

const only = (name, id, text) => html`<a href=${withQuery({ [name]: id, shown: null })}>${text}</a>`;

/** One entry: what, who and when, and the rest of it for who opens it. */
export function auditEntry(entry) {
  const { number: position, type, occurredAt, actorId, subjectType, subjectId, conferenceId, correlationId, details, before, hash, origin = {} } = entry;
  const { address, client, tokenId, reason } = origin;
  const names = [...new Set([...Object.keys(details), ...Object.keys(before)])];
  return html`<li><details><summary><span class="what"><b>${nameOf(type)}</b><small>${type === 'ActionRefused' ? refused(details) : changed(names)}</small></span>
      <span class="who">${avatar(who(entry))}${who(entry)}</span><time datetime=${occurredAt}>${stamp(Date.parse(occurredAt))}</time></summary>
    <dl>${names.map((name) => change(name, before[name], details[name]))}
      ${fact('who', actorId && only('actor', actorId, t('audit.only.actor', { name: who(entry) })))}
      ${fact('reason', reason)}${fact('address', address && html`<code>${address}</code> · ${only('address', address, t('audit.only.address'))}`)}${fact('client', client)}${fact('token', tokenId && html`<code>${tokenId}</code>`)}
      ${fact('subject', subjectId && html`<code>${subjectType} ${subjectId}</code> · ${only('subject', subjectId, t('audit.only.subject'))}`)}
      ${fact('conference', conferenceId && html`<code>${conferenceId}</code>`)}${fact('request', correlationId && html`<code>${correlationId}</code>`)}
      ${fact('number', number(position))}${fact('hash', html`<code>${hash}</code>`)}</dl></details></li>`;
}

const refused = ({ operation, more }) => (Number(more) ? t('audit.refused.more', { operation, count: Number(more) }) : operation);

const changed = (names) => names.map((name) => name.split('.').at(-1)).filter((name) => !/^id$|Id$/.test(name)).slice(0, 3).join(', ');
