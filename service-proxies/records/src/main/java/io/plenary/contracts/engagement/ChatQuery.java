package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Which messages to list.
 *
 * @param sessionId null for the chat of the conference
 */
@DataObject
public record ChatQuery(UUID conferenceId, UUID sessionId, String cursor, int limit) implements Dto {

    public static ChatQuery fromJson(String json) {
        return Json.read(json, ChatQuery.class);
    }
}
