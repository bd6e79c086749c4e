package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A question that is asked.
 *
 * @param id chosen by who asks, so that repeating is harmless
 * @param sessionId null for one to the conference
 * @param text plain, at most 500 characters
 */
@DataObject
public record AudienceQuestionDraft(UUID id, UUID conferenceId, UUID sessionId, String text, boolean anonymous)
        implements Dto {

    public static AudienceQuestionDraft fromJson(String json) {
        return Json.read(json, AudienceQuestionDraft.class);
    }
}
