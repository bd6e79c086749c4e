package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * How somebody liked a session.
 *
 * @param stars one to five
 * @param comment plain text, at most 2,000 characters; may be null
 */
@DataObject
public record FeedbackDraft(UUID conferenceId, UUID sessionId, int stars, String comment) implements Dto {

    public static FeedbackDraft fromJson(String json) {
        return Json.read(json, FeedbackDraft.class);
    }
}
