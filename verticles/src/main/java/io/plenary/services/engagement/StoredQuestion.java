package io.plenary.services.engagement;

import io.plenary.contracts.engagement.AudienceQuestion;
import io.plenary.contracts.engagement.QuestionStatus;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/**
 * A question from the audience as it is kept, with what not everybody is told.
 *
 * @param userId who asked; null once the account is gone
 * @param question as those who moderate see it
 * @param position null where nobody else ever saw it
 */
record StoredQuestion(
        UUID organizationId, UUID userId, AudienceQuestion question, Long position, long organizerPosition) {

    static final String TYPE = "QUESTION";

    UUID id() {
        return question.id();
    }

    Room room() {
        return question.sessionId() == null
                ? Room.ofConference(question.conferenceId())
                : Room.ofSession(question.conferenceId(), question.sessionId());
    }

    /** Empty once the account is gone. */
    Optional<Silences.Author> author() {
        return Optional.ofNullable(userId)
                .map(user -> new Silences.Author(user, question.authorName(), question.anonymous()));
    }

    boolean isOpen() {
        return question.status() == QuestionStatus.APPROVED;
    }

    boolean isPublic() {
        return isOpen() || question.status() == QuestionStatus.ANSWERED;
    }

    boolean isOf(UUID user) {
        return user != null && user.equals(userId);
    }

    /** With what only one of them sees. */
    AudienceQuestion seenBy(UUID user, boolean voted) {
        return of(isOf(user) ? question.reason() : null, isOf(user), voted);
    }

    /** As its author is told in passing; whether they voted for it is not known then. */
    AudienceQuestion seenByAuthor() {
        return of(question.reason(), true, null);
    }

    /** What is told to everybody, and so to nobody in particular. */
    AudienceQuestion seenByAll() {
        return of(null, null, null);
    }

    RoomEntry entry() {
        return new RoomEntry(
                position, TYPE, id(), isPublic() ? new JsonObject(seenByAll().toJson()) : null);
    }

    RoomEntry organizersEntry() {
        boolean gone = question.status() == QuestionStatus.WITHDRAWN;
        return new RoomEntry(organizerPosition, TYPE, id(), gone ? null : new JsonObject(question.toJson()));
    }

    private AudienceQuestion of(String reason, Boolean own, Boolean voted) {
        return new AudienceQuestion(
                question.id(),
                question.conferenceId(),
                question.sessionId(),
                question.authorId(),
                question.authorName(),
                question.anonymous(),
                question.text(),
                question.status(),
                null,
                reason,
                question.mergedInto(),
                question.pinned(),
                question.offStage(),
                question.answer(),
                question.answeredAt(),
                question.votes(),
                own,
                voted,
                question.createdAt(),
                question.version());
    }
}
