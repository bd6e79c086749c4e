package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A room of one conference.
 *
 * @param capacity seats, null when unknown
 * @param position order in the grid, from 0
 */
@DataObject
public record Room(
        UUID id,
        String name,
        String slug,
        String description,
        Integer capacity,
        int position,
        Instant updatedAt,
        long version)
        implements Dto {

    public static Room fromJson(String json) {
        return Json.read(json, Room.class);
    }
}
