package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A session for which people sign up, as they see it.
 *
 * @param opensAt null where people sign up long since
 * @param closesAt null where they do until it begins
 * @param mine whether who asks has a seat
 */
@DataObject
public record SessionSeats(
        UUID sessionId,
        SeatsLeft left,
        SignUp signUp,
        Instant opensAt,
        Instant closesAt,
        boolean ticketNeeded,
        boolean mine)
        implements Dto {

    public static SessionSeats fromJson(String json) {
        return Json.read(json, SessionSeats.class);
    }
}
