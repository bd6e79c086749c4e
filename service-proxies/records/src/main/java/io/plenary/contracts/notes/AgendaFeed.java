package io.plenary.contracts.notes;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * A link to somebody's agenda, as they see it: never the token in it.
 */
@DataObject
public record AgendaFeed(Instant createdAt) implements Dto {

    public static AgendaFeed fromJson(String json) {
        return Json.read(json, AgendaFeed.class);
    }
}
