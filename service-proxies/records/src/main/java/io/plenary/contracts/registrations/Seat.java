package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.auth.UserAccount;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A seat of somebody in a session.
 *
 * @param name of their account; null where it is gone, or nobody asked
 * @param email of the same
 * @param reason why an organizer gave it to them; null where they signed up themselves
 */
@DataObject
public record Seat(UUID sessionId, UUID userId, String name, String email, Instant takenAt, String reason)
        implements Dto {

    /** @param account whose it is; null where it is gone */
    public Seat of(UserAccount account) {
        return account == null
                ? this
                : new Seat(sessionId, userId, account.displayName(), account.email(), takenAt, reason);
    }

    public static Seat fromJson(String json) {
        return Json.read(json, Seat.class);
    }
}
