package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A track of one conference.
 *
 * @param color {@code #rrggbb}
 */
@DataObject
public record Track(UUID id, String name, String slug, String color, int position, Instant updatedAt, long version)
        implements Dto {

    public static Track fromJson(String json) {
        return Json.read(json, Track.class);
    }
}
