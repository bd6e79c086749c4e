package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Somebody is to be silenced for what they wrote; it need not be known who that is.
 *
 * @param id chosen by who decides it
 * @param questionId a question from the audience, or null
 * @param messageId a message of a chat, or null
 * @param minutes null for good
 * @param reason may be null; they are told
 */
@DataObject
public record SilenceDraft(
        UUID id, UUID conferenceId, UUID questionId, UUID messageId, SilenceKind kind, Integer minutes, String reason)
        implements Dto {

    public static SilenceDraft fromJson(String json) {
        return Json.read(json, SilenceDraft.class);
    }
}
