package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * How the caller liked a session.
 *
 * @param open whether it can be said now: not before the session begins, nor where it is cancelled
 * @param stars one to five; null where the caller said nothing yet
 * @param comment null where there is none
 * @param listens whether they may read what others said; null from older nodes
 */
@DataObject
public record OwnFeedback(
        UUID sessionId, boolean open, Integer stars, String comment, Instant updatedAt, Boolean listens)
        implements Dto {

    public static OwnFeedback fromJson(String json) {
        return Json.read(json, OwnFeedback.class);
    }
}
