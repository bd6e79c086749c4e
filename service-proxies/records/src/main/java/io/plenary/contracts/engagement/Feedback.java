package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * How somebody liked a session; nobody is told who.
 *
 * @param id of no account
 * @param comment null where there is none
 */
@DataObject
public record Feedback(UUID id, UUID sessionId, int stars, String comment, Instant updatedAt) implements Dto {

    public static Feedback fromJson(String json) {
        return Json.read(json, Feedback.class);
    }
}
