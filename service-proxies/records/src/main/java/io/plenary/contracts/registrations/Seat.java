package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A seat of somebody in a session.
 *
 * @param name of their latest order at the conference; null where they have none
 * @param email of the same
 * @param reason why an organizer gave it to them; null where they signed up themselves
 */
@DataObject
public record Seat(UUID sessionId, UUID userId, String name, String email, Instant takenAt, String reason)
        implements Dto {

    public static Seat fromJson(String json) {
        return Json.read(json, Seat.class);
    }
}
