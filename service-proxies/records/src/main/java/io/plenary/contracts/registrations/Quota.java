package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * How many may get in by the ticket types that share it.
 *
 * @param size null where there is no limit
 * @param taken how many seats of it are held or sold
 * @param awaited whether people wait for seats of it, to whom all go first
 */
@DataObject
public record Quota(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        String name,
        Integer size,
        int taken,
        boolean awaited,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Dto {

    public static Quota fromJson(String json) {
        return Json.read(json, Quota.class);
    }
}
