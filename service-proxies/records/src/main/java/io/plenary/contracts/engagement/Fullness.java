package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * How full the room of a session is, as somebody sees it who stands at its door.
 *
 * @param full whether nobody else gets in
 * @param seats how many are taken; null where nobody says
 * @param queueMinutes how long those wait who still want to get in; null for not at all
 */
@DataObject
public record Fullness(UUID conferenceId, UUID sessionId, boolean full, SeatsTaken seats, Integer queueMinutes)
        implements Dto {

    public Fullness {
        full = full || seats == SeatsTaken.FULL;
    }

    public static Fullness fromJson(String json) {
        return Json.read(json, Fullness.class);
    }
}
