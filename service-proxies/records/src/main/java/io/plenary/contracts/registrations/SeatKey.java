package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** Which session of which conference. */
@DataObject
public record SeatKey(UUID organizationId, UUID conferenceId, UUID sessionId) implements Dto {

    public static SeatKey fromJson(String json) {
        return Json.read(json, SeatKey.class);
    }
}
