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
 * @param mentions whom it mentions
 * @param held whether it waits for somebody who moderates; told to its author and those, else null
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
        List<UUID> mentions,
        Boolean held,
        List<ReactionCount> reactions,
        Instant editedAt,
        Instant createdAt,
        long version)
        implements Dto {

    public static ChatMessage fromJson(String json) {
        return Json.read(json, ChatMessage.class);
    }

    public ChatMessage {
        mentions = mentions == null ? List.of() : List.copyOf(mentions);
        reactions = reactions == null ? List.of() : List.copyOf(reactions);
    }
}
