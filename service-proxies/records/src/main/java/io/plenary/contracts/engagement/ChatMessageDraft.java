package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A message that is written.
 *
 * @param id chosen by who writes, so that repeating is harmless
 * @param sessionId null for the chat of the conference
 * @param replyTo a message of the same chat, or null
 * @param text Markdown, at most 2,000 characters
 */
@DataObject
public record ChatMessageDraft(UUID id, UUID conferenceId, UUID sessionId, UUID replyTo, String text) implements Dto {

    public static ChatMessageDraft fromJson(String json) {
        return Json.read(json, ChatMessageDraft.class);
    }
}
