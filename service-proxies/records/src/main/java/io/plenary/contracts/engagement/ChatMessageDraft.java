package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * A message that is written.
 *
 * @param id chosen by who writes, so that repeating is harmless
 * @param sessionId null for the chat of the conference
 * @param replyTo a message of the same chat, or null
 * @param text Markdown, at most 2,000 characters
 * @param mentions at most ten who wrote in this chat, or asked there under their name
 */
@DataObject
public record ChatMessageDraft(
        UUID id, UUID conferenceId, UUID sessionId, UUID replyTo, String text, List<UUID> mentions) implements Dto {

    public static ChatMessageDraft fromJson(String json) {
        return Json.read(json, ChatMessageDraft.class);
    }

    public ChatMessageDraft {
        mentions = mentions == null ? List.of() : List.copyOf(mentions);
    }
}
