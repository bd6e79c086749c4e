package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/** Which seats of a session. */
@DataObject
public record SeatQuery(SeatKey key, String cursor, int limit) implements Dto {

    public static SeatQuery fromJson(String json) {
        return Json.read(json, SeatQuery.class);
    }
}
