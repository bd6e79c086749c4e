package io.plenary.contracts.notes;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A session on somebody's personal agenda.
 */
@DataObject
public record Star(UUID conferenceId, UUID sessionId, Instant starredAt) implements Dto {

    public static Star fromJson(String json) {
        return Json.read(json, Star.class);
    }
}
