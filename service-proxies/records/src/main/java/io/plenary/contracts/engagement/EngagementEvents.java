package io.plenary.contracts.engagement;

import io.plenary.contracts.events.Payload;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What the engagement service announces; never what somebody wrote. Who did it is not said where others are not told either.
 * {@code sessionId} is null for what belongs to a conference as a whole.
 */
public sealed interface EngagementEvents extends Payload {

    /** What people do as some of many; the others tell what those who moderate decided. */
    Set<Class<? extends Payload>> OF_PERSONS = Set.of(
            AudienceQuestionAsked.class,
            AudienceQuestionVoted.class,
            AudienceQuestionUnvoted.class,
            AudienceQuestionWithdrawn.class,
            ChatMessagePosted.class,
            ChatMessageHeld.class,
            ChatMessageEdited.class,
            ChatMessageDeleted.class,
            ChatMessageReacted.class,
            ChatMessageReported.class,
            ParticipantMentioned.class,
            PollAnswered.class,
            SessionAttended.class,
            SessionFeedbackGiven.class,
            SessionFeedbackWithdrawn.class,
            LeaderboardJoined.class,
            LeaderboardLeft.class,
            NameShown.class,
            NameHidden.class);

    record LiveSettingsChanged() implements EngagementEvents {}

    record AudienceQuestionAsked(UUID questionId, UUID sessionId) implements EngagementEvents {}

    record AudienceQuestionVoted(UUID questionId, UUID sessionId) implements EngagementEvents {}

    record AudienceQuestionUnvoted(UUID questionId, UUID sessionId) implements EngagementEvents {}

    record AudienceQuestionDecided(UUID questionId, UUID sessionId, QuestionAction action)
            implements EngagementEvents {}

    record AudienceQuestionWithdrawn(UUID questionId, UUID sessionId) implements EngagementEvents {}

    record ParticipantSilenced(UUID silenceId, SilenceKind kind) implements EngagementEvents {}

    record ParticipantHeardAgain(UUID silenceId) implements EngagementEvents {}

    record ChatChanged(UUID sessionId) implements EngagementEvents {}

    record ChatMessagePosted(UUID messageId, UUID sessionId) implements EngagementEvents {}

    /** By no person: for a word, a link or an image. */
    record ChatMessageHeld(UUID messageId, UUID sessionId) implements EngagementEvents {}

    record ChatMessageApproved(UUID messageId, UUID sessionId) implements EngagementEvents {}

    record ChatWordsChanged() implements EngagementEvents {}

    record ChatMessageEdited(UUID messageId, UUID sessionId) implements EngagementEvents {}

    /** By its author. */
    record ChatMessageDeleted(UUID messageId, UUID sessionId) implements EngagementEvents {}

    /** By somebody who moderates. */
    record ChatMessageRemoved(UUID messageId, UUID sessionId) implements EngagementEvents {}

    record ChatMessageReacted(UUID messageId, UUID sessionId) implements EngagementEvents {}

    record ChatMessageReported(UUID messageId, UUID sessionId) implements EngagementEvents {}

    record ChatReportsDismissed(UUID messageId, UUID sessionId) implements EngagementEvents {}

    /** By whoever wrote it, once others can read it. */
    record ParticipantMentioned(UUID messageId, UUID sessionId, UUID userId) implements EngagementEvents {}

    record PollCreated(UUID pollId, UUID sessionId) implements EngagementEvents {}

    record PollChanged(UUID pollId, UUID sessionId) implements EngagementEvents {}

    record PollTurned(UUID pollId, UUID sessionId, PollState state) implements EngagementEvents {}

    record PollDeleted(UUID pollId, UUID sessionId) implements EngagementEvents {}

    record PollAnswered(UUID pollId, UUID sessionId) implements EngagementEvents {}

    record PollWordHidden(UUID pollId, UUID sessionId) implements EngagementEvents {}

    record PollWordShown(UUID pollId, UUID sessionId) implements EngagementEvents {}

    record LeaderboardJoined() implements EngagementEvents {}

    record LeaderboardLeft() implements EngagementEvents {}

    /** Others in live rooms read the name of who did this. */
    record NameShown() implements EngagementEvents {}

    /** Whoever took it back, or was banned. */
    record NameHidden() implements EngagementEvents {}

    /** For the first time; who did is not told. */
    record SessionFeedbackGiven(UUID sessionId) implements EngagementEvents {}

    record SessionFeedbackWithdrawn(UUID sessionId) implements EngagementEvents {}

    /** People were in its room for so many minutes together since that was told last; at most once a minute by each gateway. */
    record SessionAttended(UUID sessionId, int minutes) implements EngagementEvents {}

    record LiveStateChanged(UUID sessionId) implements EngagementEvents {}

    record StageScreenCreated(UUID screenId, UUID roomId, Instant expiresAt) implements EngagementEvents {}

    record StageScreenRevoked(UUID screenId) implements EngagementEvents {}
}
