package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody in the audience asks, as whoever looks at it may see it.
 *
 * @param sessionId null for one to the conference
 * @param authorId null where that is not told, or the account is gone
 * @param authorName as it was when it was asked
 * @param anonymous whether others are not told who asked
 * @param text plain text; null once it was withdrawn
 * @param aside whether it is held because somebody wants to decide later; null for all but those who moderate
 * @param reason why it was declined; for its author and those who moderate
 * @param offStage whether the screen of the hall leaves it out; what is pinned is never left out
 * @param answer in writing; null where it was answered live
 * @param own whether the caller asked it; null where nobody in particular looks
 * @param voted whether the caller voted for it; null as well
 * @param version grows with each change, except by votes
 */
@DataObject
public record AudienceQuestion(
        UUID id,
        UUID conferenceId,
        UUID sessionId,
        UUID authorId,
        String authorName,
        boolean anonymous,
        String text,
        QuestionStatus status,
        Boolean aside,
        String reason,
        UUID mergedInto,
        boolean pinned,
        boolean offStage,
        String answer,
        Instant answeredAt,
        long votes,
        Boolean own,
        Boolean voted,
        Instant createdAt,
        long version)
        implements Dto {

    public static AudienceQuestion fromJson(String json) {
        return Json.read(json, AudienceQuestion.class);
    }
}
