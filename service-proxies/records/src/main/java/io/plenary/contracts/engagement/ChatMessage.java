package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What somebody wrote to the others.
 *
 * @param sessionId null in the chat of the conference
 * @param authorName as it was when it was written
 * @param replyTo the message it answers; null for none
 * @param text Markdown
 * @param reactions those that somebody chose
 * @param editedAt null where it is as it was written
 * @param version grows with each change of the text
 */
@DataObject
public record ChatMessage(
        UUID id,
        UUID conferenceId,
        UUID sessionId,
        UUID authorId,
        String authorName,
        UUID replyTo,
        String text,
        List<ReactionCount> reactions,
        Instant editedAt,
        Instant createdAt,
        long version)
        implements Dto {

    public static ChatMessage fromJson(String json) {
        return Json.read(json, ChatMessage.class);
    }

    public ChatMessage {
        reactions = reactions == null ? List.of() : List.copyOf(reactions);
    }
}
