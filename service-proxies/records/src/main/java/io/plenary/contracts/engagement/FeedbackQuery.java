package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** Which feedback to list. */
@DataObject
public record FeedbackQuery(UUID conferenceId, UUID sessionId, String cursor, int limit) implements Dto {

    public static FeedbackQuery fromJson(String json) {
        return Json.read(json, FeedbackQuery.class);
    }
}
